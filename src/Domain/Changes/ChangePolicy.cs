using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ChangePolicyEvent>;

/// <summary>What becomes of an edit of an important item that is part of no change.</summary>
public enum UnplannedEdits
{
    /// <summary>People are refused it; what other sources see is recorded and flagged, because it is so.</summary>
    Refused,

    /// <summary>It is recorded and flagged as drift, whoever makes it.</summary>
    Flagged,
}

/// <summary>How strict an organisation is with changes; it holds for everything under it that has none of its own.</summary>
public sealed record ChangePolicy(string Organisation, UnplannedEdits UnplannedEdits) : IEvolve<ChangePolicy, ChangePolicyEvent>
{
    public static ChangePolicy Evolve(ChangePolicy? state, ChangePolicyEvent happened, DateTimeOffset at) => happened switch
    {
        ChangePolicySet e => new(e.Organisation, e.UnplannedEdits),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

/// <summary>A fact about the policy of one organisation. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ChangePolicyEvent(string Organisation) : LandscapeEvent;

[WireName("change-policy.set.v1")]
public sealed record ChangePolicySet(string Organisation, UnplannedEdits UnplannedEdits) : ChangePolicyEvent(Organisation);

public static class ChangePolicyDecisions
{
    extension(ChangePolicy? policy)
    {
        public Decision Set(string organisation, UnplannedEdits edits, Landscape landscape) => landscape.OrganisationOf(organisation) switch
        {
            null                                      => OrganisationRefusals.Unknown with { Field = "organisation" },
            { Closed: true }                          => OrganisationRefusals.Closed with { Field = "organisation" },
            _ when policy?.UnplannedEdits == edits    => Decision.Nothing,
            _                                         => new ChangePolicySet(organisation, edits),
        };
    }

    /// <summary>As the nearest organisation says that has a policy; who said nothing is strict.</summary>
    public static UnplannedEdits UnplannedEditsIn(this Landscape landscape, string organisation) =>
        landscape.Lineage(organisation).Select(code => landscape.Policies.GetValueOrDefault(code))
            .OfType<ChangePolicy>().FirstOrDefault()?.UnplannedEdits ?? UnplannedEdits.Refused;
}
