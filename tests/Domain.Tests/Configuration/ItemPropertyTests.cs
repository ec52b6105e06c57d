using CsCheck;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Tests.Configuration.Hall;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class ItemPropertyTests
{
    private static readonly string[] Sources = [ItemSources.Manual, "discovery", "netbox", "csv"];
    private static readonly string[] Keys = ["os", "cpu_model"];
    private static readonly string?[] Values = ["a", "b", "c", null];

    private static readonly Gen<(string Source, string Key, string? Value)[]> Reports =
        Gen.Select(
            Gen.Int[0, Sources.Length - 1], Gen.Int[0, Keys.Length - 1], Gen.Int[0, Values.Length - 1],
            (source, key, value) => (Sources[source], Keys[key], Values[value]))
            .Array[0, 40];

    /// <summary>Whatever is reported in whatever order, the most believed of those who say something is heard, and saying it again is no news.</summary>
    [Fact]
    public void The_most_believed_source_that_says_something_is_heard() => Reports.Sample(reports =>
    {
        var said = new Dictionary<(string Key, string Source), (string Value, int At)>();
        var history = new List<ConfigurationItemEvent>();
        var item = Standing("server", Stage.InStock);
        foreach (var (report, at) in reports.Select((report, at) => (report, at)))
        {
            var given = At(Nine.AddMinutes(at));
            var happened = item.Report(report.Source, [Is(report.Key, report.Value)], given).Recorded;
            history.AddRange(happened);
            item = item.AfterAt(given.At, happened);
            item.Report(report.Source, [Is(report.Key, report.Value)], given).ShouldRecordNothing();
            Remember(said, report, at);
            foreach (var key in Keys) Heard(said, key, item);
        }

        var replayed = Standing("server", Stage.InStock).After(history);
        replayed.Values.ShouldBe(item.Values);
        replayed.Version.ShouldBe(1 + history.Count);
    });

    private static void Remember(
        Dictionary<(string Key, string Source), (string Value, int At)> said, (string Source, string Key, string? Value) report, int at)
    {
        if (report.Value is null) said.Remove((report.Key, report.Source));
        else if (!said.TryGetValue((report.Key, report.Source), out var old) || old.Value != report.Value)
            said[(report.Key, report.Source)] = (report.Value, at);
    }

    private static void Heard(Dictionary<(string Key, string Source), (string Value, int At)> said, string key, ConfigurationItem item)
    {
        var shape = ItemModel.BuiltIn.ShapeOf("server")!;
        var speakers = said.Where(pair => pair.Key.Key == key).ToList();
        if (speakers.Count == 0)
        {
            item.ValueOf(key).ShouldBeNull();
            return;
        }

        var held = item.Attributes[key].InForce.ShouldNotBeNull();
        said[(key, held.Source)].Value.ShouldBe(held.Value);
        speakers.ShouldAllBe(other => shape.Believes(key, held.Source, other.Key.Source));
        item.Attributes[key].Rejected.Keys.Append(held.Source).ShouldBe(speakers.Select(other => other.Key.Source), ignoreOrder: true);
    }
}
