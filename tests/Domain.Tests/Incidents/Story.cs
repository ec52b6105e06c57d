using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

/// <summary>An incident's life as the write path would record it: every decision followed by what it makes of the clocks.</summary>
internal sealed class Story(Landscape landscape)
{
    public Landscape Landscape { get; set; } = landscape;
    public Incident? Incident { get; private set; }
    public List<(DateTimeOffset At, IncidentEvent Happened)> History { get; } = [];

    public static Story Reported(Landscape landscape)
    {
        var story = new Story(landscape);
        story.After(0, (incident, given) => incident.Report(Report, given));
        return story;
    }

    /// <param name="minutes">When, counted from nine o'clock.</param>
    /// <returns>What was recorded.</returns>
    public IReadOnlyList<IncidentEvent> After(int minutes, Func<Incident?, Circumstances, Decision<IncidentEvent>> decide)
    {
        var given = At(Nine.AddMinutes(minutes), Landscape);
        var decision = IncidentClocks.Followed(decide(Incident, given), Incident, given);
        decision.Refusal.ShouldBeNull();
        foreach (var happened in decision.Events)
        {
            Incident = Incident.Evolve(Incident, happened, given.At);
            History.Add((given.At, happened));
        }
        return decision.Events;
    }
}
