using System.Collections.Immutable;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.EventLog;
using GraphQL;

namespace EventSourcedOps.Api.Workspace;

/// <summary>Whose arrangement a dashboard is.</summary>
public enum DashboardOrigin
{
    /// <summary>The person's own.</summary>
    Personal,

    /// <summary>The default of an organisation.</summary>
    Organisation,

    /// <summary>What the product brings along.</summary>
    Product,
}

/// <summary>What one revision of a dashboard did.</summary>
public enum DashboardChange
{
    /// <summary>The default became the person's own.</summary>
    Begun,

    /// <summary>A widget was added.</summary>
    WidgetAdded,

    /// <summary>Widgets were moved or resized.</summary>
    WidgetsPlaced,

    /// <summary>A widget was configured.</summary>
    WidgetConfigured,

    /// <summary>A widget was removed.</summary>
    WidgetRemoved,

    /// <summary>An earlier layout came back.</summary>
    LayoutRestored,

    /// <summary>The person followed the default again.</summary>
    Reset,
}

/// <summary>Somebody's first page.</summary>
[GraphQLMetadata("Dashboard")]
public sealed class DashboardNode(
    IReadOnlyList<Recorded> story, Dashboard? state, int? revision, (ImmutableList<Widget> Widgets, string? Organisation) byDefault,
    Landscape landscape)
{
    private readonly ImmutableList<Widget>? layout = revision is { } asked ? state?.At(asked) : state?.Layout;

    /// <summary>How many times it was changed; also the newest revision.</summary>
    public int Revision => (int)(state?.Revision ?? 0);

    /// <summary>Whose arrangement it is.</summary>
    public DashboardOrigin Origin => layout is not null ? DashboardOrigin.Personal
        : byDefault.Organisation is null ? DashboardOrigin.Product : DashboardOrigin.Organisation;

    /// <summary>The organisation whose default the person would see, or sees; null when that is what the product brings along.</summary>
    public OrganisationNode? DefaultOf => byDefault.Organisation is { } code ? OrganisationNode.Of(code, landscape) : null;

    /// <summary>Its widgets.</summary>
    public IEnumerable<DashboardWidget> Widgets => (layout ?? byDefault.Widgets).Select(DashboardWidget.Of);

    /// <summary>The revision that undoing leads to; null when there is nothing to undo.</summary>
    public int? Undo => (int?)state?.Undo;

    /// <summary>The revision that doing it again leads to; null when nothing was undone.</summary>
    public int? Redo => (int?)state?.Redo;

    /// <summary>What was done to it, the newest first.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    public Connection<DashboardRevision> Revisions(int? first = null, string? after = null) =>
        KeysetPage.Of(first, after, "dashboard.revisions.desc")
            .Slice(story.Select((happened, i) => DashboardRevision.Of(happened, i + 1, state!)), row => -row.Revision);
}

/// <summary>One part of a dashboard.</summary>
/// <param name="WidgetId">Its id.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Operation">The operation without which it has nothing to show.</param>
/// <param name="X">First column, from 0.</param>
/// <param name="Y">First row, from 0.</param>
/// <param name="Width">Columns, of 12.</param>
/// <param name="Height">Rows.</param>
/// <param name="Settings">How it differs from the usual of its kind.</param>
public sealed record DashboardWidget(
    Guid WidgetId, WidgetKind Kind, string Operation, int X, int Y, int Width, int Height, DashboardWidgetSettings Settings)
{
    internal static DashboardWidget Of(Widget widget) => new(
        widget.WidgetId, widget.Kind, Widgets.OperationOf(widget.Kind), widget.Place.X, widget.Place.Y, widget.Place.Width,
        widget.Place.Height,
        new(widget.Settings.Title, widget.Settings.Rows, widget.Settings.Organisation, widget.Settings.Hours, widget.Settings.Months));
}

/// <summary>How a widget differs from the usual of its kind; null is as usual.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Rows">How many lines it lists.</param>
/// <param name="Organisation">Only of this organisation and everything under it.</param>
/// <param name="Hours">How far it looks ahead.</param>
/// <param name="Months">How far it looks back.</param>
public sealed record DashboardWidgetSettings(string? Title, int? Rows, string? Organisation, int? Hours, int? Months);

/// <summary>One change of a dashboard.</summary>
/// <param name="Revision">Its number, from 1.</param>
/// <param name="Change">What was done.</param>
/// <param name="Kind">The kind of the widget it was done to; null when it was several.</param>
/// <param name="Count">How many widgets it was done to.</param>
/// <param name="Restores">The revision whose layout came back.</param>
/// <param name="Widgets">How many widgets there were afterwards; null while the default is followed.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When it was recorded.</param>
public sealed record DashboardRevision(
    int Revision, DashboardChange Change, WidgetKind? Kind, int Count, int? Restores, int? Widgets, string By, DateTimeOffset At)
{
    internal static DashboardRevision Of(Recorded happened, int revision, Dashboard state)
    {
        var (change, widgets, restores) = happened.Fact switch
        {
            DashboardBegun e     => (DashboardChange.Begun, e.Widgets.Select(widget => widget.WidgetId).ToArray(), null),
            WidgetAdded e        => (DashboardChange.WidgetAdded, [e.Widget.WidgetId], null),
            WidgetsPlaced e      => (DashboardChange.WidgetsPlaced, [.. e.Places.Select(place => place.WidgetId)], null),
            WidgetConfigured e   => (DashboardChange.WidgetConfigured, [e.WidgetId], null),
            WidgetRemoved e      => (DashboardChange.WidgetRemoved, [e.WidgetId], null),
            LayoutRestored e     => (DashboardChange.LayoutRestored, Array.Empty<Guid>(), (int?)e.Revision),
            _                    => (DashboardChange.Reset, [], null),
        };
        return new(
            revision, change, widgets is [var one] ? KindOf(one) : null, widgets.Length, restores, state.At(revision)?.Count,
            happened.By ?? "", happened.RecordedAt);

        // What was removed is only to be found before.
        WidgetKind? KindOf(Guid id) => (At(revision, id) ?? At(revision - 1, id))?.Kind;

        Widget? At(int when, Guid id) => state.At(when)?.Find(widget => widget.WidgetId == id);
    }
}
