using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class AlertRuleTests
{
    private static readonly AlertRuleDefinition Errors = new(
        "Orders fail", SignalKind.Metric, "rate(errors[5m])", RuleComparison.Above, 0.05, 300, AlertSeverity.Major, ["service"]);

    [Fact]
    public void A_rule_is_drafted_activated_and_judges_by_its_old_version_until_the_new_one_is_activated()
    {
        var drafted = After(((AlertRule?)null).Draft(Hangzhou, Errors, Standing).Events);
        drafted.Active.ShouldBeNull();
        drafted.Draft(Hangzhou, Errors, Standing).ShouldRefuse(AlertRuleRefusals.AlreadyDrafted);
        var active = After([new AlertRuleDrafted(Hangzhou, Errors), .. drafted.Activate().Events]);
        active.Active.ShouldBe(1);
        active.Activate().ShouldRecordNothing();
        active.Revise(Errors with { GroupBy = ["service"] }).ShouldRecordNothing();
        active.Revise(Errors with { Limit = 0.1 }).ShouldRecord(new AlertRuleRevised(2, Errors with { Limit = 0.1 }));
        var revised = After([new AlertRuleDrafted(Hangzhou, Errors), new AlertRuleActivated(1), new AlertRuleRevised(2,
            Errors with { Limit = 0.1 })]);
        revised.Active.ShouldBe(1);
        revised.Activate().ShouldRecord(new AlertRuleActivated(2));
        revised.Deactivate("Too loud").ShouldRecord(new AlertRuleDeactivated("Too loud"));
        drafted.Deactivate("Too loud").ShouldRecordNothing();
        var retired = After([new AlertRuleDrafted(Hangzhou, Errors), new AlertRuleActivated(1), new AlertRuleRetired("Old")]);
        retired.Active.ShouldBeNull();
        retired.Activate().ShouldRefuse(AlertRuleRefusals.AlreadyRetired);
        retired.Retire("Old").ShouldRecordNothing();
        ((AlertRule?)null).Activate().ShouldRefuse(AlertRuleRefusals.Unknown);
    }

    [Fact]
    public void A_rule_says_all_that_is_needed_to_judge_and_nothing_else()
    {
        Draft(Errors with { Query = " " }).ShouldRefuse(AlertRuleRefusals.QueryMissing);
        Draft(Errors with { Limit = null }).ShouldRefuse(AlertRuleRefusals.LimitMissing);
        Draft(Errors with { Limit = double.NaN }).ShouldRefuse(AlertRuleRefusals.LimitMissing);
        Draft(Errors with { ForSeconds = -1 }).ShouldRefuse(AlertRuleRefusals.ForOutOfRange);
        Draft(Errors with { GroupBy = ["a", "b", "c", "d", "e", "f", "g", "h", "i"] }).ShouldRefuse(AlertRuleRefusals.TooManyGroupLabels);
        Draft(Errors with { Comparison = RuleComparison.OutsideBand }).ShouldRefuse(AlertRuleRefusals.LimitUnwanted);
        Draft(Errors with { Comparison = RuleComparison.OutsideBand, Limit = null }).Refusal.ShouldBeNull();
        Draft(Errors with { Comparison = RuleComparison.NewTemplate, Limit = null }).ShouldRefuse(AlertRuleRefusals.OnlyForLogs);
        Draft(Errors with { Comparison = RuleComparison.NewTemplate, Limit = null, Kind = SignalKind.Log }).Refusal.ShouldBeNull();
        ((AlertRule?)null).Draft("nowhere", Errors, Standing).ShouldRefuse(AlertRuleRefusals.OrganisationUnknown);
    }

    [Fact]
    public void A_query_that_cannot_be_read_is_refused_with_the_place()
    {
        var refusal = Draft(Errors with { Query = "rate(errors[5m)" }).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Field).ShouldBe(("alert-rule.query-unreadable", "definition.query"));
        refusal.Reason.ShouldStartWith("Character 15:");
    }

    [Fact]
    public void Requests_are_watched_by_what_is_usual_and_operations_by_a_limit()
    {
        var watched = Errors with { Kind = SignalKind.Trace, Query = "cart front*", Comparison = RuleComparison.OutsideBand, Limit = null };
        Draft(watched).Refusal.ShouldBeNull();
        (watched.WatchesRequests, watched.Learns, watched.Step).ShouldBe((true, false, TimeSpan.FromSeconds(30)));
        Draft(watched with { Query = "a, b" }).ShouldRefuse(AlertRuleRefusals.ServicesUnreadable);
        Draft(watched with { Limit = 3 }).ShouldRefuse(AlertRuleRefusals.LimitUnwanted);
        Draft(watched with { Comparison = RuleComparison.Absent }).ShouldRefuse(AlertRuleRefusals.NotOfRequests);
        Draft(watched with { Comparison = RuleComparison.NewTemplate }).ShouldRefuse(AlertRuleRefusals.OnlyForLogs);

        var slow = watched with { Query = "p95 service:cart", Comparison = RuleComparison.Above, Limit = 500 };
        Draft(slow).Refusal.ShouldBeNull();
        (slow.WatchesRequests, slow.Learns, slow.Step).ShouldBe((false, false, RuleStanding.Step));
        Draft(slow with { Limit = null }).ShouldRefuse(AlertRuleRefusals.LimitMissing);
        var refusal = Draft(slow with { Query = "cart" }).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Field).ShouldBe(("alert-rule.query-unreadable", "definition.query"));
        refusal.Reason.ShouldStartWith("\"cart\" is not understood");
    }

    [Fact]
    public void What_is_asked_for_too_seldom_has_to_be_named()
    {
        var seldom = Errors with { Kind = SignalKind.Trace, Query = "rate service:cart", Comparison = RuleComparison.Below, Limit = 1 };
        Draft(seldom).ShouldRefuse(AlertRuleRefusals.OperationUnnamed);
        Draft(seldom with { Query = "rate name:\"POST /orders\"" }).ShouldRefuse(AlertRuleRefusals.OperationUnnamed);
        Draft(seldom with { Query = "rate service:cart name:\"POST /orders\"" }).Refusal.ShouldBeNull();
        Draft(seldom with { Comparison = RuleComparison.Above }).Refusal.ShouldBeNull();
        Draft(seldom with { Query = "p95" }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Labels_are_said_once_and_those_of_the_rule_itself_by_nobody()
    {
        Draft(Errors with { Labels = [new("service", "orders"), new("service", "mail")] }).ShouldRefuse(AlertRuleRefusals.LabelledTwice);
        Draft(Errors with { Labels = [new("alertname", "x")] }).ShouldRefuse(AlertRuleRefusals.LabelReserved);
        Draft(Errors with { Labels = [new("rule_id", "x")] }).ShouldRefuse(AlertRuleRefusals.LabelReserved);
        Draft(Errors with { Labels = [new("service", "orders")] }).Refusal.ShouldBeNull();
        var labelled = After(new AlertRuleDrafted(Hangzhou, Errors with { Labels = [new("service", "orders")] }));
        labelled.Revise(Errors with { Labels = [new("service", "orders")] }).ShouldRecordNothing();
        labelled.Revise(Errors).ShouldRecord(new AlertRuleRevised(2, Errors));
    }

    [Fact]
    public void A_rule_has_a_hundred_versions_at_most()
    {
        var worn = After(
            [new AlertRuleDrafted(Hangzhou, Errors), .. Enumerable.Range(2, 99).Select(version => new AlertRuleRevised(version, Errors with { Limit = version }))]);
        worn.Version.ShouldBe(100);
        worn.Revise(Errors).ShouldRefuse(AlertRuleRefusals.TooManyVersions);
    }

    [Fact]
    public void What_is_allowed_is_not_refused_and_says_something_new()
    {
        var drafted = new AlertRuleDrafted(Hangzhou, Errors);
        foreach (var rule in (AlertRule?[])
                 [
                     null, After(drafted), After(drafted, new AlertRuleActivated(1)),
                     After(drafted, new AlertRuleActivated(1), new AlertRuleRevised(2, Errors with { Limit = 1 })),
                     After(drafted, new AlertRuleActivated(1), new AlertRuleDeactivated("Too loud")), After(drafted, new AlertRuleRetired("Old")),
                 ])
            foreach (var action in Enum.GetValues<AlertRuleAction>())
                (Try(action, rule) is { Refusal: null, Events.Count: > 0 }).ShouldBe(rule.Allowed().Contains(action), $"{action} of {rule}");

        static Decision<AlertRuleEvent> Try(AlertRuleAction action, AlertRule? rule) => action switch
        {
            AlertRuleAction.Activate   => rule.Activate(),
            AlertRuleAction.Revise     => rule.Revise(Errors with { Title = "Something else" }),
            AlertRuleAction.Deactivate => rule.Deactivate("Too loud"),
            _                          => rule.Retire("Old"),
        };
    }

    private static Decision<AlertRuleEvent> Draft(AlertRuleDefinition definition) =>
        ((AlertRule?)null).Draft(Hangzhou, definition, Standing);

    private static AlertRule After(params IEnumerable<AlertRuleEvent> happened) =>
        happened.Aggregate((AlertRule?)null, (state, next) => AlertRule.Evolve(state, next, Watch.Nine))!;
}
