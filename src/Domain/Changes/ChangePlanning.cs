using EventSourcedOps.Domain.Organisations;
using static EventSourcedOps.Domain.Changes.ChangeRefusals;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ChangeEvent>;

/// <summary>What somebody wants changed.</summary>
public sealed record ChangeRequest(string Organisation, ChangeKind Kind, string Title, string? Description, Guid? TemplateId);

/// <summary>How a change comes to be wanted and planned, until somebody is asked to approve it.</summary>
public static class ChangePlanning
{
    private const string NumberPrefix = "CHG";

    // The receiver is nullable on purpose: a change nobody drafted also gets an answer.
    extension(Change? change)
    {
        public Decision Draft(ChangeRequest request, Circumstances given)
        {
            if (change is not null) return AlreadyDrafted;
            if (Misplaced(request.Organisation, given.Landscape) is { } no) return no;
            if (request.Kind != ChangeKind.Standard)
                return request.TemplateId is null ? Drafted(request, null, given) : TemplateUnwanted;
            if (request.TemplateId is not { } id) return TemplateMissing;
            return given.Landscape.TemplateOf(id, request.Organisation) switch
            {
                null              => ChangeTemplateRefusals.Unknown,
                { Retired: true } => ChangeTemplateRefusals.Retired,
                { } template      => new ChangeEvent[]
                {
                    Drafted(request, template.Version, given),
                    new ChangePlanned(new(template.Purpose, template.Steps, template.Rollback, template.Verification, null, [], [], true)),
                },
            };
        }

        /// <summary>Settles the whole plan anew. It may still lack what only its approval needs.</summary>
        public Decision Settle(ChangePlan plan, ChangeGround ground, Circumstances given) =>
            change.Forbids(ChangeAction.Plan, out var no) ? no
            : plan.Matches(change.Plan) ? Decision.Nothing
            : Unfit(plan, ground, given) is { } unfit ? unfit
            : change.Kind == ChangeKind.Standard && !FollowsTemplate(plan, change.Plan!) ? TemplateFixed
            : new ChangePlanned(plan);

        /// <summary>
        /// Asks for approval. What the risk calls for is settled now; a standard change of low risk was approved with its template.
        /// </summary>
        public Decision Submit(ChangeGround ground, Circumstances given)
        {
            if (change.Forbids(ChangeAction.Submit, out var no)) return no;
            if (!change.Plan!.Matches(ground.Plan)) return GroundMoved;
            if (Unfit(change.Plan, ground, given) is { } unfit) return unfit;
            var conflicts = change.Plan.Window is { } window
                ? ChangeConflicts.Of(change.Organisation, window, ground, given.Landscape) : [];
            var risk = ChangeRisk.Of(change.Kind, change.Plan, change.Plan.Window, ground, conflicts);
            var submitted = new ChangeSubmitted(risk, ground.Impact, ChangeRisk.ChainOf(change.Kind, risk.Level));
            return change.Kind != ChangeKind.Standard ? submitted
                : risk.Level != RiskLevel.Low ? TooRiskyForTemplate
                : new ChangeEvent[] { submitted, new ChangeApproved(ground.Items, ground.Impact) };
        }

        public Decision Recall(string reason) =>
            change.Forbids(ChangeAction.Recall, out var no) ? no : new ChangeRecalled(reason);

        public Decision Cancel(string reason) =>
            change.Forbids(ChangeAction.Cancel, out var no) ? no : new ChangeClosed(ChangeClosure.Cancelled, reason);

        public Decision Comment(string text) =>
            change.Forbids(ChangeAction.Comment, out var no) ? no : new ChangeCommented(text);
    }

    private static ChangeDrafted Drafted(ChangeRequest request, int? templateVersion, Circumstances given) => new(
        given.NewNumber(NumberPrefix), request.Organisation, request.Kind, request.Title, request.Description, ChangeApproving.Speaker(given),
        request.TemplateId, templateVersion);

    private static Refusal? Misplaced(string organisation, Landscape landscape) => landscape.OrganisationOf(organisation) switch
    {
        null             => OrganisationRefusals.Unknown with { Field = "organisation" },
        { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
        _                => null,
    };

    private static Refusal? Unfit(ChangePlan plan, ChangeGround ground, Circumstances given) =>
        plan.Window is { } window && window.To <= window.From ? WindowReversed
        : plan.Window?.To <= given.At ? WindowPassed
        : plan.Items.Except(ground.Items.Select(item => item.Id)).Any() ? ItemUnknown
        : plan.Declared.Any(value => !plan.Items.Contains(value.ItemId)) ? DeclaredElsewhere
        : plan.Declared.DistinctBy(value => (value.ItemId, value.Attribute)).Count() < plan.Declared.Count ? DeclaredTwice
        : null;

    private static bool FollowsTemplate(ChangePlan plan, ChangePlan template) =>
        plan.Steps.SequenceEqual(template.Steps) && plan.Rollback.SequenceEqual(template.Rollback);

    /// <summary>A template of the organisation itself or of one above it.</summary>
    private static ChangeTemplate? TemplateOf(this Landscape landscape, Guid id, string organisation) =>
        landscape.Templates.GetValueOrDefault(id) is { } template && landscape.Lineage(organisation).Contains(template.Organisation)
            ? template : null;
}
