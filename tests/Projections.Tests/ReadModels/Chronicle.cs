using CsCheck;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Tests.Incidents;
using EventSourcedOps.Projections.EventLog;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Projections.Tests.ReadModels;

/// <summary>A log as random people leave it: a few incidents, whose events lie between each other, often several at one moment.</summary>
internal sealed record Chronicle(IReadOnlyList<Recorded> Events, IReadOnlyDictionary<Guid, Incident> States)
{
    private const int Incidents = 3;
    private static readonly Incident? Neighbour = Given(Reported);

    private static readonly Gen<(int Who, Attempt What)> Attempts = Gen.Select(
        Gen.Int[0, Incidents - 1], Gen.Int[0, Attempt.Moves - 1], Gen.Int[0, 4], Gen.Int[0, 3],
        (who, move, choice, minutes) => (who, new Attempt(move, choice, minutes)));

    public static readonly Gen<Chronicle> Any = Attempts.Array[0, 60].Select(attempts => Of(attempts));

    private static Chronicle Of(IEnumerable<(int Who, Attempt What)> attempts)
    {
        var events = new List<Recorded>();
        var states = new Dictionary<Guid, Incident>();
        var versions = new Dictionary<Guid, long>();
        var now = Nine;
        var births = Enumerable.Range(0, Incidents).Select(who => (who, new Attempt(Attempt.Reporting, 0, 0)));
        foreach (var (who, what) in births.Concat(attempts))
        {
            now = now.AddMinutes(what.Minutes);
            var stream = Ids.Derived("chronicle", $"{who}");
            var given = At(now, Promised, id => id == Self ? null : Neighbour);
            var before = states.GetValueOrDefault(stream);
            foreach (var fact in IncidentClocks.Followed(what.On(before, given), before, given).Events)
            {
                var version = versions[stream] = versions.GetValueOrDefault(stream) + 1;
                states[stream] = Incident.Evolve(states.GetValueOrDefault(stream), fact, now);
                events.Add(new(
                    events.Count + 1, Guid.CreateVersion7(), Province, stream, version, WireNames.Of(fact.GetType()), now, "lin", null, null,
                    EventHeaders.None, fact));
            }
        }

        return new(events, states);
    }
}
