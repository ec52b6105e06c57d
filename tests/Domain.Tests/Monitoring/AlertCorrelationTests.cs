using CsCheck;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class AlertCorrelationTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddDays(20_000).AddHours(12);
    private static readonly ServiceMap Map = Calls(("gate", "orders"), ("orders", "stock"), ("orders", "price"), ("gate", "mail"));
    private static readonly Guid One = Ids.Derived("one");
    private static readonly Guid Other = Ids.Derived("other");

    [Theory]
    [InlineData("stock", "stock", "stock")]
    [InlineData("stock", "gate", "gate → orders → stock")]
    [InlineData("gate", "stock", "gate → orders → stock")]
    [InlineData("orders", "stock", "orders → stock")]
    public void An_alert_joins_those_its_service_has_to_do_with(string service, string others, string via) =>
        BelongsTo(service, AtHand(One, others)).ShouldBe((One, via));

    [Theory]
    [InlineData("stock", "price")]
    [InlineData("mail", "orders")]
    [InlineData("elsewhere", "orders")]
    public void Services_that_do_not_ask_one_another_are_apart(string service, string others) =>
        BelongsTo(service, AtHand(One, others)).ShouldBeNull();

    [Fact]
    public void What_has_been_quiet_for_long_is_over() => Gen.Int[0, 3_600].Sample(seconds =>
        (BelongsTo("stock", AtHand(One, "stock") with { QuietSince = Noon.AddSeconds(-seconds) }) is not null).ShouldBe(seconds <= 300));

    [Fact]
    public void What_fires_much_later_is_another_matter_even_while_the_first_goes_on() => Gen.Int[0, 7_200].Sample(seconds =>
        (BelongsTo("stock", AtHand(One, "stock") with { NewestAt = Noon.AddSeconds(-seconds) }) is not null).ShouldBe(seconds <= 1_800));

    [Fact]
    public void The_nearest_by_calls_comes_first_and_then_the_newest()
    {
        BelongsTo("stock", AtHand(One, "gate"), AtHand(Other, "orders"))!.Value.Incident.ShouldBe(Other);
        BelongsTo("stock", AtHand(One, "orders") with { NewestAt = Noon.AddMinutes(-9) }, AtHand(Other, "orders"))!.Value.Incident.ShouldBe(Other);
        BelongsTo("stock", AtHand(One, "price", "gate"), AtHand(Other, "price")).ShouldBe((One, "gate → orders → stock"));
    }

    [Fact]
    public void The_order_in_which_incidents_are_told_does_not_matter() =>
        Gen.Select(Gen.OneOf("gate", "orders", "stock", "price", "mail"), Gen.Int[0, 40]).Array[1, 8].Sample(told =>
        {
            var atHand = told.Select((one, index) => AtHand(Ids.Derived($"{index}"), one.Item1) with { NewestAt = Noon.AddMinutes(-one.Item2) }).ToArray();
            BelongsTo("orders", atHand).ShouldBe(BelongsTo("orders", [.. atHand.Reverse()]));
        });

    [Fact]
    public void Calls_in_a_ring_have_an_end() =>
        Calls(("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")).Between("a", "c").ShouldBe(["a", "b", "c"]);

    private static (Guid Incident, string Via)? BelongsTo(string service, params IncidentAtHand[] atHand) =>
        AlertCorrelation.BelongsTo(service, Noon, atHand, Map);

    private static IncidentAtHand AtHand(Guid incident, params string[] services) => new(incident, services, Noon.AddMinutes(-2), null);

    private static ServiceMap Calls(params (string Caller, string Callee)[] calls) =>
        ServiceMap.Joined(calls.Select(call => new ServiceEdge(new(call.Caller, call.Callee), 1, 0)));
}
