using CsCheck;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;

namespace EventSourcedOps.Domain.Tests.Monitoring.Correlation;

public sealed class CorrelationReplayTests
{
    private static readonly CorrelationRule InForce = CorrelationRule.InForce;

    private static readonly Gen<CorrelationRule> Rules = Gen.Select(
        Gen.Int[0, 60], Gen.Int[0, 60], Gen.Bool, Gen.Bool, Gen.Int[1, 6],
        (within, quiet, calls, items, steps) => new CorrelationRule(TimeSpan.FromMinutes(within), TimeSpan.FromMinutes(quiet), calls, items, steps));

    private static readonly Gen<(int What, int One, int Other, int Seconds)[]> Deeds =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 600]).Array[0, 60];

    [Fact]
    public void By_the_rule_by_which_it_was_decided_it_is_decided_as_it_was() =>
        Gen.Select(Deeds, Gen.OneOf(Gen.Const(InForce), Rules)).Sample((deeds, rule) =>
            Raged(deeds, rule).Replay(rule).ShouldAllBe(decision => decision.Change() == CorrelationChange.Same));

    [Fact]
    public void By_any_rule_each_decision_is_made_once_and_alike_and_nothing_before_the_time_is_made_again() =>
        Gen.Select(Deeds, Rules, Gen.Int[0, 120]).Sample((deeds, rule, minutes) =>
        {
            var storm = Raged(deeds, InForce);
            var since = Watch.Nine.AddMinutes(minutes);
            var decisions = storm.Replay(rule, since);
            decisions.Select(one => (one.Alert, one.At)).ShouldBe(
                storm.Log.Where(one => one.Fact is AlertIncidentLinked && one.At >= since).Select(one => (one.Stream, one.At)));
            decisions.Select(one => one.Incident).ShouldBe(storm.Replay(rule, since).Select(one => one.Incident));
            decisions.Where(one => !one.Existed).ShouldAllBe(one => one.Change() == CorrelationChange.Parted);
        });

    [Fact]
    public void A_wider_rule_joins_what_was_apart()
    {
        var storm = new Storm(InForce);
        storm.Call("gate", "orders");
        storm.Fire(0, 0, "orders", null);
        storm.After(40);
        storm.Fire(1, 1, "gate", null);
        storm.Replay(InForce).Select(one => one.Change()).ShouldBe([CorrelationChange.Same, CorrelationChange.Same]);
        var wider = storm.Replay(InForce with { Within = TimeSpan.FromHours(1) });
        wider.Select(one => one.Change()).ShouldBe([CorrelationChange.Same, CorrelationChange.Joined]);
        wider[1].Incident.ShouldBe(wider[0].Decided.IncidentId);
        wider[1].Way!.Services.ShouldBe(["gate", "orders"]);
    }

    [Fact]
    public void Without_calls_what_they_joined_is_apart_and_what_follows_it_goes_with_it()
    {
        var storm = new Storm(InForce);
        storm.Call("gate", "orders");
        storm.Fire(0, 0, "orders", null);
        storm.Fire(1, 1, "gate", null);
        storm.Fire(2, 1, "gate", null);
        var without = storm.Replay(InForce with { ByCalls = false });
        without.Select(one => one.Change()).ShouldBe([CorrelationChange.Same, CorrelationChange.Parted, CorrelationChange.Parted]);
        without[2].Incident.ShouldBe(without[1].Incident);
        without.Count(one => one.Existed).ShouldBe(1);
    }

    [Fact]
    public void Relations_count_as_they_were_known_when_the_later_one_fired()
    {
        var storm = new Storm(InForce);
        storm.Fire(0, 0, "mail", 7);
        storm.After(1);
        storm.Fire(1, 1, "stock", 8);
        storm.After(1);
        storm.Relate(8, 7);
        storm.After(1);
        storm.Fire(2, 2, "gate", 8);
        storm.Replay(InForce).Select(one => one.Decided.Evidence).ShouldBe([null, null, CorrelationEvidence.Configuration]);
        var without = storm.Replay(InForce with { ByConfiguration = false });
        without.Select(one => one.Change()).ShouldBe([CorrelationChange.Same, CorrelationChange.Same, CorrelationChange.Parted]);
    }

    [Fact]
    public void Older_decisions_are_made_again_by_the_calls_that_they_name()
    {
        var storm = new Storm(InForce);
        storm.Call("gate", "orders");
        storm.Fire(0, 0, "orders", null);
        storm.Fire(1, 1, "gate", null);
        var place = storm.Log.FindLastIndex(one => one.Fact is AlertIncidentLinked);
        storm.Log[place] = storm.Log[place] with
        {
            Fact = (AlertIncidentLinked)storm.Log[place].Fact with { Evidence = null, Grounds = null, Via = "gate → orders" },
        };
        storm.Replay(InForce).ShouldAllBe(one => one.Change() == CorrelationChange.Same);
    }

    private static Storm Raged((int What, int One, int Other, int Seconds)[] deeds, CorrelationRule rule)
    {
        var storm = new Storm(rule);
        foreach (var (what, one, other, seconds) in deeds)
        {
            storm.After(seconds / 60.0);
            switch (what)
            {
                case 0: storm.Recover(one); break;
                case 1: storm.Flap(one); break;
                case 2: storm.Turn(one); break;
                case 3: storm.Call(one + (12 * other)); break;
                case 4: storm.Relate(one, other); break;
                default: storm.Fire(one); break;
            }
        }

        return storm;
    }
}
