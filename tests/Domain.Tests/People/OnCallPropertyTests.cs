using CsCheck;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.People.Watchkeepers;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.People;

/// <summary>Shifts are what one would see who asks every minute who is on call, over summer time, versions and people who stand in.</summary>
public sealed class OnCallPropertyTests
{
    private const int Minutes = 5 * 24 * 60;

    // Two nights in which the clock of Berlin leaps, and one without.
    private static readonly DateTimeOffset[] Beginnings =
        [new(2025, 3, 28, 12, 0, 0, TimeSpan.Zero), new(2025, 10, 24, 12, 0, 0, TimeSpan.Zero), new(2025, 6, 2, 0, 0, 0, TimeSpan.Zero)];

    private static readonly string[] Zones = ["Europe/Berlin", "Asia/Shanghai", "Australia/Lord_Howe"];

    private static readonly Gen<DateTimeOffset> Beginning = Gen.Int[0, 2].Select(i => Beginnings[i]);

    private static readonly Gen<string> Time = Gen.Select(Gen.Int[0, 23], Gen.Int[0, 3], (hour, quarter) => $"{hour:00}:{quarter * 15:00}");

    private static readonly Gen<WeeklyWindow> Window =
        Gen.Select(Gen.Enum<DayOfWeek>(), Gen.Int[0, 11], Gen.Int[12, 24], (day, from, to) => new WeeklyWindow(day, $"{from:00}:30", $"{to:00}:00"));

    private static readonly Gen<OnCallLayer> Layer = Gen.Select(
        Gen.Int[1, 2], Gen.OneOf(Gen.Const("lin"), Gen.Const("wang")).Array[1, 3], Gen.Int[0, 40], Gen.Int[1, 8], Time, Window.Array[0, 4],
        (level, people, start, turn, handover, windows) => new OnCallLayer(
            "Some", level, people, new DateOnly(2025, 3, 1).AddDays(start - 20), turn, handover, [.. windows.DistinctBy(window => window.Day)]));

    private static readonly Gen<RosterPublished> Version = Gen.Select(
        Layer.Array[0, 4], Gen.Int[-2_000, Minutes], Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]),
        (layers, from, zone) => new RosterPublished(Team, Hangzhou, 1, DateTimeOffset.UnixEpoch.AddMinutes(from), zone, layers, false));

    private static readonly Gen<RosterOverrideDeclared> Override = Gen.Select(
        Gen.Int[1, 2], Gen.Int[-500, Minutes], Gen.Int[1, 2_000], Gen.Int[1, int.MaxValue], (level, from, length, id) => new RosterOverrideDeclared(
            Team, Ids.Derived("override", $"{id}"), level, "wang", DateTimeOffset.UnixEpoch.AddMinutes(from), DateTimeOffset.UnixEpoch.AddMinutes(from + length), null));

    [Fact]
    public void Shifts_are_what_somebody_sees_who_asks_every_minute() => Gen.Select(Beginning, Version.Array[1, 3], Override.Array[0, 3])
        .Sample((begin, versions, overrides) =>
        {
            var roster = RosterOf(begin, versions, overrides);
            var shifts = roster.Shifts(begin, begin.AddMinutes(Minutes)).ToArray();
            for (var minute = 0; minute < Minutes; minute++)
            {
                var at = begin.AddMinutes(minute);
                shifts.Where(shift => shift.From <= at && at < shift.To).Select(shift => shift.Turn).ShouldBe(roster.OnCallAt(at), $"{at}");
            }

            foreach (var (one, next) in shifts.Zip(shifts.Skip(1)))
                (one.Turn == next.Turn && one.To == next.From).ShouldBeFalse("what is one shift is told as one");
        }, iter: 60);

    [Fact]
    public void Two_rosters_differ_exactly_where_they_call_somebody_else() => Gen.Select(Beginning, Version, Version, Override.Array[0, 2])
        .Sample((begin, first, second, overrides) =>
        {
            var (now, then) = (RosterOf(begin, [first], overrides), RosterOf(begin, [second], []));
            var differences = now.Against(then, begin, begin.AddMinutes(Minutes)).ToArray();
            for (var minute = 0; minute < Minutes; minute += 7)
                for (var level = 1; level <= 2; level++)
                {
                    var at = begin.AddMinutes(minute);
                    var told = differences.SingleOrDefault(one => one.Level == level && one.From <= at && at < one.To);
                    var (is1, would) = (Called(now, level, at), Called(then, level, at));
                    (told is not null).ShouldBe(is1 != would, $"{at}");
                    if (told is not null) (told.Now, told.Then).ShouldBe((is1, would));
                }
        }, iter: 60);

    [Fact]
    public void Whatever_people_try_the_history_they_leave_can_be_replayed() =>
        Gen.Select(Gen.Int[0, 2], Layer.Array[0, 2], Override, Gen.Int[0, 3_000]).Array[0, 20].Sample(attempts =>
        {
            OnCallRoster? roster = null;
            var history = new List<OnCallEvent>();
            var now = DateTimeOffset.UnixEpoch;
            foreach (var (move, layers, wanted, minutes) in attempts)
            {
                now = now.AddMinutes(minutes);
                var given = At(now);
                var decision = move switch
                {
                    0 => roster.Publish(Weekly with { Layers = layers, EffectiveFrom = now.AddMinutes(minutes % 2) }, given),
                    1 => roster.DeclareOverride(wanted with { From = now.AddMinutes(minutes / 2), To = now.AddMinutes(minutes) }, given),
                    _ => roster.EndOverride(roster?.Overrides.FirstOrDefault()?.OverrideId ?? wanted.OverrideId, null, given),
                };
                foreach (var happened in decision.Events)
                {
                    history.Add(happened);
                    roster = OnCallRoster.Evolve(roster, happened, now);
                }
            }

            if (roster is null) return;
            var replayed = Known([.. history]);
            replayed.Overrides.ShouldBe(roster.Overrides);
            roster.Overrides.ShouldAllBe(one => one.From < one.To);
            roster.Versions.Select(version => version.Version).Order().ShouldBe(Enumerable.Range(1, roster.Versions.Length));
        });

    private static string? Called(OnCallRoster roster, int level, DateTimeOffset at) =>
        roster.OnCallAt(at).SingleOrDefault(turn => turn.Level == level)?.Person;

    private static OnCallRoster RosterOf(DateTimeOffset begin, RosterPublished[] versions, RosterOverrideDeclared[] overrides)
    {
        var shift = begin - DateTimeOffset.UnixEpoch;
        return Known(
        [
            .. versions.Select((version, i) => version with { Version = i + 1, EffectiveFrom = version.EffectiveFrom + shift }),
            .. overrides.Select(one => one with { From = one.From + shift, To = one.To + shift }),
        ]);
    }
}
