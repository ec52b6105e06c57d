using System.Collections.Frozen;

namespace EventSourcedOps.Domain.Access;

/// <summary>A named set of operations that the product brings along. Organisations define more of their own (<see cref="AccessRole"/>).</summary>
public enum Role
{
    /// <summary>Works on incidents and changes, and reads what that work needs.</summary>
    Operator,

    /// <summary>Reads everything, the audit trail included, and changes nothing.</summary>
    Auditor,

    /// <summary>A program of another house: reads the feed and the incidents that it tells of.</summary>
    Partner,

    /// <summary>系统管理员: keeps the landscape, the read models and the technical life of accounts.</summary>
    SystemAdministrator,

    /// <summary>安全管理员: says who may do what: groups, roles, grants, reviews, tokens.</summary>
    SecurityAdministrator,

    /// <summary>审计管理员: reads the audit trail and who could do what; changes nothing.</summary>
    AuditAdministrator,

    /// <summary>A directory that tells who works here: keeps accounts and its own groups, over SCIM.</summary>
    Provisioner,

    /// <summary>配置管理员: keeps the configuration items, their types and their relations.</summary>
    ConfigurationManager,

    /// <summary>变更经理: approves changes, and says when none may be made.</summary>
    ChangeManager,

    /// <summary>资产管理员: keeps the ledger of assets, and takes stock.</summary>
    AssetManager,

    /// <summary>告警源: a monitoring system that tells what fires, and does nothing else.</summary>
    AlertSource,

    /// <summary>采集程序: a program that sends what it measured; it can do nothing else.</summary>
    Collector,

    /// <summary>拨测点: a program elsewhere that runs probes and tells what came of them; it can do nothing else.</summary>
    ProbePoint,
}

/// <summary>
/// What each role may do. Nothing is permitted that is not named here; duties that would cover up for each other are kept apart.
/// Steps of the product itself (warnings, automatic closing) are in no role: nobody may ask for them.
/// </summary>
public static class Roles
{
    /// <summary>Lets its holder give roles whose operations it does not hold itself: the craft of the security administrator.</summary>
    public const string GiveUnheld = "grant.give-unheld";

    /// <summary>The one administrator of the first days; tokens that were issued to it keep its technical half.</summary>
    private const string FormerAdministrator = "Administrator";

    private static readonly FrozenSet<string> IncidentWork = Named(
        "incident.report", "incident.triage", "incident.assign", "incident.assign-to-on-call", "incident.answer-call", "incident.accept", "incident.reassign", "incident.hand-back",
        "incident.hold", "incident.resume", "incident.escalate", "incident.resolve", "incident.reopen", "incident.close",
        "incident.cancel", "incident.mark-duplicate", "incident.unmark-duplicate", "incident.link-to-parent",
        "incident.unlink-from-parent", "incident.link", "incident.unlink", "incident.declare-major", "incident.withdraw-major",
        "incident.comment", "incident.attach-file", "incident.correct", "incident.move-to-service", "incident.relabel",
        "file.write", "roster.publish", "roster.declare-override", "roster.end-override", "call-plan.publish",
        "delivery.retry");

    private static readonly FrozenSet<string> ChangeWork = Named(
        "change.draft", "change.plan", "change.submit", "change.recall", "change.review", "change.schedule", "change.start", "change.step",
        "change.abort", "change.roll-back", "change.verify", "change.evaluate", "change.close", "change.cancel", "change.comment",
        "change.link-incident", "change.unlink-incident", "change.read");

    private static readonly FrozenSet<string> ChangeApproval = Named(
        "change.approve", "change.reject", "change.schedule", "change.cancel", "change.evaluate", "change.close", "change.comment",
        "change.read", "blackout.declare", "blackout.lift", "change-template.publish", "change-template.retire",
        "change-policy.set");

    private static readonly FrozenSet<string> AlertWork = Named(
        "alert.acknowledge", "alert.claim", "alert.transfer", "alert.suppress", "alert.unsuppress", "alert.escalate", "alert.resolve",
        "alert.comment", "alert.raise-incident", "alert.read", "silence.declare", "silence.end");

    private static readonly FrozenSet<string> AlertRuleWork = Named(
        "alert-rule.draft", "alert-rule.revise", "alert-rule.activate", "alert-rule.deactivate", "alert-rule.retire", "alert-rule.read");

    private static readonly FrozenSet<string> ProbeWork = Named(
        "probe.define", "probe.revise", "probe.pause", "probe.resume", "probe.retire", "probe.try", "probe.read");

    private static readonly FrozenSet<string> IncidentReading = Named(
        "incident.read", "incident.export", "sla.read", "sla.what-if", "landscape.read", "file.read", "notification-channel.read", "delivery.read");

    private static readonly FrozenSet<string> ItemReading = Named("item.read", "item.export", "topology.read");

    private static readonly FrozenSet<string> ItemWork = Named(
        "item.register", "item.report", "item.relate", "item.unrelate", "item.move-stage", "item.miss", "item.find", "item.classify", "item.entrust",
        "item.set-baseline", "item.record-text", "item.revert", "item.import", "item.undo-import", "item.discover",
        "item-type.define", "item-type.retire", "item-type.order-sources", "relation-kind.define", "file.read", "file.write");

    private static readonly FrozenSet<string> AssetReading = Named("asset.read", "stocktaking.read");

    private static readonly FrozenSet<string> AssetWork = Named(
        "asset.receive", "asset.correct", "asset.rack", "asset.move", "asset.hand-over", "asset.send-to-repair", "asset.return",
        "asset.put-in-stock", "asset.scrap", "asset.link-item", "asset.unlink-item", "stocktaking.open", "stocktaking.count",
        "stocktaking.uncount", "stocktaking.end-count", "stocktaking.settle", "stocktaking.close", "stocktaking.cancel");

    /// <summary>Who walks through the halls counts what stands there; what becomes of differences is decided by others.</summary>
    private static readonly FrozenSet<string> AssetCounting = Named("stocktaking.count", "stocktaking.uncount");

    private static readonly FrozenSet<string> LandscapeWork = Named(
        "organisation.create", "organisation.rename", "organisation.move", "organisation.close",
        "team.create", "team.rename", "team.change-members", "team.close",
        "service.register", "service.change", "service.relabel", "service.retire",
        "calendar.define", "calendar.change-windows", "calendar.declare-holidays",
        "agreement.publish", "priority-matrix.publish", "workspace.publish", "workspace.withdraw",
        "notification-channel.define", "notification-channel.revise", "notification-channel.disable", "notification-channel.enable",
        "notification-channel.test");

    /// <summary>What only a system administrator does.</summary>
    internal static readonly FrozenSet<string> SystemWork = Union(LandscapeWork, Named(
        "projection.pause", "projection.resume", "projection.rebuild", "projection.roll-back", "projection.retry", "feed.manage",
        "account.create", "account.rename", "account.enable", "account.disable", "account.link-identity"));

    /// <summary>What a directory does. It creates accounts, so it never comes together with giving them rights.</summary>
    internal static readonly FrozenSet<string> DirectoryWork =
        Named("scim.write", "account.provision", "account.leave-directory", "group.provision", "group.dissolve");

    /// <summary>What only a security administrator does.</summary>
    internal static readonly FrozenSet<string> SecurityWork = Named(
        "group.create", "group.rename", "group.change-members", "group.close", "role.define", "role.change", "role.retire",
        "grant.give", GiveUnheld, "grant.revoke", "grant.decide-request", "grant.reject-request", "review.open", "review.decide", "review.close",
        "break-glass.approve", "break-glass.reject", "break-glass.review");

    /// <summary>What only an audit administrator, or an auditor, reads.</summary>
    internal static readonly FrozenSet<string> AuditWork = Named("audit.read", "audit.export", "access.history");

    private static readonly FrozenSet<string> AccessReading = Named("grant.read", "review.read", "token.read", "break-glass.read", "leaver.read");

    /// <summary>What everybody may who is signed in, wherever their grants are; it concerns nobody but themselves.</summary>
    public static IReadOnlySet<string> OfEverybody { get; } = Named("self.read", "self.manage", "account.set-contact", "permission.request", "break-glass.ask",
        "break-glass.end", "dashboard.add-widget", "dashboard.place-widgets", "dashboard.configure-widget", "dashboard.remove-widget",
        "dashboard.restore", "dashboard.reset", "list.choose-columns", "list.reset-columns", "filter.save", "filter.change", "filter.rename",
        "filter.share", "filter.delete", "notification.read-all", "notification.read-one");

    private static readonly FrozenDictionary<Role, FrozenSet<string>> Sets = new Dictionary<Role, FrozenSet<string>>
    {
        [Role.Operator] = Union(
            IncidentWork, IncidentReading, ItemReading, ChangeWork, AlertWork, AlertRuleWork, ProbeWork, AssetReading, AssetCounting, Named("telemetry.read")),
        [Role.Auditor] = Union(
            IncidentReading, ItemReading, AssetReading, AuditWork, AccessReading,
            Named("projection.read", "feed.read", "account.read", "change.read", "alert.read", "alert-rule.read", "probe.read", "telemetry.read")),
        [Role.Partner] = Named("feed.read", "incident.read"),
        // A draft agreement is tried out by its author, so the what-if belongs here too.
        [Role.SystemAdministrator] = Union(SystemWork, Named(
            "landscape.read", "sla.what-if", "projection.read", "notification-channel.read", "account.read", "account.issue-enrolment", "account.reset-second-factor",
            "session.read", "session.end", "leaver.read")),
        [Role.SecurityAdministrator] = Union(SecurityWork, AccessReading, Named(
            "landscape.read", "account.read", "account.issue-enrolment", "account.reset-second-factor", "session.read", "session.end",
            "token.issue", "token.revoke")),
        [Role.AuditAdministrator] = Union(AuditWork, AccessReading, Named("landscape.read", "projection.read", "account.read", "session.read")),
        [Role.ChangeManager] = Union(ChangeApproval, IncidentReading, ItemReading),
        [Role.Provisioner] = Union(DirectoryWork, Named("scim.read")),
        [Role.AlertSource] = Named("alert.signal", "alert.recover"),
        [Role.ConfigurationManager] = Union(ItemWork, ItemReading, AssetReading, Named("landscape.read", "change.read")),
        [Role.AssetManager] = Union(AssetWork, AssetReading, ItemReading, Named("landscape.read")),
        [Role.Collector] = Named("telemetry.write"),
        [Role.ProbePoint] = Named("probe.report"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Role> ByKey = Enum.GetValues<Role>()
        .Select(role => KeyValuePair.Create(role.ToString(), role)).Append(new(FormerAdministrator, Role.SystemAdministrator))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every operation that some role holds.</summary>
    public static IReadOnlySet<string> Known { get; } = Sets.Values.SelectMany(set => set).ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlySet<string> OperationsOf(Role role) => Sets[role];

    /// <summary>What several roles may do together.</summary>
    public static IReadOnlySet<string> OperationsOf(IEnumerable<Role> roles) =>
        roles.SelectMany(role => Sets[role]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name under which events know a role that the product brings along.</summary>
    public static string KeyOf(Role role) => role.ToString();

    /// <summary>The role of that name; null when organisations have to be asked for it.</summary>
    public static Role? BuiltIn(string key) => ByKey.TryGetValue(key, out var role) ? role : null;

    private static FrozenSet<string> Named(params ReadOnlySpan<string> operations) => operations.ToArray().ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Union(params IEnumerable<FrozenSet<string>> sets) =>
        sets.SelectMany(set => set).ToFrozenSet(StringComparer.Ordinal);
}
