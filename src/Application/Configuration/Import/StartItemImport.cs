using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Has a file taken over that is in the file store already; itemImportProgress tells how far it is.</summary>
/// <param name="Organisation">Code of the organisation whose items they become.</param>
/// <param name="Plan">The file and how it is read.</param>
[Operation("item.import")]
public sealed record StartItemImport(Guid CommandId, Guid ImportId, string Organisation, ImportPlan Plan) : ItemImportCommand(CommandId, ImportId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<ItemImportEvent> Decide(ItemImport? state, Circumstances given) =>
        state.Start(Organisation, Plan, given.Landscape);
}

public sealed class StartItemImportValidator : ItemImportShape<StartItemImport>
{
    public StartItemImportValidator()
    {
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Plan).NotNull().SetValidator(new ImportPlanValidator());
    }
}

/// <summary>How a file is to be read.</summary>
public sealed class ImportPlanValidator : AbstractValidator<ImportPlan>
{
    private const int MostColumns = 200;

    public ImportPlanValidator()
    {
        RuleFor(plan => plan.FileName).IsName();
        RuleFor(plan => plan.Sha256).IsSha256();
        RuleFor(plan => plan.Format).IsInEnum();
        RuleFor(plan => plan.Source).IsKey();
        RuleFor(plan => plan.Type!).IsKey().When(plan => plan.Type is not null);
        RuleFor(plan => plan.Stage).IsInEnum();
        RuleFor(plan => plan.Mapping).NotNull().Must(columns => columns is null || columns.Count <= MostColumns)
            .WithMessage($"Map {MostColumns} columns at most.");
        RuleForEach(plan => plan.Mapping).NotNull().ChildRules(column =>
        {
            column.RuleFor(mapping => mapping.Column).IsName();
            column.RuleFor(mapping => mapping.Role).IsInEnum();
            column.RuleFor(mapping => mapping.Of).MaximumLength(ItemLimits.Key);
        });
    }
}
