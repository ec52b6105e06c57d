using System.Collections.Immutable;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Domain.Workspace;

namespace EventSourcedOps.Domain;

/// <summary>
/// The reference data that decisions stand on: the organisation tree, services, teams, rosters, call plans, channels, calendars, agreements, matrices, blackouts, silences,
/// templates and policies of changes, and the model of configuration items.
/// It is small, changes rarely and is a fold of its events, so every node keeps it in memory and can rebuild it for any T.
/// </summary>
public sealed record Landscape : IEvolve<Landscape, LandscapeEvent>
{
    /// <summary>Longer ways up the tree than this are taken for a circle and cut.</summary>
    private const int DeepestLineage = 32;

    public static readonly Landscape Empty = new();

    public ImmutableSortedDictionary<string, Organisation> Organisations { get; private init; } =
        ImmutableSortedDictionary.Create<string, Organisation>(StringComparer.Ordinal);
    public ImmutableDictionary<Guid, SupportTeam> Teams { get; private init; } = ImmutableDictionary<Guid, SupportTeam>.Empty;

    /// <summary>Who is on call, by team.</summary>
    public ImmutableDictionary<Guid, OnCallRoster> Rosters { get; private init; } = ImmutableDictionary<Guid, OnCallRoster>.Empty;

    /// <summary>Who is called when nobody looks after something, by team.</summary>
    public ImmutableDictionary<Guid, CallPlan> CallPlans { get; private init; } = ImmutableDictionary<Guid, CallPlan>.Empty;

    /// <summary>Ways to reach people outside of the portal.</summary>
    public ImmutableDictionary<Guid, NotificationChannel> Channels { get; private init; } = ImmutableDictionary<Guid, NotificationChannel>.Empty;

    public ImmutableDictionary<Guid, Service> Services { get; private init; } = ImmutableDictionary<Guid, Service>.Empty;
    public ImmutableDictionary<Guid, WorkingCalendar> Calendars { get; private init; } = ImmutableDictionary<Guid, WorkingCalendar>.Empty;
    public ImmutableDictionary<Guid, Agreement> Agreements { get; private init; } = ImmutableDictionary<Guid, Agreement>.Empty;
    public ImmutableDictionary<string, PriorityMatrix> Matrices { get; private init; } =
        ImmutableDictionary.Create<string, PriorityMatrix>(StringComparer.Ordinal);

    /// <summary>The first pages that organisations give to their people.</summary>
    public ImmutableDictionary<string, DashboardDefault> Dashboards { get; private init; } =
        ImmutableDictionary.Create<string, DashboardDefault>(StringComparer.Ordinal);

    /// <summary>Types of configuration items and kinds of their relations.</summary>
    public ItemModel Items { get; private init; } = ItemModel.BuiltIn;

    /// <summary>Times in which no change may be made.</summary>
    public ImmutableDictionary<Guid, Blackout> Blackouts { get; private init; } = ImmutableDictionary<Guid, Blackout>.Empty;

    /// <summary>How changes are done that were approved once and for all.</summary>
    public ImmutableDictionary<Guid, ChangeTemplate> Templates { get; private init; } = ImmutableDictionary<Guid, ChangeTemplate>.Empty;

    /// <summary>Alerts that nobody should be told of for a while.</summary>
    public ImmutableDictionary<Guid, Silence> Silences { get; private init; } = ImmutableDictionary<Guid, Silence>.Empty;

    /// <summary>How strict organisations are with changes.</summary>
    public ImmutableDictionary<string, ChangePolicy> Policies { get; private init; } =
        ImmutableDictionary.Create<string, ChangePolicy>(StringComparer.Ordinal);

    private ImmutableDictionary<string, ImmutableSortedSet<string>> ChildCodes { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal);

    public Organisation? OrganisationOf(string? code) => code is null ? null : Organisations.GetValueOrDefault(code);
    public SupportTeam? TeamOf(Guid id) => Teams.GetValueOrDefault(id);
    public OnCallRoster? RosterOf(Guid team) => Rosters.GetValueOrDefault(team);
    public NotificationChannel? ChannelOf(Guid id) => Channels.GetValueOrDefault(id);
    public CallPlan? CallPlanOf(Guid team) => CallPlans.GetValueOrDefault(team);
    public Service? ServiceOf(Guid id) => Services.GetValueOrDefault(id);
    public WorkingCalendar? CalendarOf(Guid id) => Calendars.GetValueOrDefault(id);
    public Agreement? AgreementOf(Guid id) => Agreements.GetValueOrDefault(id);
    public DashboardDefault? DashboardOf(string organisation) => Dashboards.GetValueOrDefault(organisation);

    /// <summary>The organisations directly under that one, closed ones too, by code.</summary>
    public IEnumerable<Organisation> Children(string code) =>
        ChildCodes.GetValueOrDefault(code, []).Select(child => Organisations[child]);

    /// <summary>The code itself and all codes above it, nearest first; empty when it is unknown.</summary>
    public IEnumerable<string> Lineage(string code) => LineageAt(code, DateTimeOffset.MaxValue);

    /// <summary>All codes above it, nearest first.</summary>
    public IEnumerable<string> Ancestors(string code) => Lineage(code).Skip(1);

    /// <summary>The way up the tree as it was at an instant.</summary>
    public IEnumerable<string> LineageAt(string code, DateTimeOffset at)
    {
        var next = OrganisationOf(code);
        for (var depth = 0; next is not null && depth < DeepestLineage; depth++)
        {
            yield return next.Code;
            next = OrganisationOf(next.ParentAt(at));
        }
    }

    /// <summary>The code itself and all codes under it, parents before children; empty when it is unknown.</summary>
    public IEnumerable<string> Subtree(string code)
    {
        var open = new Stack<string>(Organisations.ContainsKey(code) ? [code] : []);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in ChildCodes.GetValueOrDefault(next, []).Reverse()) open.Push(child);
        }
    }

    public IEnumerable<Agreement> AgreementsOf(string organisation) =>
        Agreements.Values.Where(agreement => agreement.Organisation == organisation);

    /// <summary>Services in use that the team owns or supports.</summary>
    public IEnumerable<Service> ServicesSupportedBy(Guid team) =>
        Services.Values.Where(service => !service.Retired && service.IsLookedAfterBy(team));

    /// <summary>The priority by the matrix of the nearest organisation that has one.</summary>
    public PriorityVerdict PriorityOf(string organisation, Impact impact, Urgency urgency) =>
        Lineage(organisation).Select(code => Matrices.GetValueOrDefault(code))
            .OfType<PriorityMatrix>().FirstOrDefault()?.Of(impact, urgency)
        ?? PriorityMatrix.BuiltIn(impact, urgency);

    public static Landscape Evolve(Landscape? state, LandscapeEvent happened, DateTimeOffset at)
    {
        var now = state ?? Empty;
        return happened switch
        {
            OrganisationEvent e => now.Placing(Organisation.Evolve(now.OrganisationOf(e.Code), e, at)),
            TeamEvent e => now with { Teams = now.Teams.SetItem(e.TeamId, SupportTeam.Evolve(now.TeamOf(e.TeamId), e, at)) },
            OnCallEvent e => now with { Rosters = now.Rosters.SetItem(e.TeamId, OnCallRoster.Evolve(now.RosterOf(e.TeamId), e, at)) },
            CallPlanEvent e => now with { CallPlans = now.CallPlans.SetItem(e.TeamId, CallPlan.Evolve(now.CallPlanOf(e.TeamId), e, at)) },
            NotificationChannelEvent e => now with
            {
                Channels = now.Channels.SetItem(e.ChannelId, NotificationChannel.Evolve(now.ChannelOf(e.ChannelId), e, at)),
            },
            ServiceEvent e => now with { Services = now.Services.SetItem(e.ServiceId, Service.Evolve(now.ServiceOf(e.ServiceId), e, at)) },
            CalendarEvent e => now with
            {
                Calendars = now.Calendars.SetItem(e.CalendarId, WorkingCalendar.Evolve(now.CalendarOf(e.CalendarId), e, at)),
            },
            AgreementEvent e => now with
            {
                Agreements = now.Agreements.SetItem(e.AgreementId, Agreement.Evolve(now.AgreementOf(e.AgreementId), e, at)),
            },
            PriorityMatrixEvent e => now with
            {
                Matrices = now.Matrices.SetItem(
                    e.Organisation, PriorityMatrix.Evolve(now.Matrices.GetValueOrDefault(e.Organisation), e, at)),
            },
            DashboardDefaultEvent e => now with
            {
                Dashboards = now.Dashboards.SetItem(e.Organisation, DashboardDefault.Evolve(now.DashboardOf(e.Organisation), e, at)),
            },
            BlackoutEvent e => now with
            {
                Blackouts = now.Blackouts.SetItem(e.BlackoutId, Blackout.Evolve(now.Blackouts.GetValueOrDefault(e.BlackoutId), e, at)),
            },
            ChangeTemplateEvent e => now with
            {
                Templates = now.Templates.SetItem(e.TemplateId, ChangeTemplate.Evolve(now.Templates.GetValueOrDefault(e.TemplateId), e, at)),
            },
            ChangePolicyEvent e => now with
            {
                Policies = now.Policies.SetItem(e.Organisation, ChangePolicy.Evolve(now.Policies.GetValueOrDefault(e.Organisation), e, at)),
            },
            SilenceEvent e => now with
            {
                Silences = now.Silences.SetItem(e.SilenceId, Silence.Evolve(now.Silences.GetValueOrDefault(e.SilenceId), e, at)),
            },
            ItemModelEvent e => now with { Items = ItemModel.Evolve(now.Items, e, at) },
            _ => throw new InvalidOperationException($"The landscape does not know {happened}."),
        };
    }

    internal Landscape WithoutVersionsFrom(AgreementVersionPublished draft)
    {
        if (AgreementOf(draft.AgreementId) is not { } agreement) return this;
        var kept = agreement.Versions.RemoveAll(version => version.EffectiveFrom >= draft.EffectiveFrom);
        return this with { Agreements = Agreements.SetItem(agreement.Id, agreement with { Versions = kept }) };
    }

    private Landscape Placing(Organisation organisation)
    {
        var children = ChildCodes;
        if (OrganisationOf(organisation.Code)?.Parent is { } old) children = children.SetItem(old, children[old].Remove(organisation.Code));
        if (organisation.Parent is { } parent)
            children = children.SetItem(parent, children.GetValueOrDefault(parent, ByCode).Add(organisation.Code));
        return this with { Organisations = Organisations.SetItem(organisation.Code, organisation), ChildCodes = children };
    }

    private static readonly ImmutableSortedSet<string> ByCode = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

/// <summary>A fact about the landscape. Its events carry their own ids, because many streams fold into one landscape.</summary>
public abstract record LandscapeEvent;
