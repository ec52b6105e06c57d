using System.Collections.Immutable;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Domain.People;

using Decision = Decision<CallPlanEvent>;
using static CallPlanRefusals;

/// <summary>Who is called about what comes to a team: all versions in the order in which they take effect.</summary>
public sealed record CallPlan(Guid TeamId, string Organisation, ImmutableArray<CallPlanPublished> Versions) : IEvolve<CallPlan, CallPlanEvent>
{
    /// <summary>The stream of a team's plan.</summary>
    public static Guid IdOf(Guid team) => Ids.Derived("call-plan", team.ToString());

    public int LatestVersion => Versions.Latest;

    /// <summary>The version with the latest effect at that instant; of two with the same effect, the one published last.</summary>
    public CallPlanPublished? InForceAt(DateTimeOffset at) => Versions.InForceAt(at);

    public static CallPlan Evolve(CallPlan? state, CallPlanEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, CallPlanPublished e)    => new(e.TeamId, e.Organisation, [e]),
        ({ } now, CallPlanPublished e) => now with
        {
            Versions = now.Versions.With(e),
        },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

/// <summary>Whom the next call goes to.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Number">The step's place in the plan, from 1.</param>
public sealed record CallTurn(int Round, int Number, CallStep Step);

public static class CallPlanDecisions
{
    extension(CallPlan? plan)
    {
        /// <summary>From now on at the earliest: who was called was called. The version number follows from the history.</summary>
        public Decision Publish(CallPlanPublished draft, Circumstances given) =>
            given.Landscape.WhyNotOf(draft.TeamId, out var team) is { } unfit ? unfit
            : team.Organisation != draft.Organisation ? ForeignTeam
            : draft.EffectiveFrom < given.At ? EffectiveInThePast
            : WhyNot(draft, given.Landscape) is { } refusal ? refusal
            : draft with { Version = (plan?.LatestVersion ?? 0) + 1 };
    }

    /// <summary>Whether somebody is called about it at all.</summary>
    public static bool Calls(this CallPlanPublished plan, Priority priority) => plan.Steps.Count > 0 && priority <= plan.LeastPriority;

    /// <summary>Whom the call after so many goes to; null when everybody was called as often as the plan says.</summary>
    public static CallTurn? TurnAfter(this CallPlanPublished plan, int calls) =>
        calls / plan.Steps.Count >= plan.Rounds ? null
        : new((calls / plan.Steps.Count) + 1, (calls % plan.Steps.Count) + 1, plan.Steps[calls % plan.Steps.Count]);

    private static Refusal? WhyNot(CallPlanPublished draft, Landscape landscape) =>
        draft.Steps.Any(step => step is { Level: null, People.Count: 0, Channels.Count: 0 }) ? StepEmpty
        : draft.Steps.SelectMany(step => step.Channels).Any(id => !landscape.IsChannelOf(id, draft.Organisation)) ? ChannelOutOfReach
        : null;
}

public static class CallPlanRefusals
{
    public static readonly Refusal ForeignTeam = new("call-plan.foreign-team", "A call plan belongs to the organisation of its team.", "organisation");
    public static readonly Refusal EffectiveInThePast =
        new("call-plan.effective-in-the-past", "A new version takes effect now or later: who was called was called.", "effectiveFrom");
    public static readonly Refusal StepEmpty = new("call-plan.step-empty", "Name a level, a person or a channel in each step.", "steps");
    public static readonly Refusal ChannelOutOfReach = new("call-plan.channel-out-of-reach",
        "Only channels of the team's organisation, and of those above it, can be called by.", "steps");
}
