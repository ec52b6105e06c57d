using System.Collections.Frozen;

namespace EventSourcedOps.Domain.Access;

/// <summary>A named set of operations.</summary>
public enum Role
{
    /// <summary>Works on incidents and reads what that work needs.</summary>
    Operator,

    /// <summary>Reads everything, the audit trail included, and changes nothing.</summary>
    Auditor,

    /// <summary>A program of another house: reads the feed and the incidents that it tells of.</summary>
    Partner,

    /// <summary>Keeps the landscape, the read models and the tokens; neither works on incidents nor reads the audit trail.</summary>
    Administrator,
}

/// <summary>
/// What each role may do. Nothing is permitted that is not named here; duties that would cover up for each other are kept apart.
/// Steps of the product itself (warnings, automatic closing) are in no role: nobody may ask for them.
/// </summary>
public static class Roles
{
    private static readonly FrozenSet<string> IncidentWork = Named(
        "incident.report", "incident.triage", "incident.assign", "incident.accept", "incident.reassign", "incident.hand-back",
        "incident.hold", "incident.resume", "incident.escalate", "incident.resolve", "incident.reopen", "incident.close",
        "incident.cancel", "incident.mark-duplicate", "incident.unmark-duplicate", "incident.link-to-parent",
        "incident.unlink-from-parent", "incident.link", "incident.unlink", "incident.declare-major", "incident.withdraw-major",
        "incident.comment", "incident.attach-file", "incident.correct", "incident.move-to-service", "file.write");

    private static readonly FrozenSet<string> IncidentReading = Named("incident.read", "incident.export", "sla.read", "sla.what-if", "landscape.read", "file.read");

    private static readonly FrozenSet<string> LandscapeWork = Named(
        "organisation.create", "organisation.rename", "organisation.move", "organisation.close",
        "team.create", "team.rename", "team.change-members", "team.close",
        "service.register", "service.change", "service.retire",
        "calendar.define", "calendar.change-windows", "calendar.declare-holidays",
        "agreement.publish", "priority-matrix.publish", "landscape.read");

    private static readonly FrozenDictionary<Role, FrozenSet<string>> Sets = new Dictionary<Role, FrozenSet<string>>
    {
        [Role.Operator] = Union(IncidentWork, IncidentReading),
        [Role.Auditor] = Union(IncidentReading, Named("audit.read", "audit.export", "projection.read", "feed.read", "token.read")),
        [Role.Partner] = Named("feed.read", "incident.read"),
        // A draft agreement is tried out by its author, so the what-if belongs here too.
        [Role.Administrator] = Union(LandscapeWork, Named(
            "sla.what-if", "projection.read", "projection.pause", "projection.resume", "projection.rebuild", "projection.roll-back", "projection.retry", "feed.manage", "token.read", "token.issue", "token.revoke")),
    }.ToFrozenDictionary();

    public static IReadOnlySet<string> OperationsOf(Role role) => Sets[role];

    /// <summary>What several roles may do together.</summary>
    public static IReadOnlySet<string> OperationsOf(IEnumerable<Role> roles) =>
        roles.SelectMany(role => Sets[role]).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Named(params ReadOnlySpan<string> operations) => operations.ToArray().ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Union(FrozenSet<string> one, FrozenSet<string> other) => one.Union(other).ToFrozenSet(StringComparer.Ordinal);
}
