using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Whose reports are brought together with what is known, and as what.</summary>
/// <param name="Cause">The import or the batch; every fact that follows names it as its cause.</param>
public sealed record ReconciliationOrder(string Organisation, string Source, Caller By, Guid Cause)
{
    /// <summary>The same news of the same cause is the same command, so that work that was cut off goes on where it stood.</summary>
    internal Guid IdOf(string what, string of) => Ids.Derived("reconciliation", $"{Cause}", what, of);
}

/// <summary>
/// Brings what a source says together with what is known. Each report is first decided here, on the state that the log holds; only what
/// is news becomes a command, through the same gate as everybody's. So a second look at the same thing records nothing.
/// </summary>
public sealed class Reconciliation(CommandGate gate, LandscapeMemory landscape, NpgsqlDataSource database)
{
    /// <summary>Reports whose states are read at once.</summary>
    private const int AtOnce = 500;

    public async Task<ImportTally> Run(
        ReconciliationOrder order, ReportedItems told, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var land = await landscape.Newest(cancellation);
        var run = new ReconciliationRun(order, land, new(database, order.Organisation),
            told.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal), told.IsComplete);
        foreach (var fault in told.Faults) run.Tally.Faults.Add(fault);
        var flow = new CommandFlow<SentNews>(gate, run.Answered);
        var done = 0;
        foreach (var some in ReportOrder.PlacesFirst(told.Items).Chunk(AtOnce))
        {
            foreach (var news in await run.Items(some, cancellation)) await Send(news);
            progress?.Report(new("items", done += some.Length, told.Items.Count));
        }

        // What others point to must be answered for before anything points to it.
        await flow.End(cancellation);
        var relations = run.Relations().ToList();
        for (done = 0; done < relations.Count; done++)
        {
            await Send(relations[done]);
            if (done % AtOnce == 0) progress?.Report(new("relations", done, relations.Count));
        }

        if (told.IsComplete)
            foreach (var news in await run.Missing(cancellation)) await Send(news);
        await flow.End(cancellation);
        return run.Tally;

        ValueTask Send(SentNews news) => flow.Add(new(news.Command, order.By, CausedBy: order.Cause), news, cancellation);
    }
}

/// <summary>A command that follows from a report, and what its acceptance adds to the counts.</summary>
/// <param name="Place">Where in the file the report stands.</param>
internal sealed record SentNews(Command Command, NewsKind Kind, Guid Item, string Place);

internal enum NewsKind { Registered, Changed, Followed, Related, Unrelated, Missing }
