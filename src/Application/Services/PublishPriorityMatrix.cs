using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Says which priority each pair of impact and urgency has, for an organisation and all under it without their own.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Cells">All nine pairs.</param>
[Operation("priority-matrix.publish")]
public sealed record PublishPriorityMatrix(Guid CommandId, string Organisation, IReadOnlyList<MatrixCell> Cells)
    : Command<PriorityMatrix, PriorityMatrixEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("priority-matrix", Organisation);

    protected internal override string? Home => Organisation;

    protected override Decision<PriorityMatrixEvent> Decide(PriorityMatrix? state, Circumstances given) =>
        state.Publish(Organisation, Cells, given.Landscape);
}

public sealed class PublishPriorityMatrixValidator : AbstractValidator<PublishPriorityMatrix>
{
    public PublishPriorityMatrixValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Cells).NotNull().Must(cells => cells is null || cells.Count == PriorityMatrix.Pairs)
            .WithMessage($"A matrix has {PriorityMatrix.Pairs} cells.");
        RuleForEach(command => command.Cells).SetValidator(new MatrixCellValidator());
    }
}
