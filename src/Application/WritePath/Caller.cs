using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Who asks, from where, and with which rights: the name and the source are stamped on every event and audit entry.</summary>
/// <param name="Name">Person, partner or process.</param>
/// <param name="Source">Address the request came from; "local" for the command line, "timer" for the product itself.</param>
/// <param name="Rights">What the caller may do, and where.</param>
public sealed record Caller(string Name, string Source, Rights Rights)
{
    /// <summary>The account or token whose rights these are; null for the product itself.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The session in which a person calls; null for programs.</summary>
    public Guid? Session { get; init; }

    /// <summary>When session or token end by themselves.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The product acting on its own behalf: timers, process steps, first start.</summary>
    public static Caller Product(string process) => new(process, "local", Rights.Everything);

    public bool May(string operation) => Rights.May(operation);

    public bool Reaches(string operation, string organisation) => Rights.Reaches(operation, organisation);

    /// <summary>Codes of the organisations where the caller may run it on things so sensitive; null means every one.</summary>
    public IReadOnlySet<string>? OrganisationsOf(string operation, DataLabel label) => Rights.OrganisationsOf(operation, label);

    /// <summary>Places of labelled things on which the caller may run it; null means all of them.</summary>
    public IReadOnlySet<string>? PlacesOf(string operation) => Rights.PlacesOf(operation);

    /// <summary>Codes of the organisations where the caller may run it; null means every one.</summary>
    public IReadOnlySet<string>? OrganisationsOf(string operation) => Rights.OrganisationsOf(operation);
}

/// <summary>A command on its way into the write path.</summary>
/// <param name="OccurredAt">When it happened in the business; null means now. Only imports and federation set it.</param>
/// <param name="CausedBy">The event that made a process send this command.</param>
public sealed record Submission(
    Command Command, Caller Caller, DateTimeOffset? OccurredAt = null, string? Correlation = null, Guid? CausedBy = null);
