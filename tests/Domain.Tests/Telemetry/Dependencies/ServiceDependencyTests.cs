using CsCheck;
using EventSourcedOps.Domain.Telemetry.Dependencies;

namespace EventSourcedOps.Domain.Tests.Telemetry.Dependencies;

public sealed class ServiceDependencyTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ServiceDependencyAppeared Appeared = new("330000", "front", "cart", Nine);

    private static ServiceDependency? Given(params IEnumerable<ServiceDependencyEvent> history) =>
        history.Aggregate((ServiceDependency?)null, (state, happened) => ServiceDependency.Evolve(state, happened, Nine));

    [Fact]
    public void What_is_seen_for_the_first_time_appears_and_only_once()
    {
        Given().Appear("330000", "front", "cart", Nine).ShouldRecord(Appeared);
        Given(Appeared).Appear("330000", "front", "cart", Nine.AddHours(1)).ShouldRecordNothing();
    }

    [Fact]
    public void What_nobody_saw_for_longer_than_a_night_is_over()
    {
        var (last, quiet) = (Nine.AddHours(3), ServiceDependency.Quiet);
        Given(Appeared).Vanish(last, last + quiet).ShouldRecordNothing();
        Given(Appeared).Vanish(last, last + quiet + TimeSpan.FromSeconds(1)).ShouldRecord(new ServiceDependencyVanished(Nine, last));
        Given().Vanish(last, last.AddDays(9)).ShouldRecordNothing();
        Given(Appeared, new ServiceDependencyVanished(Nine, last)).Vanish(last, last.AddDays(9)).ShouldRecordNothing();
    }

    [Fact]
    public void What_is_over_appears_again_only_by_what_was_seen_since()
    {
        var over = Given(Appeared, new ServiceDependencyVanished(Nine, Nine.AddHours(3)));
        over.Appear("330000", "front", "cart", Nine.AddHours(2)).ShouldRecordNothing();
        over.Appear("330000", "front", "cart", Nine.AddDays(2)).ShouldRecord(Appeared with { Since = Nine.AddDays(2) });
    }

    [Fact]
    public void However_it_is_seen_times_in_which_it_is_there_follow_each_other() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 100]).Array[0, 40].Sample(moves =>
        {
            var (state, now, times) = ((ServiceDependency?)null, Nine, new List<DateTimeOffset>());
            foreach (var (isSeen, hours) in moves)
            {
                now = now.AddHours(hours);
                var decision = isSeen ? state.Appear("330000", "front", "cart", now) : state.Vanish(now.AddHours(-hours), now);
                decision.Refusal.ShouldBeNull();
                foreach (var happened in decision.Events)
                {
                    times.Add(happened is ServiceDependencyAppeared appeared ? appeared.Since : ((ServiceDependencyVanished)happened).LastAt);
                    state = ServiceDependency.Evolve(state, happened, now);
                }
            }

            times.ShouldBe(times.Order());
            (state?.LastAt is null).ShouldBe(times.Count % 2 == 1 || times.Count == 0);
        }, iter: 500);
}
