using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain;

/// <summary>
/// The reference data that decisions stand on: the organisation tree, services, teams, calendars, agreements and matrices.
/// It is small, changes rarely and is a fold of its events, so every node keeps it in memory and can rebuild it for any T.
/// </summary>
public sealed record Landscape : IEvolve<Landscape, LandscapeEvent>
{
    public static readonly Landscape Empty = new();

    public static Landscape Evolve(Landscape? state, LandscapeEvent happened, DateTimeOffset at) => state ?? Empty;

    /// <summary>Without a matrix of its own an organisation goes by the diagonal: high × high is critical, low × low is planning.</summary>
    public (Priority Priority, int MatrixVersion) PriorityOf(string organisation, Impact impact, Urgency urgency) =>
        ((Priority)((int)impact + (int)urgency), MatrixVersion);

    private int MatrixVersion { get; init; }
}

/// <summary>A fact about the landscape. Its events carry their own ids, because many streams fold into one landscape.</summary>
public abstract record LandscapeEvent;
