using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Has every grant of an organisation looked at: somebody confirms it or takes it back.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ReviewId">The review.</param>
/// <param name="Organisation">Code of the organisation; 000000 stands for all.</param>
/// <param name="WithSubtree">Whether the organisations under that one belong to it.</param>
/// <param name="DueAt">Until when everything should have been looked at.</param>
/// <param name="Reason">Why.</param>
/// <param name="EveryMonths">After how many months the next one is opened by itself; null for one that stands alone.</param>
[Operation("review.open")]
public sealed record OpenReview(
    Guid CommandId, Guid ReviewId, string Organisation, bool WithSubtree, DateTimeOffset DueAt, string Reason, int? EveryMonths = null)
    : Command<AccessReview, ReviewEvent>(CommandId)
{
    protected internal override Guid Stream => ReviewId;

    protected internal override string? Home => Organisation;

    protected override Decision<ReviewEvent> Decide(AccessReview? state, Circumstances given) =>
        state.Open(new(Organisation, WithSubtree), DueAt, Reason, EveryMonths, given);
}

public sealed class OpenReviewValidator : AbstractValidator<OpenReview>
{
    public OpenReviewValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ReviewId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.EveryMonths).InclusiveBetween(1, AccessReview.LongestMonths);
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
