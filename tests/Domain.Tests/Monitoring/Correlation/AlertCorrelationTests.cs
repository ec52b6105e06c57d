using CsCheck;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Tests.Topology;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Tests.Monitoring.Correlation;

public sealed class AlertCorrelationTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch.AddDays(20_000).AddHours(12);
    private static readonly ServiceMap Map = Calls(("gate", "orders"), ("orders", "stock"), ("orders", "price"), ("gate", "mail"));
    private static readonly Guid One = Ids.Derived("one");
    private static readonly Guid Other = Ids.Derived("other");

    /// <summary>1 runs on 2, 2 on 3, 3 on 4, 4 on 5; so does 9 on 3, and 1 is entrusted to the gate.</summary>
    private static readonly Graph Hall = Plant.Graph(
        [
            .. new[] { 1, 2, 3, 4, 5, 9 }.Select(item => (item, (ConfigurationItemEvent)Plant.Item())),
            (1, Plant.On(2)), (2, Plant.On(3)), (3, Plant.On(4)), (4, Plant.On(5)), (9, Plant.On(3)), (1, new ItemEntrusted(null, null, Ids.Derived("gate"))),
        ]);

    [Theory]
    [InlineData("stock", "stock", "stock", CorrelationEvidence.Service)]
    [InlineData("stock", "gate", "gate → orders → stock", CorrelationEvidence.Calls)]
    [InlineData("gate", "stock", "gate → orders → stock", CorrelationEvidence.Calls)]
    [InlineData("orders", "stock", "orders → stock", CorrelationEvidence.Calls)]
    public void An_alert_joins_those_its_service_has_to_do_with(string service, string others, string via, CorrelationEvidence evidence)
    {
        var (incident, way) = BelongsTo(About(service), AtHand(One, others)).ShouldNotBeNull();
        (incident, string.Join(Belonging.Next, way.Services), way.Evidence).ShouldBe((One, via, evidence));
    }

    [Theory]
    [InlineData("stock", "price")]
    [InlineData("mail", "orders")]
    [InlineData("elsewhere", "orders")]
    public void Services_that_do_not_ask_one_another_are_apart(string service, string others) =>
        BelongsTo(About(service), AtHand(One, others)).ShouldBeNull();

    [Theory]
    [InlineData(1, 2, new[] { 1, 2 })]
    [InlineData(2, 1, new[] { 1, 2 })]
    [InlineData(4, 1, new[] { 1, 2, 3, 4 })]
    [InlineData(3, 3, new[] { 3 })]
    public void An_alert_joins_those_whose_items_stand_on_its_own_or_it_on_them(int item, int others, int[] way) =>
        BelongsTo(About("a", item), AtHand(One, "b", others)).ShouldNotBeNull().Way.Items.ShouldBe(way.Select(Plant.Id));

    [Theory]
    [InlineData(1, 9)] // both stand on 3
    [InlineData(1, 5)] // four steps
    [InlineData(1, 77)] // nobody knows it
    public void Items_beside_each_other_or_far_away_are_apart(int item, int others) =>
        BelongsTo(About("a", item), AtHand(One, "b", others)).ShouldBeNull();

    [Fact]
    public void Where_no_label_names_an_item_those_of_the_service_count()
    {
        BelongsTo(About("gate"), AtHand(One, "b", 3)).ShouldNotBeNull().Way.Items.ShouldBe([Plant.Id(1), Plant.Id(2), Plant.Id(3)]);
        BelongsTo(About("gate", 9), AtHand(One, "b", 2)).ShouldBeNull();
    }

    [Fact]
    public void Of_ways_that_are_as_short_calls_come_first()
    {
        var both = BelongsTo(About("gate", 1), AtHand(One, "orders", 2)).ShouldNotBeNull();
        both.Way.Evidence.ShouldBe(CorrelationEvidence.Calls);
        BelongsTo(About("gate", 1), AtHand(One, "stock", 2)).ShouldNotBeNull().Way.Evidence.ShouldBe(CorrelationEvidence.Configuration);
        BelongsTo(About("gate", 1), AtHand(One, "b", 2), AtHand(Other, "orders") with { FiredAt = Noon.AddMinutes(-9) }).ShouldNotBeNull().Incident.ShouldBe(Other);
    }

    [Fact]
    public void Another_rule_leaves_out_calls_or_items_or_goes_further()
    {
        BelongsTo(CorrelationRule.InForce with { ByCalls = false }, About("gate"), AtHand(One, "orders")).ShouldBeNull();
        BelongsTo(CorrelationRule.InForce with { ByCalls = false }, About("gate"), AtHand(One, "gate")).ShouldNotBeNull().Way.Evidence.ShouldBe(CorrelationEvidence.Service);
        BelongsTo(CorrelationRule.InForce with { ByConfiguration = false }, About("a", 1), AtHand(One, "b", 2)).ShouldBeNull();
        BelongsTo(CorrelationRule.InForce with { MostSteps = 4 }, About("a", 1), AtHand(One, "b", 5)).ShouldNotBeNull();
    }

    [Fact]
    public void What_has_been_quiet_for_long_is_over() => Gen.Int[0, 3_600].Sample(seconds =>
        (BelongsTo(About("stock"), AtHand(One, "stock") with { FiredAt = Noon.AddSeconds(-seconds), QuietSince = Noon.AddSeconds(-seconds) }) is not null)
            .ShouldBe(seconds <= 300));

    [Fact]
    public void An_incident_is_not_quiet_while_one_of_its_alerts_fires() =>
        BelongsTo(About("stock"), AtHand(One, "stock") with { QuietSince = Noon.AddMinutes(-20), FiredAt = Noon.AddMinutes(-25) }, AtHand(One, "elsewhere"))
            .ShouldNotBeNull();

    [Fact]
    public void What_fires_much_later_is_another_matter_even_while_the_first_goes_on() => Gen.Int[0, 7_200].Sample(seconds =>
        (BelongsTo(About("stock"), AtHand(One, "stock") with { FiredAt = Noon.AddSeconds(-seconds) }) is not null).ShouldBe(seconds <= 1_800));

    [Fact]
    public void The_nearest_comes_first_and_then_the_newest()
    {
        BelongsTo(About("stock"), AtHand(One, "gate"), AtHand(Other, "orders"))!.Value.Incident.ShouldBe(Other);
        BelongsTo(About("stock"), AtHand(One, "orders") with { FiredAt = Noon.AddMinutes(-9) }, AtHand(Other, "orders"))!.Value.Incident.ShouldBe(Other);
        BelongsTo(About("stock"), AtHand(One, "price"), AtHand(One, "gate"), AtHand(Other, "price"))!.Value.Incident.ShouldBe(One);
    }

    [Fact]
    public void The_order_in_which_alerts_are_told_does_not_matter() =>
        Gen.Select(Gen.OneOf("gate", "orders", "stock", "price", "mail"), Gen.Int[0, 40], Gen.Int[0, 9]).Array[1, 8].Sample(told =>
        {
            var atHand = told.Select((one, index) => AtHand(Ids.Derived($"{index}"), one.Item1, one.Item3) with { FiredAt = Noon.AddMinutes(-one.Item2) }).ToArray();
            BelongsTo(About("orders", 2), atHand)?.Incident.ShouldBe(BelongsTo(About("orders", 2), [.. atHand.Reverse()])!.Value.Incident);
        });

    [Fact]
    public void Calls_in_a_ring_have_an_end() =>
        Calls(("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")).Between("a", "c").ShouldBe(["a", "b", "c"]);

    [Fact]
    public void What_is_kept_of_calls_around_a_service_leads_to_the_same_ways() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], (caller, callee) => ($"s{caller}", $"s{callee}")).Array[0, 16].Sample(calls =>
        {
            var (whole, kept) = (Calls(calls), ServiceMap.Of(Calls(calls).Around("s0", 200)));
            foreach (var other in Enumerable.Range(0, 8).Select(number => $"s{number}")) kept.Between("s0", other).ShouldBe(whole.Between("s0", other));
        });

    private static (Guid Incident, CorrelationWay Way)? BelongsTo(AlertSubject subject, params AlertAtHand[] atHand) =>
        BelongsTo(CorrelationRule.InForce, subject, atHand);

    private static (Guid Incident, CorrelationWay Way)? BelongsTo(CorrelationRule rule, AlertSubject subject, params AlertAtHand[] atHand) =>
        AlertCorrelation.BelongsTo(subject, Noon, atHand, rule, new(Map, Hall));

    private static AlertSubject About(string service, params int[] items) => new(service, Ids.Derived(service), [.. items.Select(Plant.Id)]);

    private static AlertAtHand AtHand(Guid incident, string service, params int[] items) =>
        new(Guid.CreateVersion7(), incident, About(service, items), Noon.AddMinutes(-2), null);

    private static ServiceMap Calls(params (string Caller, string Callee)[] calls) =>
        ServiceMap.Joined(calls.Select(call => new ServiceEdge(new(call.Caller, call.Callee), 1, 0)));
}
