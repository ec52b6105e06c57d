namespace EventSourcedOps.Domain.Monitoring.Correlation;

/// <summary>When an alert belongs to an incident of alerts of other groups.</summary>
/// <param name="Within">What fires longer after the alerts of an incident is another matter.</param>
/// <param name="AfterQuiet">What fires longer after an incident fell quiet is another matter.</param>
/// <param name="ByCalls">Whether services that ask one another, directly or through others, have to do with each other.</param>
/// <param name="ByConfiguration">Whether items that stand on one another do.</param>
/// <param name="MostSteps">Over so many relations at most.</param>
public sealed record CorrelationRule(TimeSpan Within, TimeSpan AfterQuiet, bool ByCalls, bool ByConfiguration, int MostSteps)
{
    /// <summary>By which it is decided.</summary>
    public static readonly CorrelationRule InForce = new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5), true, true, 3);
}

/// <summary>By what alerts have to do with each other.</summary>
public enum CorrelationEvidence
{
    /// <summary>They are about the same service.</summary>
    Service,

    /// <summary>Their services ask one another, as spans showed.</summary>
    Calls,

    /// <summary>Their items stand on one another, as the configuration database knew.</summary>
    Configuration,
}

/// <summary>How two alerts hang together: by services from caller to callee, or by items from what stands to what it stands on.</summary>
/// <param name="Services">As their spans and labels call them; none for items.</param>
/// <param name="Items">None for services.</param>
public sealed record CorrelationWay(CorrelationEvidence Evidence, IReadOnlyList<string> Services, IReadOnlyList<Guid> Items)
{
    public static CorrelationWay Of(IReadOnlyList<string> services) =>
        new(services.Count == 1 ? CorrelationEvidence.Service : CorrelationEvidence.Calls, services, []);

    public static CorrelationWay Of(IReadOnlyList<Guid> items) => new(CorrelationEvidence.Configuration, [], items);

    internal int Length => Services.Count + Items.Count;
}

/// <summary>What an alert is about.</summary>
/// <param name="Service">What its label names as its service.</param>
/// <param name="ServiceId">The service that people know by that name.</param>
/// <param name="Items">Items that its labels name; where they name none, those that are entrusted to its service count.</param>
public sealed record AlertSubject(string Service, Guid ServiceId, IReadOnlyList<Guid> Items);

/// <summary>An alert that belongs to an incident which is worked on.</summary>
/// <param name="FiredAt">When it fired last.</param>
/// <param name="QuietSince">Since when it does not fire; null while it does.</param>
public sealed record AlertAtHand(Guid Alert, Guid Incident, AlertSubject Subject, DateTimeOffset FiredAt, DateTimeOffset? QuietSince);

/// <summary>
/// What was known when it was decided to which incident an alert belongs, kept with the decision: spans are forgotten, and labels of other
/// items may name the same thing later. Stored: add fields as optional.
/// </summary>
/// <param name="Items">Items that its labels named.</param>
/// <param name="Calls">Whom each service asked, as far as that leads to or from the alert's own; null when nobody looked.</param>
public sealed record CorrelationGrounds(IReadOnlyList<Guid> Items, IReadOnlyDictionary<string, IReadOnlyList<string>>? Calls = null);

/// <summary>The incident that an alert belongs to, and why.</summary>
/// <param name="Via">The names of the services or items that join it to alerts of other groups; null when the incident is its group's.</param>
public sealed record Belonging(Guid Incident, string? Via = null, CorrelationEvidence? Evidence = null, CorrelationGrounds? Grounds = null)
{
    /// <summary>Between names of a way.</summary>
    public const string Next = " → ";
}
