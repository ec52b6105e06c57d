namespace EventSourcedOps.Projections.Walls;

/// <summary>
/// The roles of PostgreSQL among which the product divides its own rights. Nobody signs in as one of them: the login that owns the
/// tables takes them on, one for each pool of connections. They are also the keys under which the pools are found.
/// </summary>
public static class DatabaseRole
{
    /// <summary>Answers people: reads, and of each organisation only what it is told that the question may see.</summary>
    public const string Reader = "ops_reader";

    /// <summary>Records: adds to the log, and can neither change nor take away what is in it.</summary>
    public const string Application = "ops_application";

    /// <summary>Folds: reads the log, and owns what is made of it.</summary>
    public const string Projection = "ops_projection";

    /// <summary>No role but the login itself, which owns the tables: used to make them, and then no more.</summary>
    public const string Owner = "owner";

    public static IReadOnlyList<string> All { get; } = [Reader, Application, Projection];
}
