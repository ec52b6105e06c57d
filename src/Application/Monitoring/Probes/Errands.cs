using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Something that a point has to run.</summary>
public sealed record Errand(Guid Probe, int Version, ProbeDefinition Definition);

/// <summary>What a point elsewhere has to run, and when each of it is due. What it is told anew takes the place of what it was told before.</summary>
public sealed class Errands
{
    private readonly Dictionary<Guid, (Errand Errand, DateTimeOffset Due)> known = [];

    /// <summary>It has to run exactly these from now on; another version is due at once.</summary>
    public void Told(IEnumerable<Errand> errands, DateTimeOffset now)
    {
        var told = errands.ToDictionary(errand => errand.Probe);
        foreach (var gone in known.Keys.Where(probe => !told.ContainsKey(probe)).ToList()) known.Remove(gone);
        foreach (var errand in told.Values)
            known[errand.Probe] = (errand, known.TryGetValue(errand.Probe, out var before) && before.Errand.Version == errand.Version ? before.Due : now);
    }

    /// <summary>What is due. Each is due again an interval later, however late it was; turns that were missed are not made up for.</summary>
    public IReadOnlyList<Errand> Take(DateTimeOffset now)
    {
        var due = known.Values.Where(one => one.Due <= now).Select(one => one.Errand).ToList();
        foreach (var errand in due) known[errand.Probe] = (errand, now.AddSeconds(errand.Definition.IntervalSeconds));
        return due;
    }
}
