using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;

namespace EventSourcedOps.Domain.Services;

using Decision = Decision<ServiceEvent>;
using static ServiceRefusals;

/// <summary>Something an organisation offers and somebody looks after.</summary>
public sealed record Service(
    Guid Id, string Name, string Organisation, Guid OwnerTeam, Criticality Criticality, ImmutableArray<Guid> SupportTeams,
    bool Retired = false, DataLabel Label = DataLabel.Normal) : IEvolve<Service, ServiceEvent>
{
    public bool IsLookedAfterBy(Guid team) => OwnerTeam == team || SupportTeams.Contains(team);

    public static Service Evolve(Service? state, ServiceEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ServiceRegistered e) => new(e.ServiceId, e.Name, e.Organisation, e.OwnerTeam, e.Criticality, [.. e.SupportTeams]),
        ({ } now, ServiceChanged e) => now with
        {
            Name = e.Name, OwnerTeam = e.OwnerTeam, Criticality = e.Criticality, SupportTeams = [.. e.SupportTeams],
        },
        ({ } now, ServiceRetired)   => now with { Retired = true },
        ({ } now, ServiceRelabelled e) => now with { Label = e.Label },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class ServiceDecisions
{
    extension(Service? service)
    {
        public Decision Register(ServiceRegistered wanted, Landscape landscape) =>
            service is not null ? AlreadyExists
            : landscape.OrganisationOf(wanted.Organisation) switch
            {
                null             => OrganisationRefusals.Unknown,
                { Closed: true } => OrganisationRefusals.Closed,
                _ => WhyNot(wanted.OwnerTeam, wanted.SupportTeams, landscape) is { } refusal
                    ? refusal
                    : wanted with { SupportTeams = [.. wanted.SupportTeams.Distinct()] },
            };

        public Decision Change(string name, Guid ownerTeam, Criticality criticality, IReadOnlyList<Guid> supportTeams, Landscape landscape)
        {
            if (service is null) return Unknown;
            if (service.Retired) return Retired;
            if (WhyNot(ownerTeam, supportTeams, landscape) is { } refusal) return refusal;
            Guid[] teams = [.. supportTeams.Distinct()];
            var same = service.Name == name && service.OwnerTeam == ownerTeam && service.Criticality == criticality
                && service.SupportTeams.SequenceEqual(teams);
            return same ? Decision.Nothing : new ServiceChanged(service.Id, name, ownerTeam, criticality, teams);
        }

        /// <summary>How sensitive its incidents are from now on. Making them less sensitive needs a reason.</summary>
        public Decision Relabel(DataLabel label, string? reason) => service switch
        {
            null              => Unknown,
            { Retired: true } => Retired,
            _ when service.Label == label => Decision.Nothing,
            _ when label < service.Label && string.IsNullOrWhiteSpace(reason) => ReasonMissing,
            _                 => new ServiceRelabelled(service.Id, label, reason),
        };

        public Decision Retire() => service switch
        {
            null              => Unknown,
            { Retired: true } => Decision.Nothing,
            _                 => new ServiceRetired(service.Id),
        };
    }

    private static Refusal? WhyNot(Guid ownerTeam, IReadOnlyList<Guid> supportTeams, Landscape landscape) => supportTeams.Prepend(ownerTeam)
        .Select(team => landscape.TeamOf(team) switch { null => TeamRefusals.Unknown, { Closed: true } => TeamRefusals.Closed, _ => null })
        .FirstOrDefault(refusal => refusal is not null);
}

public static class ServiceRefusals
{
    public static readonly Refusal Unknown = new("service.unknown", "There is no such service.");
    public static readonly Refusal AlreadyExists = new("service.already-exists", "There is a service of this id already.", "serviceId");
    public static readonly Refusal Retired = new("service.retired", "The service has been retired.");
    public static readonly Refusal ReasonMissing = new("service.reason-missing", "Say why its incidents are less sensitive now.", "reason");
    public static readonly Refusal LabelOutOfReach = new("service.label-out-of-reach", "Your grant does not reach things so sensitive.", "label");
}
