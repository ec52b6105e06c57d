using CsCheck;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class FaultWatchTests
{
    private const long Second = 1_000_000_000;
    private const int Each = 10;

    private static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch.AddDays(20_000);
    private static readonly Visit Well = new();
    private static readonly Visit Ill = new(StockFails: true);

    [Fact]
    public void What_goes_as_ever_is_no_fault() => Watched([.. Looks(60, Well)]).ShouldAllBe(sight => sight == null);

    [Fact]
    public void A_fault_is_seen_within_a_minute_and_where_it_is()
    {
        var seen = Watched([.. Looks(10, Well), .. Looks(2, Ill)]);
        seen.Take(10).ShouldAllBe(sight => sight == null);
        seen[^1].ShouldNotBeNull().Suspect.Service.ShouldBe("stock");
        seen[^1]!.Since.ShouldBeInRange(At(9), At(10));
    }

    [Fact]
    public void Three_minutes_are_enough_to_know_what_is_usual() =>
        Watched([.. Looks(6, Well), .. Looks(2, Ill)])[^1].ShouldNotBeNull().Suspect.Service.ShouldBe("stock");

    [Fact]
    public void What_lasts_is_not_learnt_and_is_seen_until_it_is_over()
    {
        var seen = Watched([.. Looks(10, Well), .. Looks(40, Ill), .. Looks(8, Well)]);
        seen[12..50].ShouldAllBe(sight => sight != null);
        seen[^1].ShouldBeNull();
    }

    [Fact]
    public void Without_requests_a_fault_is_seen_for_two_minutes_more()
    {
        var seen = Watched([.. Looks(10, Well), .. Looks(4, Ill), .. Looks(6, null)]);
        seen[14..17].ShouldAllBe(sight => sight != null);
        seen[17..].ShouldAllBe(sight => sight == null);
    }

    [Fact]
    public void A_fault_that_moves_is_followed() =>
        Watched([.. Looks(10, Well), .. Looks(4, Ill), .. Looks(6, new(Complains: "price"))])[^1].ShouldNotBeNull().Suspect.Service.ShouldBe("price");

    [Fact]
    public void Who_is_not_watched_is_not_suspected() =>
        Watched([.. Looks(10, Well), .. Looks(4, new(Complains: "price"))], service => service != "price").ShouldAllBe(sight => sight == null);

    [Fact]
    public void A_single_odd_request_is_no_fault() => Gen.Int[10, 40].Sample(
        odd => Watched([.. Looks(odd, Well), Looked(new(Complains: "price"), 1), .. Looks(10, Well)]).ShouldAllBe(sight => sight == null), iter: 20);

    [Fact]
    public void The_same_requests_give_the_same_sights() => Gen.OneOf(Well, Ill, new Visit(Complains: "price"), new Visit(Books: false)).Array[12, 40].Sample(
        visits =>
        {
            Func<int, Visit>?[] looks = [.. Looks(4, Well), .. visits.Select(visit => Looked(visit, Each))];
            Said(Watched(looks)).ShouldBe(Said(Watched(looks)));
        }, iter: 10);

    [Theory]
    [InlineData("*", "orders", true)]
    [InlineData("ts-* gate", "ts-order", true)]
    [InlineData("ts-* gate", "gate", true)]
    [InlineData("ts-* gate", "gateway", false)]
    [InlineData("a.b", "axb", false)]
    public void Services_are_named_with_stars(string names, string service, bool isWatched) =>
        WatchedServices.Read(names).ShouldNotBeNull()(service).ShouldBe(isWatched);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a, b")]
    [InlineData("(x+)+")]
    public void What_is_no_name_is_refused(string names) => WatchedServices.Read(names).ShouldBeNull();

    private static IEnumerable<Func<int, Visit>?> Looks(int looks, Visit? visit) =>
        Enumerable.Repeat(visit is null ? null : Looked(visit, Each), looks);

    /// <summary>Half a minute in which so many requests are like that, and the others as ever.</summary>
    private static Func<int, Visit> Looked(Visit visit, int times) => request => request < times ? visit : Well;

    private static List<FaultSight?> Watched(Func<int, Visit>?[] looks, Predicate<string>? isWatched = null)
    {
        var watch = new FaultWatch(isWatched ?? (_ => true));
        return
        [
            .. looks.Select((visit, look) => watch.Look(At(look), visit is null ? [] : Plaza.Read(Enumerable.Range(0, Each).Select(request =>
                Plaza.Written((look * Each) + request, At(look).ToUnixTimeSeconds() * Second + (request * 3 * Second), visit(request)))))),
        ];
    }

    private static DateTimeOffset At(int look) => Begin + (look * FaultWatch.Step);

    private static string[] Said(IEnumerable<FaultSight?> sights) =>
        [.. sights.Select(sight => sight is null ? "-" : $"{sight.Since:O} {sight.Suspect.Service} {sight.Suspect.Score:R}")];
}
