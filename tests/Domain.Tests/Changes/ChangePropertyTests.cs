using CsCheck;
using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Domain.Tests.Changes.Works;

namespace EventSourcedOps.Domain.Tests.Changes;

public sealed class ChangePropertyTests
{
    /// <summary>The actions in the order in which a change usually goes, so that lives get far enough to be interesting.</summary>
    private static readonly Gen<List<ChangeAttempt>> Lives = Gen
        .Select(Gen.Int[0, ChangeAttempt.Moves - 1], Gen.Int[0, 6], (move, choice) => new ChangeAttempt(move, choice))
        .List[0, 120].Select(Gen.Int[0, 2], (attempts, kind) =>
            attempts.Prepend(new(Enum.GetValues<ChangeAction>().Length, kind)).ToList());

    /// <summary>Whatever people try, in whatever order, the history they leave can be replayed.</summary>
    [Fact]
    public void No_sequence_of_attempts_breaks_the_history() => Lives.Sample(attempts =>
    {
        var (change, history) = Live(attempts);
        var replayed = Given(history);
        replayed!.Status.ShouldBe(change!.Status);
        replayed.OpenStage.ShouldBe(change.OpenStage);
        replayed.Votes.Length.ShouldBe(change.Votes.Length);
    }, iter: 2_000);

    /// <summary>No way leads to work without a way back and everybody's word: those who spoke are enough, different, and not the requester.</summary>
    [Fact]
    public void Nothing_begins_without_approvals_and_a_way_back() => Lives.Sample(attempts =>
    {
        var (_, history) = Live(attempts);
        Change? before = null;
        foreach (var happened in history)
        {
            var after = Change.Evolve(before, happened, Nine);
            if (after.Started && before?.Started == false)
            {
                after.Plan!.Rollback.ShouldNotBeEmpty();
                history.TakeWhile(earlier => !ReferenceEquals(earlier, happened)).OfType<ChangeApproved>().ShouldNotBeEmpty();
                foreach (var stage in after.Chain.Where(stage => stage.Body != ApprovalBody.EmergencyBoard))
                    after.Votes.Where(vote => vote.Body == stage.Body).Select(vote => vote.Person).Distinct().Count().ShouldBe(stage.Quorum);
                if (after.Kind != ChangeKind.Standard) after.Votes.Length.ShouldBeGreaterThan(0);
                after.Votes.ShouldAllBe(vote => vote.Person != after.Requester);
            }

            before = after;
        }
    }, iter: 2_000);

    /// <summary>The same without chance: every state that anybody can bring about before work begins is visited, and each way into work is looked at.</summary>
    [Fact]
    public void Among_all_states_before_work_none_leads_to_it_without_approvals_and_a_way_back()
    {
        var open = new Queue<Change?>([null]);
        var (seen, begun) = (new HashSet<string>(), 0);
        while (open.TryDequeue(out var before))
            for (var move = 0; move < ChangeAttempt.Moves; move++)
                for (var choice = 0; choice < 7; choice++)
                {
                    var after = new ChangeAttempt(move, choice).On(before).Events.Aggregate(before, (now, e) => Change.Evolve(now, e, Nine));
                    if (after is null || !seen.Add(Key(after))) continue;
                    seen.Count.ShouldBeLessThan(50_000, "the states before work are few");
                    if (!after.Started)
                    {
                        open.Enqueue(after);
                        continue;
                    }

                    begun++;
                    after.Plan!.Rollback.ShouldNotBeEmpty();
                    after.Approved.ShouldBeTrue();
                    (after.Kind == ChangeKind.Standard).ShouldBe(after.TemplateId is not null);
                    foreach (var stage in after.Chain.Where(stage => stage.Body != ApprovalBody.EmergencyBoard))
                        after.Votes.Where(vote => vote.Body == stage.Body && vote.Person != after.Requester).Select(vote => vote.Person).Distinct()
                            .Count().ShouldBe(stage.Quorum);
                    if (after.Kind != ChangeKind.Standard) after.Chain.ShouldNotBeEmpty();
                }

        begun.ShouldBeGreaterThan(20);
    }

    private static string Key(Change change) => string.Join('|',
        change.Kind, change.TemplateId, change.Plan?.Rollback.Count, change.Plan?.Purpose, change.SubmittedAt, change.Approved, change.Booked,
        change.Implementer, change.Closure, change.Started, string.Join(',', change.Votes.Select(vote => $"{vote.Body} {vote.Person}")));

    /// <summary>What is offered is what is not refused, at every end of every life.</summary>
    [Fact]
    public void An_action_is_allowed_exactly_when_it_is_not_refused() => Lives.Sample(attempts =>
    {
        var (change, _) = Live(attempts);
        var allowed = ChangeActions.Allowed(change);
        foreach (var action in Enum.GetValues<ChangeAction>())
            (ChangeAttempt.Try(action, 7, change, By("somebody new", Night.From)).Refusal is null)
                .ShouldBe(allowed.Contains(action), $"{action} of {change?.Status} {change?.Kind}");
    }, iter: 2_000);

    private static (Change? Change, List<ChangeEvent> History) Live(IEnumerable<ChangeAttempt> attempts)
    {
        Change? change = null;
        var history = new List<ChangeEvent>();
        foreach (var attempt in attempts)
        {
            var decision = attempt.On(change);
            if (decision.Refusal is not null) decision.Events.ShouldBeEmpty();
            foreach (var happened in decision.Events) change = Change.Evolve(change, happened, Nine);
            history.AddRange(decision.Events);
        }

        return (change, history);
    }
}
