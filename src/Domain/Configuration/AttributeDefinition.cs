namespace EventSourcedOps.Domain.Configuration;

/// <summary>What an attribute's value is.</summary>
public enum AttributeKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>A whole number, perhaps with a unit.</summary>
    Whole,

    /// <summary>A decimal number, perhaps with a unit.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of the declared choices.</summary>
    Choice,

    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>An IP address, or an interface address with its prefix length.</summary>
    Address,

    /// <summary>A network in CIDR form.</summary>
    Network,

    /// <summary>Another configuration item, by id.</summary>
    Reference,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>Any JSON.</summary>
    Json,

    /// <summary>Where a secret lies in the vault; shown masked, never the secret itself.</summary>
    Secret,
}

/// <summary>The same words in both languages of the house.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Wording(string Zh, string En);

/// <summary>One value that an attribute of kind <see cref="AttributeKind.Choice"/> may have.</summary>
/// <param name="Key">What is stored.</param>
/// <param name="Name">What people read.</param>
public sealed record AttributeChoice(string Key, Wording Name);

/// <summary>One attribute that items of a type have. Values travel as text in the canonical form of the kind.</summary>
/// <param name="Key">Unique in its type and all types under it, such as "serial".</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Group">Under which heading the page shows it.</param>
public sealed record AttributeDefinition(string Key, Wording Name, AttributeKind Kind, Wording? Group = null)
{
    /// <summary>Of a number, such as "GiB".</summary>
    public string? Unit { get; init; }

    /// <summary>Whether an item in use must have it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether no two items of the type may have the same value.</summary>
    public bool Unique { get; init; }

    /// <summary>A regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest number allowed.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What a choice may be.</summary>
    public IReadOnlyList<AttributeChoice> Choices { get; init; } = [];

    /// <summary>The type of the items a reference may name, types under it included.</summary>
    public string? ReferenceTo { get; init; }
}
