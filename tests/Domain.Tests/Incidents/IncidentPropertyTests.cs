using CsCheck;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class IncidentPropertyTests
{
    private static readonly Incident? Neighbour = Given(Reported);

    private static readonly Gen<List<Attempt>> Lives = Gen
        .Select(Gen.Int[0, Attempt.Moves - 1], Gen.Int[0, 4], Gen.Int[0, 300],
            (move, choice, minutes) => new Attempt(move, choice, minutes))
        .List[0, 60].Select(attempts => attempts.Prepend(new(Attempt.Reporting, 0, 0)).ToList());

    /// <summary>Arguments that nobody used in a life, because asking for what is so already is never refused.</summary>
    private static readonly Gen<int> Fresh = Gen.Int[10, 14];

    /// <summary>Whatever people try, in whatever order, the history they leave can be replayed and counts what happened.</summary>
    [Fact]
    public void No_sequence_of_attempts_breaks_the_history() => Lives.Sample(attempts =>
    {
        var life = Live(attempts);
        var replayed = life.History.Aggregate((Incident?)null, (state, entry) => Incident.Evolve(state, entry.Happened, entry.At))!;
        var happened = life.History.Select(entry => entry.Happened).ToList();
        replayed.Status.ShouldBe(life.Incident!.Status);
        replayed.Resolution.History.Changes.ShouldBe(life.Incident.Resolution.History.Changes);
        replayed.Reopens.ShouldBe(happened.OfType<IncidentReopened>().Count());
        replayed.Reassignments.ShouldBe(ChangesOfTeam(happened));
    });

    /// <summary>What is offered is what is not refused, at every step of every life.</summary>
    [Fact]
    public void An_action_is_allowed_exactly_when_it_is_not_refused() => Gen.Select(Lives, Fresh).Sample((attempts, choice) =>
    {
        var life = Live(attempts);
        var given = Around(life.Now);
        var allowed = IncidentActions.Allowed(life.Incident);
        foreach (var action in Enum.GetValues<IncidentAction>())
            (Attempt.Try(action, choice, life.Incident, given).Refusal is null).ShouldBe(allowed.Contains(action), $"{action}");
    });

    /// <summary>People are told every promise once, every level once per target, and every end once per run.</summary>
    [Fact]
    public void No_promise_and_no_verdict_is_told_twice() => Lives.Sample(attempts =>
    {
        foreach (var kind in Enum.GetValues<ClockKind>())
        {
            IncidentClockSet? promise = null;
            var (judged, warned) = (false, 0);
            foreach (var (_, happened) in Live(attempts).History)
                switch (happened)
                {
                    case IncidentClockSet set when set.Kind == kind:
                        (judged || !set.PromisesAs(promise)).ShouldBeTrue($"{set} was promised before");
                        warned = set.TargetSeconds == promise?.TargetSeconds ? warned : 0;
                        (promise, judged) = (set, false);
                        break;
                    case IncidentClockStopped stopped when stopped.Kind == kind:
                        judged.ShouldBeFalse($"{stopped} was judged before");
                        judged = true;
                        break;
                    case IncidentClockWarned warning when warning.Kind == kind:
                        judged.ShouldBeFalse();
                        warning.Percent.ShouldBeGreaterThan(warned);
                        warned = warning.Percent;
                        break;
                }
        }
    });

    /// <summary>Whatever happened, the last promise or verdict is what the clock shows.</summary>
    [Fact]
    public void What_was_told_last_is_what_the_clocks_show() => Lives.Sample(attempts =>
    {
        var life = Live(attempts);
        foreach (var clock in new[] { life.Incident!.Response, life.Incident.Resolution })
        {
            var reading = SlaClock.Read(clock.History, Promised, life.Now);
            clock.Judged.ShouldBe(reading.State == ClockState.Stopped);
            if (clock.Judged) continue;
            clock.Promise!.State.ShouldBe(reading.State);
            clock.Promise.TargetSeconds.ShouldBe((long?)reading.Target?.TotalSeconds);
            clock.Promise.DueAt.ShouldBe(
                reading.DueAt is null ? null : ClockForecast.Reaches(clock.History, Promised, 100, life.Now));
        }
    });

    private static Life Live(IEnumerable<Attempt> attempts)
    {
        var life = new Life(Nine, null, []);
        foreach (var attempt in attempts)
        {
            var given = Around(life.Now.AddMinutes(attempt.Minutes));
            var decision = IncidentClocks.Followed(attempt.On(life.Incident, given), life.Incident, given);
            if (decision.Refusal is not null) decision.Events.ShouldBeEmpty();
            var after = decision.Events.Aggregate(life.Incident, (state, happened) => Incident.Evolve(state, happened, given.At));
            life = new(given.At, after, [.. life.History, .. decision.Events.Select(happened => (given.At, happened))]);
        }
        return life;
    }

    private static Circumstances Around(DateTimeOffset at) => At(at, Promised, _ => Neighbour);

    private static int ChangesOfTeam(IEnumerable<IncidentEvent> happened)
    {
        var (count, team) = (0, (Guid?)null);
        foreach (var next in happened)
            switch (next)
            {
                case IncidentAssigned e: team = e.TeamId; break;
                case IncidentReassigned e when e.TeamId != team: (count, team) = (count + 1, e.TeamId); break;
            }
        return count;
    }

    private sealed record Life(DateTimeOffset Now, Incident? Incident, List<(DateTimeOffset At, IncidentEvent Happened)> History);
}
