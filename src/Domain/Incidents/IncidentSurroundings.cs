using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Incidents;

/// <summary>Whether what an incident names is there, and fit for it.</summary>
internal static class IncidentSurroundings
{
    extension(Landscape landscape)
    {
        /// <summary>Why nothing can be reported for that organisation; null when it can.</summary>
        public Refusal? WhyNotIn(string organisation) => landscape.OrganisationOf(organisation) switch
        {
            null             => OrganisationRefusals.Unknown with { Field = "organisation" },
            { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
            _                => null,
        };

        /// <summary>Why an incident cannot be about that service; null when it can.</summary>
        public Refusal? WhyNotHarmed(Guid service) => landscape.ServiceOf(service) switch
        {
            null              => ServiceRefusals.Unknown with { Field = "serviceId" },
            { Retired: true } => ServiceRefusals.Retired with { Field = "serviceId" },
            _                 => null,
        };

        /// <summary>Why an incident cannot go to that team; null when it can. No team is the service desk.</summary>
        public Refusal? WhyNotTo(Guid? team) => team is { } id ? landscape.WhyNotOf(id, out _) : null;
    }
}
