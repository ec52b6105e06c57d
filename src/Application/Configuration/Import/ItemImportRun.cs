using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>
/// Carries out what was started: takes a file over, or takes an import back. Each is done by one process at a time; if that dies, the
/// next one goes on where it stood, because what is recorded already is no news any more.
/// </summary>
public sealed partial class ItemImportRun(
    CommandGate gate, LandscapeMemory landscape, NpgsqlDataSource database, FileStore files, Reconciliation reconciliation, ItemImportUndo undo,
    ILogger<ItemImportRun> log)
{
    private const string Process = "item-import";

    /// <summary>Kept apart from other locks of the product by its first half.</summary>
    private const int Lock = 5_080_077;

    /// <returns>False when another process is at it.</returns>
    public async Task<bool> Run(Guid id, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        await using var turn = await database.OpenConnectionAsync(cancellation);
        await using var take = Turn(turn, "pg_try_advisory_lock", id);
        if (await take.ExecuteScalarAsync(cancellation) is not true) return false;
        try
        {
            if (await Find(id, cancellation) is not { } import) return true;
            await using var journal = ItemImportJournal.Open(database, id, import.State.Organisation, progress);
            if (import.State.State == ImportState.Running) await TakeOver(id, import, journal, cancellation);
            else if (import.State.State == ImportState.Undoing) await undo.Run(id, import.State.Organisation, import.By, journal, cancellation);
            return true;
        }
        finally
        {
            await using var release = Turn(turn, "pg_advisory_unlock", id);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static NpgsqlCommand Turn(NpgsqlConnection connection, string function, Guid import) =>
        new($"select {function}({Lock}, hashtext($1::text))", connection) { Parameters = { new() { Value = import } } };

    private async Task TakeOver(Guid id, (ItemImport State, Caller By) import, IProgress<Progress> progress, CancellationToken cancellation)
    {
        var (plan, organisation) = (import.State.Plan, import.State.Organisation);
        ItemImportEnded ended;
        try
        {
            var told = await ImportedFile.Read(plan, (await landscape.Newest(cancellation)).Items, files, progress, cancellation);
            var tally = await reconciliation.Run(new(organisation, plan.Source, import.By, id), told, progress, cancellation);
            ended = new(tally.Counts(told.Models.Sum(model => model.Read)), told.Models, tally.Faults.Kinds);
        }
        catch (FileRefusedException fault)
        {
            ended = new(ImportCounts.None, [], [], fault.Message);
        }
        catch (Exception fault) when (fault is not (NpgsqlException or TimeoutException or OperationCanceledException))
        {
            // A file must not be able to stop a node, nor be tried for ever.
            LogDefect(log, id, fault);
            ended = new(ImportCounts.None, [], [], "The file uncovered a defect of the product, whose log tells more. The import can be undone.");
        }

        await gate.Send(new(new EndItemImport(Ids.Derived("end-import", $"{id}"), id, ended), Caller.Product(Process), CausedBy: id));
    }

    /// <summary>The import, and who asked for what is to be done now: under that name it is recorded.</summary>
    private async Task<(ItemImport State, Caller By)?> Find(Guid id, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand($"select {Recorded.Columns} from ops.mt_events e where e.stream_id = $1 order by e.version");
        ask.Parameters.Add(new() { Value = id });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        (ItemImport State, Caller By)? found = null;
        while (await rows.ReadAsync(cancellation))
            if (Recorded.From(rows) is { Fact: ItemImportEvent fact } happened)
                found = (ItemImport.Evolve(found?.State, fact, happened.OccurredAt), Caller.Product(Process) with { Name = happened.By ?? Process });
        return found;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Import} uncovered a defect")]
    private static partial void LogDefect(ILogger log, Guid import, Exception fault);
}
