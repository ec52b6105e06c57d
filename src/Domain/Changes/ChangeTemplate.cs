using System.Collections.Immutable;
using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ChangeTemplateEvent>;
using static ChangeTemplateRefusals;

/// <summary>How a change is done that is done the same way each time. Whoever may approve changes publishes it; that is its approval.</summary>
public sealed record ChangeTemplate(
    Guid Id, string Organisation, int Version, string Name, string Purpose, ImmutableArray<ChangeStep> Steps, ImmutableArray<ChangeStep> Rollback,
    string Verification, bool Retired = false) : IEvolve<ChangeTemplate, ChangeTemplateEvent>
{
    public static ChangeTemplate Evolve(ChangeTemplate? state, ChangeTemplateEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (_, ChangeTemplatePublished e) => new(
            e.TemplateId, e.Organisation, e.Version, e.Name, e.Purpose, [.. e.Steps], [.. e.Rollback], e.Verification),
        ({ } now, ChangeTemplateRetired) => now with { Retired = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

/// <summary>A fact about one template. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ChangeTemplateEvent(Guid TemplateId) : LandscapeEvent;

/// <summary>The template in a new version; changes that follow an earlier one keep it.</summary>
[WireName("change-template.published.v1")]
public sealed record ChangeTemplatePublished(
    Guid TemplateId, string Organisation, int Version, string Name, string Purpose, IReadOnlyList<ChangeStep> Steps,
    IReadOnlyList<ChangeStep> Rollback, string Verification) : ChangeTemplateEvent(TemplateId);

[WireName("change-template.retired.v1")]
public sealed record ChangeTemplateRetired(Guid TemplateId) : ChangeTemplateEvent(TemplateId);

public static class ChangeTemplateDecisions
{
    extension(ChangeTemplate? template)
    {
        /// <param name="wanted">Its version is set here.</param>
        public Decision Publish(ChangeTemplatePublished wanted, Landscape landscape) =>
            wanted.Steps.Count == 0 ? ChangeRefusals.NoSteps
            : wanted.Rollback.Count == 0 ? ChangeRefusals.NoRollback
            : template is not null && template.Organisation != wanted.Organisation ? OfAnother
            : landscape.OrganisationOf(wanted.Organisation) switch
            {
                null             => OrganisationRefusals.Unknown with { Field = "organisation" },
                { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
                _                => wanted with { Version = (template?.Version ?? 0) + 1 },
            };

        public Decision Retire() => template switch
        {
            null              => Unknown,
            { Retired: true } => Decision.Nothing,
            _                 => new ChangeTemplateRetired(template.Id),
        };
    }
}

public static class ChangeTemplateRefusals
{
    public static readonly Refusal Unknown   = new("change-template.unknown", "There is no such template.", "templateId");
    public static readonly Refusal Retired   = new("change-template.retired", "The template is no longer in use.", "templateId");
    public static readonly Refusal OfAnother = new("change-template.of-another", "The template belongs to another organisation.", "organisation");
}
