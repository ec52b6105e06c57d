namespace EventSourcedOps.Domain.Workspace;

/// <summary>A fact about somebody's dashboard. Each is one revision. Stored for ever: add fields as optional, never rename.</summary>
public abstract record DashboardEvent;

/// <summary>A person went their own way: from now on these widgets are theirs, whatever becomes of the default they came from.</summary>
/// <param name="Organisation">Whose default they come from; null for the one that the product brings along.</param>
[WireName("dashboard.begun.v1")]
public sealed record DashboardBegun(IReadOnlyList<Widget> Widgets, string? Organisation) : DashboardEvent;

[WireName("dashboard.widget-added.v1")]
public sealed record WidgetAdded(Widget Widget) : DashboardEvent;

/// <summary>Widgets were moved or resized. One that moves pushes others, so all that changed their place stand here together.</summary>
[WireName("dashboard.widgets-placed.v1")]
public sealed record WidgetsPlaced(IReadOnlyList<WidgetPlace> Places) : DashboardEvent;

[WireName("dashboard.widget-configured.v1")]
public sealed record WidgetConfigured(Guid WidgetId, WidgetSettings Settings) : DashboardEvent;

[WireName("dashboard.widget-removed.v1")]
public sealed record WidgetRemoved(Guid WidgetId) : DashboardEvent;

/// <summary>The layout of an earlier revision is the present one again. Nothing is forgotten: this is a revision like any other.</summary>
[WireName("dashboard.layout-restored.v1")]
public sealed record LayoutRestored(long Revision) : DashboardEvent;

/// <summary>The person follows the default again.</summary>
[WireName("dashboard.reset.v1")]
public sealed record DashboardReset : DashboardEvent;

/// <summary>A fact about the dashboard that an organisation gives to its people. Stored for ever.</summary>
public abstract record DashboardDefaultEvent(string Organisation) : LandscapeEvent;

/// <summary>People of the organisation, and of those under it without their own, see this until they arrange another.</summary>
[WireName("dashboard-default.published.v1")]
public sealed record DashboardDefaultPublished(string Organisation, int Version, IReadOnlyList<Widget> Widgets)
    : DashboardDefaultEvent(Organisation);

/// <summary>The default of the organisation above counts again.</summary>
[WireName("dashboard-default.withdrawn.v1")]
public sealed record DashboardDefaultWithdrawn(string Organisation) : DashboardDefaultEvent(Organisation);
