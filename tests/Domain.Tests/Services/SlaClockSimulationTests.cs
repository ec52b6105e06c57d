using System.Collections.Immutable;
using CsCheck;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Tests.Services;

public sealed class SlaClockSimulationTests
{
    private const int Histories = 100_000;
    private const int Worlds = 60;
    private const int LatestReading = 5 * 12 * 60;

    private static readonly NaiveWorld[] Known = [.. Enumerable.Range(0, Worlds).Select(seed => new NaiveWorld(seed))];

    private static readonly Gen<(int World, int Start, int Kind, (int What, int Wait, int Which)[] Moves, int At, int Percent)> Attempts =
        Gen.Select(
            Gen.Int[0, Worlds - 1], Gen.Int[0, 900], Gen.Int[0, 7],
            Gen.Select(Gen.Int[0, 9], Gen.Int[-60, 420], Gen.Int[0, 4]).Array[0, 8],
            Gen.Int[0, LatestReading], Gen.Int[0, 2].Select(which => new[] { 50, 80, 100 }[which]));

    /// <summary>Whatever happens to a clock, it shows what counting minutes shows.</summary>
    [Fact]
    public void A_clock_shows_what_counting_minutes_shows() => Attempts.Sample(attempt =>
    {
        var world = Known[attempt.World];
        var history = History(world, attempt.Start, attempt.Kind, attempt.Moves);

        var expected = new NaiveClock(world, history).At(attempt.At);
        var shown = SlaClock.Read(history, world.Landscape, world.Begin.AddMinutes(attempt.At));

        shown.State.ShouldBe(expected.State);
        shown.Consumed.ShouldBe(TimeSpan.FromMinutes(expected.Consumed));
        shown.Target.ShouldBe(expected.Target is { } target ? TimeSpan.FromMinutes(target) : null);
        shown.BreachedAt.ShouldBe(At(world, expected.Breached));
        if (expected.SeenToTheEnd) shown.DueAt.ShouldBe(At(world, expected.Due));
        else (shown.DueAt ?? DateTimeOffset.MaxValue).ShouldBeGreaterThanOrEqualTo(world.Begin.AddMinutes(NaiveWorld.Minutes));

        var reached = new NaiveClock(world, history, attempt.Percent).Reaches();
        var reaches = SlaClock.Reaches(history, world.Landscape, attempt.Percent);
        if (reached is not null || history.Changes[^1] is ClockStopped) reaches.ShouldBe(At(world, reached));
        else (reaches ?? DateTimeOffset.MaxValue).ShouldBeGreaterThanOrEqualTo(world.Begin.AddMinutes(NaiveWorld.Minutes));
    }, iter: Histories);

    private static ClockHistory History(NaiveWorld world, int start, int kind, (int What, int Wait, int Which)[] moves)
    {
        var changes = ImmutableList.CreateBuilder<ClockChange>();
        var at = world.Begin.AddMinutes(start);
        changes.Add(new ClockStarted(at, kind < 4 ? null : (Priority)(kind - 4)));
        foreach (var (what, wait, which) in moves)
        {
            at = at.AddMinutes(Math.Max(0, wait));
            changes.Add(Change(what, at, which));
        }
        return new((ClockKind)(kind % 2), NaiveWorld.Home, NaiveWorld.Services[start % 2], changes.ToImmutable());
    }

    private static ClockChange Change(int what, DateTimeOffset at, int which) => what switch
    {
        0 or 1 => new ClockHeld(at, (HoldReason)which),
        2 or 3 => new ClockResumed(at),
        4 or 5 => new ClockReprioritised(at, (Priority)which),
        6      => new ClockMoved(at, NaiveWorld.Services[which % 2]),
        7      => new ClockStopped(at),
        _      => new ClockRestarted(at),
    };

    private static DateTimeOffset? At(NaiveWorld world, int? minute) => minute is { } known ? world.Begin.AddMinutes(known) : null;
}
