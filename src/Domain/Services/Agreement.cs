using System.Collections.Immutable;
using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.Services;

using Decision = Decision<AgreementEvent>;
using static AgreementRefusals;

/// <summary>A service level agreement with all its versions, in the order in which they take effect.</summary>
public sealed record Agreement(Guid Id, string Organisation, ImmutableArray<AgreementVersionPublished> Versions)
    : IEvolve<Agreement, AgreementEvent>
{
    public int LatestVersion => Versions.Latest;

    /// <summary>The version with the latest effect at that instant; of two with the same effect, the one published last.</summary>
    public AgreementVersionPublished? InForceAt(DateTimeOffset at) => Versions.InForceAt(at);

    public static Agreement Evolve(Agreement? state, AgreementEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, AgreementVersionPublished e)      => new(e.AgreementId, e.Organisation, [e]),
        ({ } now, AgreementVersionPublished e)   => now with
        {
            Versions = now.Versions.With(e),
        },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class AgreementDecisions
{
    extension(Agreement? agreement)
    {
        /// <summary>
        /// The version number follows from the history. Only the first version may reach back, to cover what was there before
        /// the agreement was written down here: a later one would change verdicts that people have acted on.
        /// </summary>
        public Decision Publish(AgreementVersionPublished draft, DateTimeOffset at, Landscape landscape)
        {
            if (landscape.OrganisationOf(draft.Organisation) is not { } organisation) return OrganisationRefusals.Unknown;
            if (organisation.Closed) return OrganisationRefusals.Closed;
            if (agreement is not null && agreement.Organisation != draft.Organisation) return ForeignOrganisation;
            if (agreement is not null && draft.EffectiveFrom < at) return EffectiveInThePast;
            if (landscape.CalendarOf(draft.CalendarId) is null) return CalendarRefusals.Unknown;
            if (draft.Rules.Any(rule => rule.ServiceId is { } id && landscape.ServiceOf(id) is null)) return ServiceRefusals.Unknown;
            if (draft.Rules.DistinctBy(rule => (rule.ServiceId, rule.Priority)).Count() != draft.Rules.Count) return RuleTwice;
            return draft with
            {
                Version = (agreement?.LatestVersion ?? 0) + 1,
                PausingReasons = [.. draft.PausingReasons.Distinct().Order()],
            };
        }
    }
}

public static class AgreementRefusals
{
    public static readonly Refusal ForeignOrganisation = new("agreement.foreign-organisation",
        "An agreement stays with the organisation that made it.", "organisation");
    public static readonly Refusal EffectiveInThePast = new("agreement.effective-in-the-past",
        "A new version takes effect now or later: past verdicts stand.", "effectiveFrom");
    public static readonly Refusal RuleTwice = new("agreement.rule-twice", "Two rules speak of the same service and priority.", "rules");
}
