using EventSourcedOps.Api.GraphQL;

namespace EventSourcedOps.Api.Topology;

/// <summary>How much of a topology one answer holds.</summary>
internal static class TopologyLimits
{
    /// <summary>So many items are listed by name.</summary>
    public const int Shown = 100;

    /// <summary>So many items are drawn.</summary>
    public const int Drawn = 500;

    public const int DrawnUsually = 100;

    public const int Deepest = 10;

    public const int DeepUsually = 2;

    /// <summary>So many items may be supposed lost at once.</summary>
    public const int Lost = 200;

    /// <summary>So many items, and so many relations, of each sort of change.</summary>
    public const int Changes = 500;

    /// <summary>Cut points are looked for among so many items.</summary>
    public const int Parted = 200_000;

    public static int Depth(int? asked) => Asked.Within(asked, DeepUsually, Deepest, "depth");

    public static int First(int? asked) => Asked.Within(asked, KeysetPage.DefaultSize, Shown, "first");
}
