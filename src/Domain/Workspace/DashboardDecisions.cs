using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Workspace;

using Decision = Decision<DashboardEvent>;
using static DashboardRefusals;

public static class DashboardDecisions
{
    // The receiver is null for those who never arranged anything: they see the default, and start from it.
    extension(Dashboard? dashboard)
    {
        public Decision Add(Widget widget, Circumstances given) =>
            Seen(dashboard, given).Any(known => known.WidgetId == widget.WidgetId) ? WidgetTwice
            : Changed(dashboard, given, widgets => widgets.Add(widget), new WidgetAdded(widget));

        public Decision Place(IReadOnlyList<WidgetPlace> places, Circumstances given)
        {
            var seen = Seen(dashboard, given);
            if (places.Any(place => seen.All(widget => widget.WidgetId != place.WidgetId))) return UnknownWidget;
            if (places.DistinctBy(place => place.WidgetId).Count() < places.Count) return WidgetTwice;
            WidgetPlace[] moved = [.. places.Where(place => seen.First(widget => widget.WidgetId == place.WidgetId).Place != place.Place)];
            if (moved.Length == 0) return Decision.Nothing;
            return Changed(dashboard, given, widgets => [.. widgets.Select(widget =>
                moved.FirstOrDefault(place => place.WidgetId == widget.WidgetId) is { } to ? widget with { Place = to.Place } : widget)],
                new WidgetsPlaced(moved));
        }

        public Decision Configure(Guid widgetId, WidgetSettings settings, Circumstances given) =>
            Seen(dashboard, given).Find(widget => widget.WidgetId == widgetId) switch
            {
                null                                  => UnknownWidget,
                { } known when known.Settings == settings => Decision.Nothing,
                _ => Changed(dashboard, given, widgets => widgets, new WidgetConfigured(widgetId, settings)),
            };

        public Decision Remove(Guid widgetId, Circumstances given) =>
            Seen(dashboard, given).All(widget => widget.WidgetId != widgetId) ? UnknownWidget
            : Changed(dashboard, given, widgets => widgets.RemoveAll(widget => widget.WidgetId == widgetId), new WidgetRemoved(widgetId));

        /// <summary>Undoing, doing again and going back are the same: an earlier layout comes back.</summary>
        public Decision Restore(long revision) =>
            dashboard is null || revision < 0 || revision > dashboard.Revision ? UnknownRevision
            : revision == dashboard.Standing                                   ? Decision.Nothing
            : new LayoutRestored(revision);

        public Decision Reset() => dashboard?.Layout is null ? Decision.Nothing : new DashboardReset();
    }

    /// <summary>Where somebody's default comes from: the nearest organisation that published one, else the product itself.</summary>
    public static (ImmutableList<Widget> Widgets, string? Organisation) DefaultOf(
        string? organisation, Rights rights, Landscape landscape) =>
        (organisation is null ? [] : landscape.Lineage(organisation)).Select(landscape.DashboardOf)
            .FirstOrDefault(found => found?.Widgets is not null) is { } published
            ? (published.Widgets!, published.Organisation)
            : ([.. Widgets.BuiltIn(rights)], null);

    private static ImmutableList<Widget> Seen(Dashboard? dashboard, Circumstances given) => dashboard?.Layout ?? Default(given).Widgets;

    private static (ImmutableList<Widget> Widgets, string? Organisation) Default(Circumstances given) =>
        DefaultOf(given.OwnOrganisation, given.Rights, given.Landscape);

    /// <summary>The first change of somebody who follows the default makes it their own.</summary>
    private static Decision Changed(
        Dashboard? dashboard, Circumstances given, Func<ImmutableList<Widget>, ImmutableList<Widget>> change, DashboardEvent fact)
    {
        if (Widgets.Objection(change(Seen(dashboard, given))) is { } objection) return objection;
        if (dashboard?.Layout is not null) return fact;
        var (widgets, organisation) = Default(given);
        return (DashboardEvent[])[new DashboardBegun(widgets, organisation), fact];
    }
}

public static class DashboardRefusals
{
    public static readonly Refusal TooMany = new("dashboard.too-many-widgets", $"A dashboard holds at most {Widgets.Most} widgets.");
    public static readonly Refusal WidgetTwice = new("dashboard.widget-twice", "There is a widget of this id already.", "widgetId");
    public static readonly Refusal UnknownWidget = new("dashboard.unknown-widget", "There is no such widget.", "widgetId");
    public static readonly Refusal OffGrid = new("dashboard.off-grid",
        "A widget stands within the grid's 12 columns, is 3 to 12 columns wide and 2 to 12 rows high.", "place");
    public static readonly Refusal Overlap = new("dashboard.overlap", "Two widgets would lie on each other.", "place");
    public static readonly Refusal UnknownRevision = new("dashboard.unknown-revision", "There is no such revision.", "revision");
}
