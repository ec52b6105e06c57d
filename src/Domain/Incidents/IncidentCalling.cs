using EventSourcedOps.Domain.People;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>Somebody who is called.</summary>
/// <param name="OnCall">By which turn of the roster; null for whoever has the incident, and for those whom the plan names.</param>
public sealed record CalledPerson(string Person, OnCallGround? OnCall = null);

/// <summary>Somebody was called, or a room; nobody when the plan names nobody for that hour.</summary>
/// <param name="PlanVersion">Version of the team's call plan.</param>
/// <param name="Round">How often its steps have been gone through with this one, from 1.</param>
/// <param name="Step">Which step, from 1.</param>
/// <param name="NextAt">When the next step is called, unless somebody answers.</param>
[WireName("incident.called.v1")]
public sealed record IncidentCalled(
    int PlanVersion, int Round, int Step, IReadOnlyList<CalledPerson> People, IReadOnlyList<Guid> Channels, DateTimeOffset NextAt) : IncidentEvent
{
    public bool Equals(IncidentCalled? other) => other is not null
        && (PlanVersion, Round, Step, NextAt) == (other.PlanVersion, other.Round, other.Step, other.NextAt)
        && People.SequenceEqual(other.People) && Channels.SequenceEqual(other.Channels);

    public override int GetHashCode() => HashCode.Combine(PlanVersion, Round, Step, NextAt);
}

/// <summary>Somebody said that they look after it; nobody else is called.</summary>
[WireName("incident.call-answered.v1")]
public sealed record IncidentCallAnswered(string Person) : IncidentEvent;

/// <summary>Everybody was called as often as the plan says, and nobody answered.</summary>
[WireName("incident.call-unanswered.v1")]
public sealed record IncidentCallUnanswered(int Calls) : IncidentEvent;

/// <summary>Where calling somebody stands.</summary>
public enum CallingPhase
{
    /// <summary>An answer is waited for.</summary>
    Waiting,

    /// <summary>Somebody answered.</summary>
    Answered,

    /// <summary>Nobody did, and nobody is called any more.</summary>
    Unanswered,
}

/// <summary>How far calling somebody has come since the incident came to whoever has it.</summary>
/// <param name="Calls">How many steps were called.</param>
/// <param name="NextAt">When the next one is; null when there is none.</param>
public sealed record Calling(int Calls, DateTimeOffset? NextAt, CallingPhase Phase = CallingPhase.Waiting);

/// <summary>Whoever should look after an incident is called until somebody says that they do.</summary>
public static class IncidentCalling
{
    extension(Incident? incident)
    {
        /// <summary>Whether nobody looks after it yet, and the team that has it wants somebody to be called.</summary>
        public bool IsCalledFor(Landscape landscape) =>
            incident is { Status: IncidentStatus.Assigned, TeamId: { } team, Triage: not null, Calling: null or { Phase: CallingPhase.Waiting } }
            && landscape.CallPlanOf(team) is not null;

        /// <summary>Calls the next step of the team's plan, if its time has come.</summary>
        public Decision Call(Circumstances given)
        {
            if (incident is null || !incident.IsCalledFor(given.Landscape) || incident.Calling?.NextAt > given.At) return Decision.Nothing;
            var plan = given.Landscape.CallPlanOf(incident.TeamId!.Value)!.InForceAt(given.At);
            if (plan is null || !plan.Calls(incident.Triage!.Priority)) return Decision.Nothing;
            var calls = incident.Calling?.Calls ?? 0;
            if (plan.TurnAfter(calls) is not { } turn) return new IncidentCallUnanswered(calls);
            CalledPerson[] people = [.. incident.CalledAt(turn, given)];
            // Where nobody is there at that hour, nobody is waited for.
            var wait = people.Length + turn.Step.Channels.Count > 0 ? TimeSpan.FromMinutes(turn.Step.WaitMinutes) : TimeSpan.Zero;
            return new IncidentCalled(plan.Version, turn.Round, turn.Number, people, turn.Step.Channels, given.At + wait);
        }

        /// <summary>Looks after it; taking it up comes later.</summary>
        public Decision AnswerCall(string person) =>
            incident.Forbids(IncidentAction.AnswerCall, out var no) ? no : new IncidentCallAnswered(person);
    }

    /// <summary>Whoever has it is called first; each is called once, however often the step names them.</summary>
    private static IEnumerable<CalledPerson> CalledAt(this Incident incident, CallTurn turn, Circumstances given)
    {
        var owner = turn.Number == 1 && incident.Technician is { } technician ? [new CalledPerson(technician)] : Array.Empty<CalledPerson>();
        return owner.Concat(turn.Step.Level is { } level ? incident.OnCallAt(level, given) : [])
            .Concat(turn.Step.People.Select(person => new CalledPerson(person))).DistinctBy(called => called.Person);
    }

    private static IEnumerable<CalledPerson> OnCallAt(this Incident incident, int level, Circumstances given) =>
        given.Landscape.RosterOf(incident.TeamId!.Value) is { } roster
            ? roster.OnCallAt(given.At).Where(turn => turn.Level == level).Select(turn => new CalledPerson(turn.Person, OnCallGround.Of(roster, turn, given.At)))
            : [];

    internal static Incident? EvolveCalling(this Incident now, IncidentEvent happened) => happened switch
    {
        IncidentCalled e         => now with { Calling = new((now.Calling?.Calls ?? 0) + 1, e.NextAt) },
        IncidentCallAnswered     => now with { Calling = new(now.Calling?.Calls ?? 0, null, CallingPhase.Answered) },
        IncidentCallUnanswered e => now with { Calling = new(e.Calls, null, CallingPhase.Unanswered) },
        _ => null,
    };
}
