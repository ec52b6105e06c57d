namespace EventSourcedOps.Domain.Access;

/// <summary>三员: the three administrations that watch each other and so never come together in one hand.</summary>
[Flags]
public enum Duties
{
    None = 0,
    System = 1,
    Security = 2,
    Audit = 4,
}

/// <summary>
/// 三员分立. A duty is known by its operations and not by the name of a role, so that no role, group, request, break-glass or token
/// of whatever name leads around it. Every path asks this one function.
/// </summary>
public static class Separation
{
    public static Duties Of(IEnumerable<string> operations)
    {
        var duties = Duties.None;
        foreach (var operation in operations) duties |= Of(operation);
        return duties;
    }

    public static Duties Of(string operation) =>
        Roles.SystemWork.Contains(operation) || Roles.DirectoryWork.Contains(operation) ? Duties.System
        : Roles.SecurityWork.Contains(operation)                                        ? Duties.Security
        : Roles.AuditWork.Contains(operation)                                           ? Duties.Audit
                                                                                        : Duties.None;

    /// <summary>Whether somebody who has these duties may come to have those as well.</summary>
    public static Refusal? Objection(Duties held, Duties added) =>
        added == Duties.None || int.PopCount((int)(held | added)) <= 1 ? null : SeparationRefusals.Together;
}

public static class SeparationRefusals
{
    public static readonly Refusal Together = new("separation.administrators-apart",
        "System, security and audit administration stay in different hands, however somebody would come to hold them. Choose another person.");
}
