using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Audit;
using FluentValidation;

namespace EventSourcedOps.Application.Exports;

/// <summary>
/// Asks for rows as a file. Recorded before the first of them leaves, so that nothing is carried out of the product unseen.
/// The operation is that of the shelf: whoever may read a list on the screen may not therefore carry it away.
/// </summary>
/// <param name="CommandId">Made anew for each file.</param>
/// <param name="Organisation">Where it is recorded: the topmost organisation of whoever asks.</param>
/// <param name="Format">What kind of file.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Filter">Which rows, as they were asked for.</param>
public abstract record OrderExport(Guid CommandId, string Organisation, string Format, int Rows, string Filter)
    : Command<Export, ExportEvent>(CommandId)
{
    protected abstract string Shelf { get; }

    protected internal override Guid Stream => Ids.Derived("export", CommandId.ToString());

    protected internal override string? Home => Organisation;

    protected override Decision<ExportEvent> Decide(Export? state, Circumstances given) =>
        state.Order(new(Stream, Shelf, Format, Rows, Filter));
}

/// <summary>Asks for incidents as a file.</summary>
[Operation("incident.export")]
public sealed record ExportIncidents(Guid CommandId, string Organisation, string Format, int Rows, string Filter)
    : OrderExport(CommandId, Organisation, Format, Rows, Filter)
{
    protected override string Shelf => "incidents";
}

/// <summary>Asks for entries of the audit trail as a file.</summary>
[Operation("audit.export")]
public sealed record ExportAudit(Guid CommandId, string Organisation, string Format, int Rows, string Filter)
    : OrderExport(CommandId, Organisation, Format, Rows, Filter)
{
    protected override string Shelf => "audit";
}

/// <summary>Asks for configuration items as a file.</summary>
[Operation("item.export")]
public sealed record ExportItems(Guid CommandId, string Organisation, string Format, int Rows, string Filter)
    : OrderExport(CommandId, Organisation, Format, Rows, Filter)
{
    protected override string Shelf => "items";
}

public abstract class OrderExportValidator<TCommand> : AbstractValidator<TCommand> where TCommand : OrderExport
{
    private const int LongestFilter = 8_000;

    protected OrderExportValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Filter).MaximumLength(LongestFilter);
    }
}

public sealed class ExportIncidentsValidator : OrderExportValidator<ExportIncidents>;

public sealed class ExportItemsValidator : OrderExportValidator<ExportItems>;

public sealed class ExportAuditValidator : OrderExportValidator<ExportAudit>;
