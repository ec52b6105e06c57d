using CsCheck;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class CallingTests
{
    private static readonly CallStep First = new(1, [], [], 5);
    private static readonly CallStep Second = new(null, ["chief"], [], 10);
    private static readonly IncidentEvent Queued = new IncidentAssigned(Network, null);

    private static Landscape Planned(params CallStep[] steps) => Landscape.Evolve(
        Unpromised, new CallPlanPublished(Network, District.Province, 1, Nine.AddYears(-1), steps, 2, Priority.Moderate), Nine.AddYears(-1));

    [Fact]
    public void Whoever_is_on_call_is_called_when_an_incident_comes_to_the_team()
    {
        var called = Call(Given(Reported, Triaged, Queued), Nine, First)!;
        called.People.ShouldBe([new("lin", new(1, 1, "Weeks", null))]);
        (called.PlanVersion, called.Round, called.Step, called.NextAt).ShouldBe((1, 1, 1, Nine.AddMinutes(5)));
        Names(Call(Given(Reported, Triaged, Queued), Nine.AddDays(7), First)).ShouldBe(["wang"]);
    }

    [Fact]
    public void Whoever_has_it_is_called_first_and_each_only_once()
    {
        Names(Call(Given(Reported, Triaged, new IncidentAssigned(Network, "wang")), Nine, First)).ShouldBe(["wang", "lin"]);
        Names(Call(Given(Reported, Triaged, Assigned), Nine, First with { People = ["lin", "chief"] })).ShouldBe(["lin", "chief"]);
    }

    [Fact]
    public void Nobody_is_called_about_what_somebody_looks_after_or_is_less_urgent_or_has_no_plan()
    {
        foreach (var history in new IncidentEvent[][]
                 {
                     [], [Reported], [Reported, Triaged], [Reported, Triaged, Assigned, Accepted], [Reported, Triaged, Assigned, new IncidentHeld(HoldReason.AwaitingUser, null)],
                     [Reported, Triaged, Assigned, Resolved], [Reported, Triaged, Assigned, Resolved, Closed],
                     [Reported, new IncidentTriaged(null, null, Impact.Low, Urgency.Low, Priority.Planning, 0), Queued],
                 })
            Given(history).Call(At(Nine, Planned(First))).ShouldRecordNothing();
        Given(Reported, Triaged, new IncidentAssigned(Platform, null)).Call(At(Nine)).ShouldRecordNothing();
        Given(Reported, Triaged, Queued).Call(At(Nine, Planned())).ShouldRecordNothing();
    }

    [Fact]
    public void The_next_is_called_when_the_time_to_answer_is_over_and_not_before()
    {
        var waiting = Given(Reported, Triaged, Queued, Called(1, 1, 5));
        waiting.Call(At(Nine.AddMinutes(5).AddTicks(-1), Planned(First, Second))).ShouldRecordNothing();
        var next = Call(waiting, Nine.AddMinutes(5), First, Second)!;
        (next.Step, next.NextAt).ShouldBe((2, Nine.AddMinutes(15)));
        Names(next).ShouldBe(["chief"]);
    }

    [Fact]
    public void Where_nobody_is_there_nobody_is_waited_for() =>
        Call(Given(Reported, Triaged, Queued), Nine, First with { Level = 3 }, Second)!.NextAt.ShouldBe(Nine);

    [Fact]
    public void Who_answers_ends_the_calls_until_it_is_somebody_elses()
    {
        var called = Given(Reported, Triaged, Queued, Called(1, 1, 5));
        called.AnswerCall("lin").ShouldRecord(new IncidentCallAnswered("lin"));
        var answered = Given(Reported, Triaged, Queued, Called(1, 1, 5), new IncidentCallAnswered("lin"));
        answered.Call(At(Nine.AddHours(1), Planned(First))).ShouldRecordNothing();
        answered.AnswerCall("wang").ShouldRefuse(IncidentRefusals.NobodyCalled);
        Given(Reported, Triaged, Queued).AnswerCall("lin").ShouldRefuse(IncidentRefusals.NobodyCalled);
        IncidentActions.Allowed(called).ShouldContain(IncidentAction.AnswerCall);
        foreach (var later in new IncidentEvent[] { new IncidentHandedOver("wang"), new IncidentHandedBack(null), new IncidentReassigned(Network, "wang") })
            Call(Given(Reported, Triaged, Queued, Called(1, 1, 5), new IncidentCallAnswered("lin"), later), Nine.AddHours(1), First).ShouldNotBeNull();
    }

    [Fact]
    public void A_call_that_waits_goes_on_when_the_roster_gives_the_incident_to_somebody() =>
        Call(Given(Reported, Triaged, Queued, Called(1, 1, 5), new IncidentHandedOver("lin")), Nine.AddMinutes(1), First).ShouldBeNull();

    [Fact]
    public void That_nobody_answered_is_said_once()
    {
        var last = Given(Reported, Triaged, Queued, Called(1, 1, 5), Called(2, 1, 10));
        last.Call(At(Nine.AddMinutes(10), Planned(First))).ShouldRecord(new IncidentCallUnanswered(2));
        var over = Given(Reported, Triaged, Queued, Called(1, 1, 5), Called(2, 1, 10), new IncidentCallUnanswered(2));
        over.Call(At(Nine.AddHours(1), Planned(First))).ShouldRecordNothing();
        over.AnswerCall("lin").ShouldRefuse(IncidentRefusals.NobodyCalled);
    }

    /// <summary>Whatever the plan and whenever somebody answers: minute by minute, the calls are those that a person would count out.</summary>
    [Fact]
    public void Calls_come_when_a_person_would_count_them_out()
    {
        var step = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 9], (level, wait) => new CallStep(level == 3 ? null : level, ["chief"], [], wait));
        Gen.Select(step.Array[1, 4], Gen.Int[1, 3], Gen.Int[0, 60]).Sample((steps, rounds, answeredAfter) =>
        {
            var landscape = Landscape.Evolve(
                Unpromised, new CallPlanPublished(Network, District.Province, 1, Nine.AddYears(-1), steps, rounds, Priority.Moderate), Nine.AddYears(-1));
            var (expected, due) = (new List<int>(), 0);
            foreach (var wait in Enumerable.Repeat(steps, rounds).SelectMany(round => round).Select(one => one.WaitMinutes))
            {
                if (due > answeredAfter) break;
                expected.Add(due);
                due += wait;
            }

            var (incident, calls, ends) = (Given(Reported, Triaged, Queued), new List<int>(), 0);
            for (var minute = 0; minute <= 120; minute++)
            {
                var given = At(Nine.AddMinutes(minute), landscape);
                foreach (var happened in incident.Call(given).Events)
                {
                    if (happened is IncidentCalled) calls.Add(minute);
                    else ends++;
                    incident = Incident.Evolve(incident, happened, given.At);
                }

                if (minute == answeredAfter && incident.AnswerCall("lin") is { Refusal: null, Events: var answer })
                    incident = answer.Aggregate(incident, (state, happened) => Incident.Evolve(state, happened, given.At));
            }

            calls.ShouldBe(expected);
            ends.ShouldBe(due <= answeredAfter ? 1 : 0);
        });
    }

    private static IncidentCalled Called(int round, int step, int nextAfter) => new(1, round, step, [new("lin")], [], Nine.AddMinutes(nextAfter));

    private static IncidentCalled? Call(Incident? incident, DateTimeOffset at, params CallStep[] steps) =>
        incident.Call(At(at, Planned(steps))).Events.SingleOrDefault() as IncidentCalled;

    private static IEnumerable<string>? Names(IncidentCalled? called) => called?.People.Select(one => one.Person);
}
