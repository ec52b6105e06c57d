using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain;

/// <summary>Everything a decision may look at besides the aggregate itself. Handed in, so that the rule stays pure.</summary>
/// <param name="Now">The database's clock when the decision is made; the time under which its events are recorded.</param>
/// <param name="At">When the thing happened in the business; differs from <paramref name="Now"/> for imports and late reports.</param>
/// <param name="By">Name of the person, partner or process who asked.</param>
/// <param name="Landscape">Organisations, services, teams, calendars and agreements as they stand.</param>
/// <param name="Other">Another aggregate that the command declared it reads; null when there is none of that id.</param>
public sealed record Circumstances(
    DateTimeOffset Now, DateTimeOffset At, string By, Landscape Landscape, Func<Guid, object?> Other)
{
    /// <summary>Draws the next human-readable number, such as "INC0001234", behind that prefix. Only decisions that start something call it.</summary>
    public Func<string, string> NewNumber { get; init; } = _ => throw new InvalidOperationException("Nobody handed in a source of numbers.");

    /// <summary>What the one who asks holds; decisions that hand on rights compare with it.</summary>
    public Rights Rights { get; init; } = Rights.Everything;

    /// <summary>The account or token that asks; null for the product itself.</summary>
    public Subject? Self { get; init; }

    /// <summary>Everything that was said about who may do what.</summary>
    public AccessLedger Access { get; init; } = AccessLedger.Empty;

    /// <summary>The organisation that the one who asks belongs to; null for tokens and for the product itself.</summary>
    public string? OwnOrganisation =>
        Self is { Kind: SubjectKind.Account } self ? Access.Accounts.GetValueOrDefault(self.Id)?.State.Organisation : null;

    /// <summary>The other aggregate of that id, if it exists and is of that kind.</summary>
    public T? Find<T>(Guid id) where T : class => Other(id) as T;
}
