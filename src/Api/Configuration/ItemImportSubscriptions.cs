using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An import, told again whenever it or its undo moves on; ends when there is nothing more to come.</summary>
    /// <param name="id">Which import.</param>
    [Needs("item.read")]
    public static async IAsyncEnumerable<ItemImportNode> ItemImportProgress(
        [FromServices] ReaderDatabase database, [FromServices] ReadSignal signals, [FromServices] Caller caller, Guid id,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var moves = signals.Of(ItemImportJournal.Topic);
        while (!cancellation.IsCancellationRequested)
        {
            var seen = moves.Commits;
            var reach = caller.OrganisationsOf("item.read");
            var query = new RowQuery<ItemImportRow>(database.Of(reach), ItemImports.Model, null, reach?.ToArray()).Equal("id", id);
            var (rows, _) = await query.Page(new("position"), 1, null, cancellation);
            if (rows is [{ Row: var row }])
            {
                yield return new(row);
                if (row.State is not (ImportState.Running or ImportState.Undoing)) yield break;
            }

            await moves.WaitBeyond(seen, AtMostUntold, cancellation);
        }
    }

    /// <summary>So long a watcher waits when nothing is told of any import.</summary>
    private static readonly TimeSpan AtMostUntold = TimeSpan.FromSeconds(1);
}
