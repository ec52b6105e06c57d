using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Rehearsal;

/// <summary>What became of a fault.</summary>
/// <param name="Noticed">How long after it was put in an alert fired; zero when one about its service fired already; null when none did.</param>
/// <param name="Incidents">How many incidents were opened since the fault before it was over.</param>
/// <param name="AssignedTo">Who had to see to the incident it became.</param>
/// <param name="Rank">The place of its service among the suspects of that incident; null when it is none of them.</param>
/// <param name="Suspects">The suspects, the likeliest first.</param>
public sealed record FaultOutcome(
    RecordedFault Fault, TimeSpan? Noticed, int Incidents, string? AssignedTo, int? Rank, IReadOnlyList<string> Suspects);

/// <summary>What became of the faults of a recorded day, worked out from the log alone.</summary>
/// <param name="Incidents">All that were opened, those of no fault among them.</param>
public sealed record RehearsalReport(IReadOnlyList<FaultOutcome> Faults, int Incidents)
{
    /// <summary>What is noticed later is not noticed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public int Noticed => Faults.Count(fault => fault.Noticed is not null);

    public double Recall => Share(Noticed);

    public double IncidentsPerFault => (double)Incidents / Faults.Count;

    /// <summary>How many came to somebody who is on call for the faulty service.</summary>
    public int CameToOwners => Faults.Count(fault => RehearsalLandscape.MembersOf(fault.Fault.Service).Contains(fault.AssignedTo));

    public double Top1 => Share(Faults.Count(fault => fault.Rank == 1));

    public double Top3 => Share(Faults.Count(fault => fault.Rank <= 3));

    public TimeSpan? MeanTimeToNotice => Noticed == 0 ? null
        : TimeSpan.FromSeconds(Faults.Where(fault => fault.Noticed is not null).Average(fault => fault.Noticed!.Value.TotalSeconds));

    private double Share(int some) => (double)some / Faults.Count;

    private sealed record Firing(Guid Alert, string Service, DateTimeOffset From)
    {
        public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;
        public Guid? Incident { get; set; }
    }

    private sealed class Opened(DateTimeOffset at)
    {
        public DateTimeOffset At => at;
        public string? AssignedTo { get; set; }
        public FaultRanking? Ranking { get; set; }
    }

    /// <param name="faults">In the order of time.</param>
    /// <param name="log">Facts about alerts and incidents, in the order of the log.</param>
    public static RehearsalReport Of(IReadOnlyList<RecordedFault> faults, IEnumerable<Recorded> log)
    {
        var (firings, services, incidents) = (new List<Firing>(), new Dictionary<Guid, string>(), new Dictionary<Guid, Opened>());
        foreach (var (fact, stream, at) in log.Select(one => (one.Fact, one.Stream, one.RecordedAt)))
            switch (fact)
            {
                case AlertFired e:
                    services[stream] = e.Labels.FirstOrDefault(label => label.Name == AlertRaising.ServiceLabel)?.Value ?? "";
                    firings.Add(new(stream, services[stream], at));
                    break;
                case AlertReopened or AlertTurned { Firing: true }:
                    firings.Add(new(stream, services[stream], at) { Incident = firings.FindLast(one => one.Alert == stream)?.Incident });
                    break;
                case AlertResolved or AlertTurned { Firing: false } when firings.FindLast(one => one.Alert == stream) is { } firing:
                    firing.Until = firing.Until < at ? firing.Until : at;
                    break;
                case AlertIncidentLinked e when firings.FindLast(one => one.Alert == stream) is { } firing:
                    firing.Incident = e.IncidentId;
                    break;
                case IncidentReported:
                    incidents[stream] = new(at);
                    break;
                case IncidentAssigned e when incidents.TryGetValue(stream, out var incident):
                    incident.AssignedTo = e.Technician ?? incident.AssignedTo;
                    break;
                case IncidentHandedOver e when incidents.TryGetValue(stream, out var incident):
                    incident.AssignedTo = e.Technician;
                    break;
                case IncidentSuspectsRanked e when incidents.TryGetValue(stream, out var incident):
                    incident.Ranking = e.Ranking;
                    break;
            }

        return new([.. faults.Select((fault, index) => Outcome(faults, index, firings, incidents))], incidents.Count);
    }

    private static FaultOutcome Outcome(
        IReadOnlyList<RecordedFault> faults, int index, List<Firing> firings, Dictionary<Guid, Opened> incidents)
    {
        var fault = faults[index];
        var since = index == 0 ? DateTimeOffset.MinValue : EndOf(faults, index - 1);
        var until = EndOf(faults, index);
        var meant = firings.Where(one => one.From < until && one.Until > fault.At && (one.From >= fault.At || one.Service == fault.Service)).ToList();
        var incident = meant.OrderBy(one => one.Service != fault.Service).ThenByDescending(one => one.From)
            .Select(one => one.Incident is { } id ? incidents.GetValueOrDefault(id) : null).FirstOrDefault(one => one is not null);
        List<string> suspects = [.. incident?.Ranking?.Suspects.Select(suspect => suspect.Service) ?? []];
        return new(
            fault, meant.Count == 0 ? null : meant.Min(one => one.From < fault.At ? TimeSpan.Zero : one.From - fault.At),
            incidents.Values.Count(one => one.At >= since && one.At < until), incident?.AssignedTo,
            suspects.IndexOf(fault.Service) + 1 is var rank and > 0 ? rank : null, suspects);
    }

    private static DateTimeOffset EndOf(IReadOnlyList<RecordedFault> faults, int index)
    {
        var end = faults[index].At + Patience;
        return index + 1 < faults.Count && faults[index + 1].At < end ? faults[index + 1].At : end;
    }
}
