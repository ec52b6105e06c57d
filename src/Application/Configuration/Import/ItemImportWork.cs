using System.Threading.Channels;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>
/// Takes files over and imports back behind the answer, one after the other on this node. Now and then it looks for work that a node
/// which died left undone, and takes that up.
/// </summary>
public sealed partial class ItemImportWork(ItemImportRun run, NpgsqlDataSource database, ILogger<ItemImportWork> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    private readonly Channel<Guid> waiting = Channel.CreateUnbounded<Guid>();

    /// <summary>Somebody started an import, or its undo, here.</summary>
    public void Begin(Guid import) => waiting.Writer.TryWrite(import);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var look = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            look.CancelAfter(LookEvery);
            try
            {
                await Carry(await waiting.Reader.ReadAsync(look.Token), stoppingToken);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                await TakeUpWhatWasLeft(stoppingToken);
            }
        }
    }

    private async Task TakeUpWhatWasLeft(CancellationToken cancellation)
    {
        try
        {
            foreach (var import in await Unfinished(cancellation)) await Carry(import, cancellation);
        }
        catch (NpgsqlException fault)
        {
            LogAway(log, fault);
        }
    }

    private async Task Carry(Guid import, CancellationToken cancellation)
    {
        try
        {
            await run.Run(import, null, cancellation);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException && !cancellation.IsCancellationRequested)
        {
            LogLater(log, import, fault);
        }
    }

    private async Task<List<Guid>> Unfinished(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand($"select id from {ItemImports.Model.Table} where until = 'infinity' and state = any($1)");
        ask.Parameters.Add(new() { Value = new[] { $"{ImportState.Running}", $"{ImportState.Undoing}" } });
        var found = new List<Guid>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found.Add(rows.GetGuid(0));
        return found;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unfinished imports could not be looked for; looking again soon")]
    private static partial void LogAway(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {Import} could not be carried on; trying again soon")]
    private static partial void LogLater(ILogger log, Guid import, Exception fault);
}
