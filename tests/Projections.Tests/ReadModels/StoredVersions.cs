using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.ReadModels;

/// <summary>What the table of a model does with a fold's page, in memory.</summary>
internal sealed class StoredVersions(ReadModel model)
{
    private readonly List<(Guid Id, DateTimeOffset Since, DateTimeOffset? Until, long Position, string Row)> versions = [];

    /// <summary>Every version with everything that is in it, in an order that does not depend on how it came here.</summary>
    public IEnumerable<string> Content => versions.Select(version => $"{version}").Order(StringComparer.Ordinal);

    public void FoldPage(IReadOnlyList<Recorded> page)
    {
        var fold = new RowFold(model);
        var keys = page.SelectMany(model.KeysOf).ToHashSet();
        foreach (var stored in versions.Where(version => keys.Contains(version.Id) && version.Until is null))
            fold.Start(new(District, stored.Id, stored.Since, null, stored.Position, model.Read(System.Text.Encoding.UTF8.GetBytes(stored.Row))));
        foreach (var happened in page) fold.Apply(happened).ShouldBeEmpty();

        versions.RemoveAll(version => version.Until is null && fold.Replaced.Contains(version.Id));
        foreach (var (key, since) in fold.Ended)
            for (var i = 0; i < versions.Count; i++)
                if (versions[i].Id == key && versions[i].Until is null) versions[i] = versions[i] with { Until = since };

        foreach (var version in fold.Closed.Concat(fold.Changed.Keys.Select(fold.Of).OfType<RowVersion>()))
            versions.Add((version.Id, version.Since, version.Until, version.Position, model.Write(version.Row)));
    }

    private const string District = "330000";
}
