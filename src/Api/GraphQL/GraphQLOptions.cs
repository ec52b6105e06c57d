namespace EventSourcedOps.Api.GraphQL;

/// <summary>Limits and switches of the GraphQL endpoint. The defaults are what the product runs with.</summary>
public sealed class GraphQLOptions
{
    public string Path { get; set; } = "/graphql";

    /// <summary>Introspection and GET: open in development, closed in production.</summary>
    public bool Explorable { get; set; }

    /// <summary>Origins besides our own that a browser may call from.</summary>
    public ISet<string> Origins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    public DocumentLimits Document { get; set; } = new();

    public StreamLimits Streams { get; set; } = new();

    /// <summary>A query or mutation that takes longer is cancelled, down to the database.</summary>
    public TimeSpan WallTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>More errors than this are not reported: a hostile document must not buy a long answer.</summary>
    public int Errors { get; set; } = 20;

    /// <summary>How many known documents are kept parsed and validated.</summary>
    public int KnownDocuments { get; set; } = 1_000;
}

/// <summary>What a document may contain; checked before validation, whose cost grows with the square of the document.</summary>
public sealed record DocumentLimits
{
    public int BodyBytes { get; init; } = 64 * 1024;

    public int Selections { get; init; } = 500;

    public int Aliases { get; init; } = 30;

    public int Directives { get; init; } = 50;

    public int Depth { get; init; } = 12;

    public int Cost { get; init; } = 2_000;

    public int Arguments { get; init; } = 500;

    public int Values { get; init; } = 1_000;

    public int Variables { get; init; } = 100;

    public int Operations { get; init; } = 20;

    /// <summary>Brackets of any kind inside each other: the parser is recursive and its stack is not endless.</summary>
    public int Nesting { get; init; } = 40;

    /// <summary>Lists of an introspection answer inside each other: types, fields, arguments; more only multiplies.</summary>
    public int IntrospectionLists { get; init; } = 3;

    /// <summary>An introspection goes deep by its chain of `ofType`.</summary>
    public int IntrospectionDepth { get; init; } = 20;
}

/// <summary>What a long-lived connection may use.</summary>
public sealed record StreamLimits
{
    public int FrameBytes { get; init; } = 64 * 1024;

    public int SubscriptionsPerSocket { get; init; } = 10;

    /// <summary>Events that may wait for one subscriber; one more and the subscription ends, telling to resume.</summary>
    public int Backlog { get; init; } = 256;

    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the caller's rights are looked up again: revocation has to close within 5 s.</summary>
    public TimeSpan AdmissionCheck { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A peer that takes no bytes for so long is gone.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
