using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Walls;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;

namespace EventSourcedOps.Api.Configuration;

/// <summary>A file that was told to the database of configuration items, and what became of it.</summary>
[GraphQLMetadata("ItemImport")]
public sealed class ItemImportNode(ItemImportRow row)
{
    /// <summary>Its id; made by whoever started it.</summary>
    public Guid Id => row.Id;

    /// <summary>The organisation whose items they became.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(null));

    /// <summary>The file and how it was read.</summary>
    public ImportPlanNode Plan => new(row.Plan);

    /// <summary>Where it stands.</summary>
    public ImportState State => row.State;

    /// <summary>Who started it.</summary>
    public string? StartedBy => row.StartedBy;

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt => row.StartedAt;

    /// <summary>When the file was gone through; null before.</summary>
    public DateTimeOffset? EndedAt => row.EndedAt;

    /// <summary>Why the file could not be read at all; null when it could.</summary>
    public string? Failure => row.Failure;

    /// <summary>What it did; null before it has ended.</summary>
    public ImportCounts? Counts => row.Counts;

    /// <summary>What became of each kind of record; together they are all records of the file.</summary>
    public IEnumerable<ModelCount> Models => row.Models;

    /// <summary>What could not be taken over, each kind of fault once with the place of the first.</summary>
    public IEnumerable<ImportFault> Faults => row.Faults;

    /// <summary>Who had it undone; null when nobody did.</summary>
    public string? UndoneBy => row.UndoneBy;

    /// <summary>When it was undone.</summary>
    public DateTimeOffset? UndoneAt => row.UndoneAt;

    /// <summary>What the undo did; null before it has ended.</summary>
    public UndoCounts? Undo => row.Undo;

    /// <summary>What stayed when it was undone, because it was changed later; the first of them.</summary>
    public IEnumerable<UndoConflict> Kept => row.Kept;

    /// <summary>How far the work is; null when none is going on.</summary>
    public IDataLoaderResult<ImportProgress?> Progress([FromServices] ReadDesk desk) => desk.Batches
        .Load<Guid, ImportProgress>("import progress", row.Id, (ids, cancellation) => ImportProgress.Read(desk.Sight("item.read"), ids, cancellation));
}

/// <summary>A file whose content was told to the database of configuration items, and how it was read.</summary>
[GraphQLMetadata("ItemImportPlan")]
public sealed class ImportPlanNode(ImportPlan plan)
{
    /// <summary>What people call the file.</summary>
    public string FileName => plan.FileName;

    /// <summary>Digest of its bytes.</summary>
    public string Sha256 => plan.Sha256;

    /// <summary>How it is written.</summary>
    public ImportFormat Format => plan.Format;

    /// <summary>Under which source everything in it is remembered.</summary>
    public string Source => plan.Source;

    /// <summary>Type of the items, for tables.</summary>
    public string? Type => plan.Type;

    /// <summary>Where items of a table stand that say nothing of it.</summary>
    public Stage? Stage => plan.Stage;

    /// <summary>How the columns were read, for tables.</summary>
    public IEnumerable<MappedColumn> Mapping => plan.Mapping.Select(column => new MappedColumn(column.Column, column.Role, column.Of));
}

/// <summary>How far long work is.</summary>
/// <param name="Stage">What is being done: reading, items, relations, undo.</param>
/// <param name="Done">How much of it.</param>
/// <param name="Total">Out of how much; null while nobody knows.</param>
public sealed record ImportProgress(string Stage, long Done, long? Total)
{
    internal static async Task<IReadOnlyDictionary<Guid, ImportProgress>> Read(
        Sight sight, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var ask = new NpgsqlBatchCommand("select import, stage, done, total from ops.item_import_progress where import = any($1)")
        {
            Parameters = { new() { Value = ids.ToArray() } },
        };
        var rows = await sight.List(
            ask, row => (Id: row.GetGuid(0), Stage: row.GetString(1), Done: row.GetInt64(2), Total: row.IsDBNull(3) ? (long?)null : row.GetInt64(3)),
            cancellation);
        return rows.ToDictionary(row => row.Id, row => new ImportProgress(row.Stage, row.Done, row.Total));
    }
}
