using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;
using ImportsBoard = EventSourcedOps.Projections.Configuration.ItemImports;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Imports of configuration items, the newest first.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="states">Only those that stand so.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs("item.read")]
    public static async Task<Connection<ItemImportNode>> ItemImports(
        [FromServices] ReadDesk desk, IResolveFieldContext context, IReadOnlyList<string>? organisations = null,
        IReadOnlyList<ImportState>? states = null, int? first = null, string? after = null) =>
        await desk.Page(
            (await desk.Rows("item.read", ImportsBoard.Model, null, organisations))
                .AnyOf("state", states?.Select(state => state.ToString())),
            ImportsBoard.Model, new RowOrder("started_at", Descending: true), PageAsked.Of(first, after, context),
            row => new ItemImportNode(row));

    /// <summary>One import: what became of each kind of record, and what could not be taken over.</summary>
    /// <param name="id">Which one.</param>
    [Needs("item.read")]
    public static async Task<ItemImportNode?> ItemImport([FromServices] ReadDesk desk, Guid id, CancellationToken cancellation = default) =>
        await desk.Find("item.read", ImportsBoard.Model, id, null, cancellation) is { } row ? new(row) : null;

    /// <summary>What a file would come to; nothing is recorded.</summary>
    /// <param name="organisation">Code of the organisation whose items they would become.</param>
    /// <param name="plan">The file and how it is to be read. A table without a mapping is answered with its columns and a suggestion.</param>
    [Needs("item.import")]
    public static async Task<ImportPreview> ItemImportPreview(
        [FromServices] ReadDesk desk, [FromServices] ItemImportPreview preview, string organisation, ImportPlan plan,
        CancellationToken cancellation = default)
    {
        if (!desk.Caller.Reaches("item.import", organisation))
            throw new ApiError(WriteRefusals.OrganisationOutOfReach.Code, WriteRefusals.OrganisationOutOfReach.Reason);
        if ((await new ImportPlanValidator().ValidateAsync(plan, cancellation)).Errors.FirstOrDefault() is { } malformed)
            throw new ApiError("malformed", $"{malformed.PropertyName}: {malformed.ErrorMessage}");
        return await preview.Of(plan, (await desk.Landscape(null)).Items, cancellation);
    }

    /// <summary>What undoing an import would take back, and what would stay because it was changed later.</summary>
    /// <param name="id">Which import.</param>
    [Needs("item.undo-import")]
    public static async Task<UndoPreview?> ItemImportUndoPreview(
        [FromServices] ReadDesk desk, [FromServices] ItemImportUndo undo, Guid id, CancellationToken cancellation = default) =>
        await desk.Find("item.undo-import", ImportsBoard.Model, id, null, cancellation) is { } row
            ? await undo.Preview(id, row.Organisation, cancellation)
            : null;
}
