using System.Text;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Tests.Monitoring;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.Monitoring;

public sealed class AlertRulesTests
{
    private static readonly AlertRuleDefinition Errors = new(
        "Orders fail", SignalKind.Metric, "rate(errors[5m])", RuleComparison.Above, 0.05, 300, AlertSeverity.Major, ["service"]);

    private static readonly AlertRuleDefinition Stricter = Errors with { Title = "Orders fail often", Limit = 0.01, Labels = [new("service", "orders")] };

    private static readonly AlertRuleEvent[] Life =
    [
        new AlertRuleDrafted("330000", Errors), new AlertRuleActivated(1), new AlertRuleRevised(2, Stricter), new AlertRuleActivated(2),
        new AlertRuleDeactivated("Too loud"), new AlertRuleActivated(2), new AlertRuleRetired("Replaced"),
    ];

    [Fact]
    public void A_revised_rule_judges_by_its_old_version_until_the_new_one_is_activated()
    {
        Row(1).ActiveVersion().ShouldBeNull();
        Row(3).ActiveVersion()!.Definition.ShouldBe(Errors);
        Row(3).State.Definition.ShouldBe(Stricter);
        Row(4).ActiveVersion()!.Definition.ShouldBe(Stricter);
        Row(4).Versions.Select(one => (one.Version, one.By)).ShouldBe([(1, "lin"), (2, "lin")]);
    }

    [Fact]
    public void The_row_tells_why_a_rule_judges_no_more()
    {
        (Row(5).EndNote, Row(5).State.Status).ShouldBe(("Too loud", AlertRuleStatus.Draft));
        Row(6).EndNote.ShouldBeNull();
        (Row(7).EndNote, Row(7).State.Status).ShouldBe(("Replaced", AlertRuleStatus.Retired));
        Row(7).ActiveVersion().ShouldBeNull();
    }

    [Fact]
    public void A_list_finds_it_by_state_and_words()
    {
        object? Of(int count, string column) => AlertRules.Model.Columns.First(one => one.Name == column).Of(Row(count));
        Of(1, "status").ShouldBe("Draft");
        Of(2, "active").ShouldBe(1);
        Of(3, "title").ShouldBe("Orders fail often");
        Of(3, "terms").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldContain("errors");
    }

    /// <summary>Stored and read again it is the same, so that a rebuilt table equals the live one.</summary>
    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        for (var count = 1; count <= Life.Length; count++)
        {
            var written = AlertRules.Model.Write(Row(count));
            AlertRules.Model.Write(AlertRules.Model.Read(Encoding.UTF8.GetBytes(written))).ShouldBe(written);
        }
    }

    private static AlertRuleRow Row(int count)
    {
        var (fold, rule) = (new RowFold(AlertRules.Model), Ids.Derived("rule"));
        foreach (var (fact, i) in Life.Take(count).Select((fact, i) => (fact, i)))
            fold.Apply(new Recorded(
                i + 1, Ids.Derived("life", $"{i}"), "330000", rule, i + 1, WireNames.Of(fact.GetType()), Watch.Nine.AddMinutes(i), "lin", null, null,
                EventHeaders.None, fact)).ShouldBeEmpty();
        return (AlertRuleRow)fold.Of(rule)!.Row;
    }
}
