using CsCheck;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests;

/// <summary>Whatever people try, in whatever order, the history they leave can be replayed, and the tree stays a tree.</summary>
public sealed class LandscapePropertyTests
{
    private static readonly string?[] Codes =
        [null, "330000", "330100", "330106", "330106-A", "330106-A-1", "330106-A-1-x", "330100-B", "330200", "33"];
    private static readonly Gen<(int What, int One, int Other)[]> Attempts =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9], Gen.Int[0, 9]).Array[0, 40];

    [Fact]
    public void No_attempts_break_the_tree() => Attempts.Sample(attempts =>
    {
        var landscape = Play<OrganisationEvent>(Landscape.Empty, attempts, (now, what, one, other) =>
        {
            var (code, parent, it) = (Codes[one] ?? "", Codes[other], now.OrganisationOf(Codes[one]));
            return what switch
            {
                0 or 1 => it.Create(code, $"{other}", parent, now),
                2 => it.Rename($"{other}"),
                3 => it.Move(parent ?? "", now),
                _ => it.Close(now),
            };
        });
        foreach (var (code, organisation) in landscape.Organisations)
        {
            landscape.Lineage(code).Distinct().Count().ShouldBe(landscape.Lineage(code).Count());
            landscape.Lineage(code).Last().ShouldBe("330000");
            if (!organisation.Closed && organisation.Parent is { } parent) landscape.OrganisationOf(parent)!.Closed.ShouldBeFalse();
        }
        landscape.Subtree("330000").Count().ShouldBe(landscape.Organisations.Count);
    }, iter: 2_000);

    [Fact]
    public void No_attempts_break_teams() => Attempts.Sample(attempts => Play<TeamEvent>(Standing, attempts,
        (now, what, one, other) => (what, now.TeamOf(Id(one))) switch
        {
            (0 or 1, var it) => it.Create(Id(one), Codes[other] ?? "", "Night", ["a"], now),
            (2, var it)      => it.Rename($"{other}"),
            (3, var it)      => it.ChangeMembers([$"{other}"]),
            (_, var it)      => it.Close(now),
        }));

    [Fact]
    public void No_attempts_break_services() => Attempts.Sample(attempts => Play<ServiceEvent>(Standing, attempts,
        (now, what, one, other) => (what, now.ServiceOf(Id(one))) switch
        {
            (0 or 1, var it) => it.Register(new(Id(one), "Mail", Codes[other] ?? "", other < 8 ? Team : Office, Criticality.Low, []), now),
            (2 or 3, var it) => it.Change($"{other}", Team, (Criticality)(other % 4), [Team], now),
            (_, var it)      => it.Retire(),
        }));

    [Fact]
    public void No_attempts_break_calendars() => Attempts.Sample(attempts => Play<CalendarEvent>(Standing, attempts,
        (now, what, one, other) => (what, now.CalendarOf(Id(one))) switch
        {
            (0 or 1, var it) => it.Define(new(Id(one), Zhejiang, "Day", other == 0 ? "Nowhere" : "Asia/Shanghai", Windows(other)), now),
            (2 or 3, var it) => it.ChangeWindows(new DateOnly(2025, 3, 1).AddDays(other), Windows(one), Monday),
            (_, var it)      => it.DeclareHolidays(2020 + other, "Notice", true,
                [new(new(2020 + one, 1, 1), DeclaredDayKind.DayOff, "元旦")]),
        }));

    [Fact]
    public void No_attempts_break_agreements() => Attempts.Sample(attempts => Play<AgreementEvent>(Standing, attempts,
        (now, what, one, other) =>
        {
            var draft = Promise(0, Monday.AddDays(other - what), 60 * (1 + one), organisation: Codes[1 + (other % 3)]!);
            return now.AgreementOf(draft.AgreementId).Publish(draft, Monday, now);
        }));

    [Fact]
    public void No_attempts_break_matrices() => Attempts.Sample(attempts => Play<PriorityMatrixEvent>(Standing, attempts,
        (now, what, one, other) =>
        {
            var cells = from impact in Enum.GetValues<Impact>()
                        from urgency in Enum.GetValues<Urgency>()
                        select new MatrixCell(impact, urgency, (Priority)(other % 5));
            return now.Matrices.GetValueOrDefault(Codes[one] ?? "").Publish(Codes[one] ?? "", [.. cells.Take(9 - (what / 4))], now);
        }));

    private static WeeklyWindow[] Windows(int which) => [new((DayOfWeek)(which % 7), $"{which + 1:00}:00", which == 9 ? "24:00" : "07:00")];

    private static Guid Id(int which) => Ids.Derived("tried", $"{which}");

    private static Landscape Play<TEvent>(
        Landscape landscape, (int What, int One, int Other)[] attempts, Func<Landscape, int, int, int, Decision<TEvent>> decide)
        where TEvent : LandscapeEvent =>
        attempts.Aggregate(landscape, (now, next) => now.With(Monday, decide(now, next.What, next.One, next.Other).Events));
}
