using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.Workspace;

using Decision = Decision<DashboardDefaultEvent>;

public static class DashboardDefaultDecisions
{
    extension(DashboardDefault? known)
    {
        public Decision Publish(string organisation, IReadOnlyList<Widget> widgets, Landscape landscape) =>
            landscape.OrganisationOf(organisation) switch
            {
                null                                                          => OrganisationRefusals.Unknown,
                { Closed: true }                                              => OrganisationRefusals.Closed,
                _ when Widgets.Objection(widgets) is { } objection            => objection,
                _ when known?.Widgets is { } now && now.SequenceEqual(widgets) => Decision.Nothing,
                _ => new DashboardDefaultPublished(organisation, (known?.Version ?? 0) + 1, widgets),
            };

        public Decision Withdraw() =>
            known?.Widgets is null ? Decision.Nothing : new DashboardDefaultWithdrawn(known.Organisation);
    }
}
