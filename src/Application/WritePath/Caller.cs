namespace EventSourcedOps.Application.WritePath;

/// <summary>Who asks, from where, and within which organisations: stamped on every event and audit entry.</summary>
/// <param name="Name">Person, partner or process.</param>
/// <param name="Source">Address the request came from; "local" for the command line, "timer" for the product itself.</param>
/// <param name="Organisations">Codes the caller may act in; null means every organisation (the product's own processes).</param>
/// <param name="Operations">Operations the caller may run; null means every operation (the product's own processes).</param>
public sealed record Caller(
    string Name, string Source, IReadOnlySet<string>? Organisations = null, IReadOnlySet<string>? Operations = null)
{
    /// <summary>The product acting on its own behalf: timers, process steps, first start.</summary>
    public static Caller Product(string process) => new(process, "local");

    public bool Reaches(string organisation) => Organisations?.Contains(organisation) ?? true;

    public bool May(string operation) => Operations?.Contains(operation) ?? true;
}

/// <summary>A command on its way into the write path.</summary>
/// <param name="OccurredAt">When it happened in the business; null means now. Only imports and federation set it.</param>
/// <param name="CausedBy">The event that made a process send this command.</param>
public sealed record Submission(
    Command Command, Caller Caller, DateTimeOffset? OccurredAt = null, string? Correlation = null, Guid? CausedBy = null);
