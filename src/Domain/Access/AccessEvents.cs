namespace EventSourcedOps.Domain.Access;

/// <summary>A fact about who may do what. Stored for ever: add fields as optional, never rename.</summary>
public abstract record AccessEvent;

/// <summary>An access fact with what the log says about it: whose stream, when it was recorded, who did it.</summary>
public sealed record AccessFact(Guid Stream, AccessEvent Event, DateTimeOffset At, string By);

/// <summary>How much harm it does when something comes to light; whoever may see one label may see those below it.</summary>
public enum DataLabel
{
    /// <summary>一般: ordinary work.</summary>
    Normal,

    /// <summary>敏感: harms people or the house when it leaks.</summary>
    Sensitive,

    /// <summary>重要: harms the public when it leaks.</summary>
    Important,
}

/// <summary>What rights can belong to.</summary>
public enum SubjectKind
{
    /// <summary>A person, or a program with an account of its own.</summary>
    Account,

    /// <summary>All members of a group.</summary>
    Group,

    /// <summary>A token that a program signs in with.</summary>
    Token,
}

/// <summary>Whom rights belong to.</summary>
public readonly record struct Subject(SubjectKind Kind, Guid Id)
{
    public static Subject OfAccount(Guid id) => new(SubjectKind.Account, id);

    public static Subject OfGroup(Guid id) => new(SubjectKind.Group, id);

    public static Subject OfToken(Guid id) => new(SubjectKind.Token, id);
}

/// <summary>From when to when something was so; the end itself does not belong to it.</summary>
public readonly record struct Span(DateTimeOffset Since, DateTimeOffset Until)
{
    public static Span From(DateTimeOffset since) => new(since, DateTimeOffset.MaxValue);

    public bool IsOpen => Until == DateTimeOffset.MaxValue;

    public bool Holds(DateTimeOffset at) => Since <= at && at < Until;
}
