using System.CommandLine;
using System.Globalization;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>What an operator does to read models.</summary>
public static class ProjectionsVerb
{
    private static readonly Argument<string?> Name = new("name") { Description = "Name of the read model", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> All = new("--all") { Description = "Every read model, one after the other" };
    private static readonly Option<bool> AcceptDifference =
        new("--accept-difference") { Description = "Promote although the tables differ: after a fold was mended they should" };

    public static Command Create(VerbRun run)
    {
        var verb = new Command("projections", "Lists, rebuilds, pauses and mends read models.")
        {
            Verb(run, "list", "Shows how each read model stands.", List),
            Verb(run, "rebuild", "Folds it anew beside the live one, compares them and lets it take its place.", Rebuild, Name, All, AcceptDifference),
            Verb(run, "rollback", "Brings back the table that the last rebuild replaced.", Rollback, Name),
            Verb(run, "pause", "Lets it stand still; what it shows grows old.", Pause, Name),
            Verb(run, "resume", "Lets it move on.", Resume, Name),
            Verb(run, "dead-letters", "Shows events that could not be folded.", ShowDeadLetters, Name),
            Verb(run, "retry", "Folds the rows again that stand still.", Retry, Name, All),
        };
        return verb;
    }

    private static Command Verb(
        VerbRun run, string name, string description,
        Func<ParseResult, IServiceProvider, IProgress<Application.Progress>, CancellationToken, Task<int>> body, params Symbol[] symbols)
    {
        var verb = new Command(name, description);
        foreach (var argument in symbols.OfType<Argument>()) verb.Arguments.Add(argument);
        foreach (var option in symbols.OfType<Option>()) verb.Options.Add(option);
        verb.SetAction((parsed, cancellation) => run.RunAsync(async (services, progress, stop) =>
        {
            await Backbone.ApplySchema(services, stop);
            try
            {
                return await body(parsed, services, progress, stop);
            }
            catch (RebuildRefusedException refused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return ExitCode.Failed;
            }
        }, cancellation));
        return verb;
    }

    private static async Task<int> List(ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        foreach (var state in await services.GetRequiredService<ProjectionAdmin>().List(cancellation))
        {
            Say($"{state.Name} v{state.Version}: {Told(state)}");
            Say($"  position {state.Position}, lag {state.LagEvents} events / {state.LagSeconds:0.0} s, {state.Rows} rows, {state.DeadLetters} dead letters");
            if (state.PromotedAt is { } promoted) Say($"  last promoted {promoted:u}: {state.Checksum}");
            if (state.Rebuild is { } rebuild) Say($"  rebuild since {rebuild.StartedAt:u}: {Told(rebuild)}");
        }

        return ExitCode.Done;
    }

    private static string Told(ProjectionState state) =>
        state.Reason is null ? $"{state.Condition}".ToLowerInvariant() : $"{state.Condition}: {state.Reason}".ToLowerInvariant();

    private static string Told(RebuildState rebuild) => rebuild switch
    {
        { Running: true }         => $"{rebuild.Stage}, {rebuild.Done} of {rebuild.Total?.ToString(CultureInfo.InvariantCulture) ?? "?"}",
        { Fault: { } fault }      => $"failed: {fault}",
        { FinishedAt: { } ended } => $"{rebuild.Stage} at {ended:u}",
        _                         => $"ended without a word while {rebuild.Stage}; the live model was not touched",
    };

    private static async Task<int> Rebuild(ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        foreach (var model in Models(parsed))
        {
            await Record(services, new RebuildProjection(Guid.CreateVersion7(), model.Name, parsed.GetValue(AcceptDifference)));
            var report = await services.GetRequiredService<Rebuild>().Run(model, parsed.GetValue(AcceptDifference), progress, cancellation);
            Say($"{report.Model}: rebuilt {report.Rebuilt}; live {report.Live}; {(report.IsEqual ? "equal" : "DIFFERENT, accepted")} at position {report.Position}; promoted");
            Say($"  filled and indexed in {report.Filled.TotalSeconds:0.0} s, {report.Took.TotalSeconds:0.0} s in all, {report.Stuck} rows stand still");
        }

        return ExitCode.Done;
    }

    private static async Task<int> Rollback(ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        var model = One(parsed);
        await Record(services, new RollBackProjection(Guid.CreateVersion7(), model.Name));
        Say($"{model.Name}: the table before is live again since position {await services.GetRequiredService<Rollback>().Run(model, progress, cancellation)}");
        return ExitCode.Done;
    }

    private static async Task<int> Pause(ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        await Record(services, new PauseProjection(Guid.CreateVersion7(), One(parsed).Name));
        await services.GetRequiredService<ProjectionAdmin>().Pause(One(parsed), Environment.UserName, cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> Resume(ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        await Record(services, new ResumeProjection(Guid.CreateVersion7(), One(parsed).Name));
        await services.GetRequiredService<ProjectionAdmin>().Resume(One(parsed), cancellation);
        return ExitCode.Done;
    }

    private static async Task<int> ShowDeadLetters(
        ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        var model = parsed.GetValue(Name) is null ? null : One(parsed).Name;
        foreach (var letter in await services.GetRequiredService<DeadLetters>().List(model, cancellation))
            Say($"{letter.Model} row {letter.Key} since {letter.Since:u}: {letter.Type} at {letter.Position} of stream {letter.Stream}: {letter.Fault.Split('\n')[0]}");
        return ExitCode.Done;
    }

    private static async Task<int> Retry(ParseResult parsed, IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        var stuck = 0;
        foreach (var model in Models(parsed))
        {
            await Record(services, new RetryDeadLetters(Guid.CreateVersion7(), model.Name));
            var report = await services.GetRequiredService<DeadLetters>().Retry(model, progress, cancellation);
            Say($"{model.Name}: {report.Mended} rows move again, {report.StillStuck} still stand");
            stuck += report.StillStuck;
        }

        return stuck == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task Record(IServiceProvider services, ProjectionCommand asked)
    {
        if ((await MachineOwner.Ask(services, asked)).Refusal is { } refusal) throw new RebuildRefusedException(refusal.Reason);
    }

    private static IReadOnlyList<ReadModel> Models(ParseResult parsed) => parsed.GetValue(All) ? ProjectionCatalog.All : [One(parsed)];

    private static ReadModel One(ParseResult parsed) => ProjectionCatalog.Find(parsed.GetValue(Name) ?? "")
        ?? throw new RebuildRefusedException(
            $"Name a read model: {string.Join(", ", ProjectionCatalog.All.Select(model => model.Name))}; rebuild and retry also take --all.");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
