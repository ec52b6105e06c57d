using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Closes a review in which everything was looked at.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ReviewId">The review.</param>
/// <param name="IsLast">Whether the next one of its series is not opened any more.</param>
[Operation("review.close")]
public sealed record CloseReview(Guid CommandId, Guid ReviewId, bool? IsLast = null) : Command<AccessReview, ReviewEvent>(CommandId)
{
    protected internal override Guid Stream => ReviewId;

    protected override Decision<ReviewEvent> Decide(AccessReview? state, Circumstances given) => state.Close(IsLast is true, given);
}

public sealed class CloseReviewValidator : AbstractValidator<CloseReview>
{
    public CloseReviewValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ReviewId).NotEmpty();
    }
}
