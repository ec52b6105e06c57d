using System.CommandLine;
using System.Globalization;
using System.Text;
using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Application;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Feeds;
using EventSourcedOps.Projections.Walls;
using Command = System.CommandLine.Command;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>feeds list | lag | read | epoch: what an operator needs to know of the partner feed.</summary>
public static class FeedsVerb
{
    public static Command Create(VerbRun run) =>
        new("feeds", "The partner feed: where it stands, what is in it, and its epoch.") { List(run), Lag(run), Read(run), Epoch(run) };

    private static Command List(VerbRun run)
    {
        var list = new Command("list", "Shows the feeds with their paths, events and epochs.");
        list.SetAction((_, stop) => run.RunAsync(async (services, _, cancellation) =>
        {
            var log = await Log(services, cancellation);
            var mark = await log.Mark(cancellation);
            Console.WriteLine(Line($"events    {mark.Head} events    epoch {mark.Epoch}    {FeedOptions.EventsPath}, {FeedOptions.StreamPath}"));
            return ExitCode.Done;
        }, stop));
        return list;
    }

    private static Command Lag(VerbRun run)
    {
        var lag = new Command("lag", "Shows how many recorded events are not in the feed yet, and how old the oldest of them is.");
        lag.SetAction((_, stop) => run.RunAsync(async (services, _, cancellation) =>
        {
            var found = await (await Log(services, cancellation)).Lag(cancellation);
            Console.WriteLine(Line($"position {found.Head}    waiting {found.Waiting}    oldest {found.Oldest.TotalSeconds:0.0} s"));
            return ExitCode.Done;
        }, stop));
        return lag;
    }

    private static Command Read(VerbRun run)
    {
        var after = new Option<string?>("--after") { Description = "Cursor to read on from; without it from the beginning." };
        var types = new Option<string[]>("--types") { Description = "Event types, or incident.*; several are separated by blanks.", AllowMultipleArgumentsPerToken = true };
        var limit = new Option<int>("--limit") { Description = "Events at most.", DefaultValueFactory = _ => FeedOptions.LimitUsual };
        var read = new Command("read", "Writes events as CloudEvents, one a line, and the next cursor to the error output.") { after, types, limit };
        limit.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 1) given.AddError("--limit is 1 or more.");
        });
        read.SetAction((given, stop) => run.RunAsync(
            (services, _, cancellation) => ReadOn(services, given.GetValue(after), given.GetValue(types) ?? [], given.GetValue(limit), cancellation), stop));
        return read;
    }

    private static async Task<int> ReadOn(IServiceProvider services, string? after, string[] types, int limit, CancellationToken cancellation)
    {
        var marks = new FeedMarks(await Log(services, cancellation));
        var start = after is null ? new FeedCursor((await marks.Current(cancellation)).Epoch, 0) : FeedCursor.Parse(after);
        if (start is not { } at) return await Fail(FeedRefusals.UnknownCursor.Reason);
        if (await marks.Check(at, cancellation) is { } trouble)
            return await Fail(trouble is CursorTrouble.OtherEpoch other
                ? $"{FeedRefusals.EpochChanged.Reason} resume: {other.Resume}" : FeedRefusals.CursorBeyondEnd.Reason);
        var (scope, refusal) = await FeedScope.Of(
            Caller.Product("feeds"), types, [], services.GetRequiredService<LandscapeMemory>(), cancellation);
        if (scope is null) return await Fail(refusal!.Reason);

        var database = services.GetRequiredService<ReaderDatabase>();
        for (var left = limit; left > 0;)
        {
            var page = await FeedLog.Read(database.Of(scope.Reach, scope.Places), at.Position, scope.Filter, Math.Min(left, FeedOptions.LimitMost), cancellation);
            foreach (var entry in page.Entries) Console.WriteLine(Encoding.UTF8.GetString(entry.Json));
            left -= page.Entries.Count;
            at = at with { Position = page.To };
            if (page.To >= page.Head) break;
        }
        await Console.Error.WriteLineAsync($"next: {at}");
        return ExitCode.Done;
    }

    private static Command Epoch(VerbRun run)
    {
        var renew = new Option<bool>("--renew")
        {
            Description = "Begin a new epoch: after restoring a dump or a copied disk, so that consumers are told instead of misled.",
        };
        var epoch = new Command("epoch", "Shows the epoch, or begins a new one.") { renew };
        epoch.SetAction((given, stop) => run.RunAsync(async (services, _, cancellation) =>
        {
            var log = await Log(services, cancellation);
            var mark = given.GetValue(renew) ? await log.Renew(cancellation) : await log.Mark(cancellation);
            Console.WriteLine(Line($"epoch {mark.Epoch}    position {mark.Head}"));
            return ExitCode.Done;
        }, stop));
        return epoch;
    }

    private static async Task<FeedLog> Log(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<OpsSchema>().Apply(cancellation);
        return services.GetRequiredService<FeedLog>();
    }

    private static async Task<int> Fail(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return ExitCode.Failed;
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
