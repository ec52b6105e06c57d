namespace EventSourcedOps.Domain;

/// <summary>What a rule decides: facts to record, nothing at all, or a refusal.</summary>
public sealed record Decision<TEvent>(IReadOnlyList<TEvent> Events, Refusal? Refusal) where TEvent : class
{
    public static readonly Decision<TEvent> Nothing = new([], null);

    public static implicit operator Decision<TEvent>(TEvent fact) => new([fact], null);
    public static implicit operator Decision<TEvent>(TEvent[] facts) => new(facts, null);
    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}

/// <summary>A rule said no.</summary>
/// <param name="Code">For programs, such as incident.not-triaged.</param>
/// <param name="Reason">For people.</param>
/// <param name="Field">The input that is to blame; null when no single one is.</param>
public sealed record Refusal(string Code, string Reason, string? Field = null);
