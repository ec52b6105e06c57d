using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Changes;

/// <summary>A switch and what is done to it: the small world that tests of changes start from.</summary>
internal static class Works
{
    public static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly TimeWindow Night = new(Nine.AddHours(13), Nine.AddHours(16));
    public static readonly Guid Switch = Ids.Derived("item", "core switch");
    public static readonly Guid Firewall = Ids.Derived("item", "firewall");
    public static readonly Guid Template = Ids.Derived("template", "restart");
    public static readonly Guid Harm = Ids.Derived("incident", "harm");

    public static readonly IReadOnlyList<ChangeStep> Steps = [new("Copy the configuration", 10), new("Load the new firmware", 30)];
    public static readonly IReadOnlyList<ChangeStep> Back = [new("Load the old firmware", 30), new("Restore the configuration", 10)];
    public static readonly IReadOnlyList<DeclaredValue> NewFirmware = [new(Switch, "firmware", "9.2")];
    public static readonly ChangePlan Plan = new("Closes a hole", Steps, Back, "Ping every rack", Night, [Switch], NewFirmware, Rehearsed: true);

    public static readonly AffectedItem CoreSwitch = new(Switch, "core switch", "network-device", Importance.Normal, DataLabel.Normal);

    /// <summary>The switch reads the old firmware; nothing else is going on.</summary>
    public static readonly ChangeGround Ground = ChangeGround.Empty with
    {
        Plan = Plan, Items = [CoreSwitch], Readings = [new(Switch, "firmware", "9.1")],
        Impact = new(3, 1, Importance.Normal, DataLabel.Normal), History = new(4, 0),
    };

    public static readonly ChangeGround Upgraded = Ground with { Readings = NewFirmware };

    public static readonly Landscape Approved = Standing.With(new ChangeTemplatePublished(
        Template, Zhejiang, 1, "Restart", "Frees memory", Steps, Back, "It answers"));

    public static Circumstances By(string who, DateTimeOffset? at = null, Landscape? landscape = null) => new(
        at ?? Nine, at ?? Nine, who, landscape ?? Approved, id => id == Harm ? Incidents.District.Given(Incidents.District.Reported) : null)
    {
        NewNumber = prefix => $"{prefix}0000001",
    };

    public static Change? Given(params IEnumerable<ChangeEvent> history) =>
        history.Aggregate((Change?)null, (state, happened) => Change.Evolve(state, happened, Nine));

    /// <summary>What a row of decisions leaves; each must be accepted.</summary>
    public static Change? Through(Change? change, params IEnumerable<Func<Change?, Decision<ChangeEvent>>> decisions) =>
        decisions.Aggregate(change, (now, decide) =>
        {
            var decision = decide(now);
            decision.Refusal.ShouldBeNull();
            return decision.Events.Aggregate(now, (state, happened) => Change.Evolve(state, happened, Nine));
        });

    public static readonly ChangeRequest Upgrade = new(Hangzhou, ChangeKind.Normal, "Upgrade the core switch", null, null);

    public static readonly Change? Planned = Through(null,
        change => change.Draft(Upgrade, By("lin")), change => change.Settle(Plan, Ground, By("lin")));

    public static readonly Change? Submitted = Through(Planned, change => change.Submit(Ground, By("lin")));

    public static readonly Change? Agreed = Through(Submitted,
        change => change.Review(true, null, Ground, By("wang")), change => change.Approve(null, Ground, By("zhao")));

    public static readonly Change? Booked = Through(Agreed, change => change.Schedule(null, "lin", null, Ground, By("lin")));

    public static readonly Change? Begun = Through(Booked, change => change.Start(Ground, By("lin", Night.From)));

    public static readonly Change? Done = Through(Begun,
        change => change.ReportStep(new(0, true, null, null)), change => change.ReportStep(new(1, true, "It came up", null)));
}
