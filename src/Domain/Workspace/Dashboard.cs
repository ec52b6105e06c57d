using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Workspace;

/// <summary>
/// What one person made of their first page. Every fact is a revision, and every revision's layout is kept, so that any of them can
/// come back. Null stands for a layout that follows the default.
/// </summary>
/// <param name="Layouts">The layout of each revision, the first one at index 0.</param>
/// <param name="Standing">The revision whose layout this is: the newest, or the one that was restored.</param>
/// <param name="Newest">The newest revision that was no undoing: until there the undone can be done again.</param>
public sealed record Dashboard(ImmutableList<ImmutableList<Widget>?> Layouts, long Standing, long Newest)
    : IEvolve<Dashboard, DashboardEvent>
{
    private static readonly Dashboard Empty = new([], 0, 0);

    public long Revision => Layouts.Count;

    /// <summary>The widgets; null while they are those of the default.</summary>
    public ImmutableList<Widget>? Layout => Layouts[^1];

    /// <summary>The revision that undoing leads to, 0 for what was before any change; null when there is nothing to undo.</summary>
    public long? Undo => Standing > 0 ? Standing - 1 : null;

    /// <summary>The revision that doing it again leads to; null when nothing was undone.</summary>
    public long? Redo => Standing < Newest ? Standing + 1 : null;

    public static Dashboard Evolve(Dashboard? state, DashboardEvent happened, DateTimeOffset at)
    {
        var now = state ?? Empty;
        return happened switch
        {
            DashboardBegun e    => now.Next([.. e.Widgets]),
            DashboardReset      => now.Next(null),
            WidgetAdded e       => now.Next(Widgets(state).Add(e.Widget)),
            WidgetRemoved e     => now.Next(Widgets(state).RemoveAll(widget => widget.WidgetId == e.WidgetId)),
            WidgetConfigured e  => now.Next(
                Each(Widgets(state), widget => widget.WidgetId == e.WidgetId ? widget with { Settings = e.Settings } : widget)),
            WidgetsPlaced e     => now.Next(Each(Widgets(state), widget =>
                e.Places.FirstOrDefault(moved => moved.WidgetId == widget.WidgetId) is { } to ? widget with { Place = to.Place } : widget)),
            LayoutRestored e    => now with { Layouts = now.Layouts.Add(now.At(e.Revision)), Standing = e.Revision },
            _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
        };

        ImmutableList<Widget> Widgets(Dashboard? held) =>
            held?.Layout ?? throw new InvalidOperationException($"{happened} cannot follow {state}.");
    }

    /// <summary>The layout of that revision; before the first one everything follows the default.</summary>
    public ImmutableList<Widget>? At(long revision) => revision == 0 ? null : Layouts[(int)revision - 1];

    private Dashboard Next(ImmutableList<Widget>? layout)
    {
        var layouts = Layouts.Add(layout);
        return new(layouts, layouts.Count, layouts.Count);
    }

    private static ImmutableList<Widget> Each(ImmutableList<Widget> widgets, Func<Widget, Widget> change) => [.. widgets.Select(change)];
}

/// <summary>The dashboard that an organisation gives to its people.</summary>
/// <param name="Widgets">Null after it was withdrawn.</param>
public sealed record DashboardDefault(string Organisation, int Version, ImmutableList<Widget>? Widgets)
    : IEvolve<DashboardDefault, DashboardDefaultEvent>
{
    public static DashboardDefault Evolve(DashboardDefault? state, DashboardDefaultEvent happened, DateTimeOffset at) =>
        (state, happened) switch
        {
            (_, DashboardDefaultPublished e)     => new(e.Organisation, e.Version, [.. e.Widgets]),
            ({ } now, DashboardDefaultWithdrawn) => now with { Widgets = null },
            _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
        };
}
