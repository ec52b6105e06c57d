using System.Collections.Frozen;

namespace EventSourcedOps.Domain.Workspace;

/// <summary>What a widget of a dashboard shows.</summary>
public enum WidgetKind
{
    /// <summary>Open incidents that its owner works on.</summary>
    MyWork,

    /// <summary>How many incidents of each priority are open.</summary>
    OpenByPriority,

    /// <summary>Clocks that run out soon or have run out.</summary>
    ClocksAtRisk,

    /// <summary>How many promises were kept, month by month.</summary>
    AttainmentTrend,

    /// <summary>How far each reader of the feed is behind.</summary>
    FeedLag,

    /// <summary>Incidents of the owner's teams that nobody has taken up.</summary>
    TeamQueue,

    /// <summary>Incidents that changed last.</summary>
    RecentChanges,

    /// <summary>Major incidents that are open.</summary>
    MajorIncidents,
}

/// <summary>Where a widget stands on the grid and how large it is.</summary>
/// <param name="X">First column, from 0.</param>
/// <param name="Y">First row, from 0.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public sealed record Place(int X, int Y, int Width, int Height)
{
    public const int Columns = 12;
    public const int Rows = 240;
    public const int LeastWidth = 3;
    public const int LeastHeight = 2;
    public const int MostHeight = 12;

    public bool FitsGrid =>
        X >= 0 && Y >= 0 && Width is >= LeastWidth and <= Columns && Height is >= LeastHeight and <= MostHeight
        && X <= Columns - Width && Y <= Rows - Height;

    public bool Overlaps(Place other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}

/// <summary>How one widget differs from the usual of its kind.</summary>
/// <param name="Title">What it is called; the kind's name unless told.</param>
/// <param name="Rows">How many lines it lists.</param>
/// <param name="Organisation">Only of this organisation and everything under it.</param>
/// <param name="Hours">How far it looks ahead.</param>
/// <param name="Months">How far it looks back.</param>
public sealed record WidgetSettings(
    string? Title = null, int? Rows = null, string? Organisation = null, int? Hours = null, int? Months = null)
{
    public static readonly WidgetSettings Usual = new();
}

/// <summary>One part of a dashboard.</summary>
/// <param name="WidgetId">Its id, made by the client.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Settings">How it differs from the usual of its kind.</param>
public sealed record Widget(Guid WidgetId, WidgetKind Kind, Place Place, WidgetSettings Settings);

/// <summary>A widget and where it stands from now on.</summary>
/// <param name="WidgetId">Which one.</param>
/// <param name="Place">Where it stands.</param>
public sealed record WidgetPlace(Guid WidgetId, Place Place);

/// <summary>What each kind of widget needs, and the dashboard that the product brings along.</summary>
public static class Widgets
{
    /// <summary>More do not fit into anybody's head.</summary>
    public const int Most = 24;

    private static readonly FrozenDictionary<WidgetKind, string> Needs = new Dictionary<WidgetKind, string>
    {
        [WidgetKind.MyWork] = "incident.read",
        [WidgetKind.OpenByPriority] = "incident.read",
        [WidgetKind.ClocksAtRisk] = "sla.read",
        [WidgetKind.AttainmentTrend] = "sla.read",
        [WidgetKind.FeedLag] = "feed.read",
        [WidgetKind.TeamQueue] = "incident.read",
        [WidgetKind.RecentChanges] = "incident.read",
        [WidgetKind.MajorIncidents] = "incident.read",
    }.ToFrozenDictionary();

    private static readonly (WidgetKind Kind, Place Place)[] BroughtAlong =
    [
        (WidgetKind.OpenByPriority, new(0, 0, 12, 2)),
        (WidgetKind.MyWork, new(0, 2, 6, 5)),
        (WidgetKind.TeamQueue, new(6, 2, 6, 5)),
        (WidgetKind.ClocksAtRisk, new(0, 7, 6, 5)),
        (WidgetKind.RecentChanges, new(6, 7, 6, 5)),
        (WidgetKind.MajorIncidents, new(0, 12, 6, 4)),
        (WidgetKind.AttainmentTrend, new(6, 12, 6, 4)),
    ];

    private static readonly (WidgetKind Kind, Place Place)[] ForTheFeed = [(WidgetKind.FeedLag, new(0, 0, 12, 4))];

    /// <summary>The operation without which it has nothing to show.</summary>
    public static string OperationOf(WidgetKind kind) => Needs[kind];

    /// <summary>What somebody sees for whom nobody arranged anything: the everyday work of those who have it.</summary>
    public static IReadOnlyList<Widget> BuiltIn(Access.Rights rights) =>
        rights.May("incident.read") ? Made(BroughtAlong) : rights.May("feed.read") ? Made(ForTheFeed) : [];

    /// <summary>Why widgets cannot stand together like that; null when they can.</summary>
    public static Refusal? Objection(IReadOnlyCollection<Widget> widgets)
    {
        if (widgets.Count > Most) return DashboardRefusals.TooMany;
        if (widgets.DistinctBy(widget => widget.WidgetId).Count() < widgets.Count) return DashboardRefusals.WidgetTwice;
        if (widgets.Any(widget => !widget.Place.FitsGrid)) return DashboardRefusals.OffGrid;
        Widget[] all = [.. widgets];
        for (var i = 0; i < all.Length; i++)
            for (var j = 0; j < i; j++)
                if (all[i].Place.Overlaps(all[j].Place)) return DashboardRefusals.Overlap;
        return null;
    }

    private static Widget[] Made(IEnumerable<(WidgetKind Kind, Place Place)> plan) =>
        [.. plan.Select(part => new Widget(Ids.Derived("widget", part.Kind.ToString()), part.Kind, part.Place, WidgetSettings.Usual))];
}
