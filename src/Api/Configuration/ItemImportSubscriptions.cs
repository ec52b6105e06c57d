using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An import, told again whenever it or its undo moves on.</summary>
    /// <param name="id">Which import.</param>
    [Needs("item.read")]
    public static async IAsyncEnumerable<ItemImportNode> ItemImportProgress(
        [FromServices] ReaderDatabase database, [FromServices] ReadSignal signals, [FromServices] Caller caller, Guid id,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (moves, told) = (signals.Of(ItemImportJournal.Topic), (0L, (ImportProgress?)null));
        while (!cancellation.IsCancellationRequested)
        {
            var seen = moves.Commits;
            var reach = caller.OrganisationsOf("item.read");
            var query = new RowQuery<ItemImportRow>(database.Of(reach, null), ItemImports.Model, null, reach?.ToArray(), null).Equal("id", id);
            var (rows, _) = await query.Page(new("position"), 1, null, cancellation);
            var progress = (await ImportProgress.Read(database.Of(reach, null), [id], cancellation)).GetValueOrDefault(id);
            if (rows is [{ Row: var row, Position: var position }] && (position, progress) != told)
            {
                told = (position, progress);
                yield return new(row);
            }

            await moves.WaitBeyond(seen, AtMostUntold, cancellation);
        }
    }

    /// <summary>So long a watcher waits when nothing is told of any import.</summary>
    private static readonly TimeSpan AtMostUntold = TimeSpan.FromSeconds(1);
}
