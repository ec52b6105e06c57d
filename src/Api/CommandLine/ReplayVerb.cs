using System.CommandLine;
using System.Globalization;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Rehearsal;
using EventSourcedOps.Application.Rehearsal;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>`replay trainticket FILE`: has a recorded day go by in a product of its own, and tells what became of each fault.</summary>
public static class ReplayVerb
{
    private const double UsualSpeed = 60;
    private const double LeastSpeed = 1;
    private const double MostSpeed = 1_000;

    public static Command Create(VerbRun run) => new("replay", "Has a recorded day go by in a product of its own, with its own data and its own time.")
    {
        TrainTicket(),
    };

    private static Command TrainTicket()
    {
        var file = new Argument<string>("file") { Description = "The recorded day: a tar, packed by xz or gzip or not, or a folder." };
        var speed = new Option<double>("--speed")
        {
            Description = $"How many times as fast as it was ({LeastSpeed} to {MostSpeed}); never faster than what was sent is taken.", DefaultValueFactory = _ => UsualSpeed,
        };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= LeastSpeed and <= MostSpeed)) result.AddError($"--speed must be {LeastSpeed} to {MostSpeed}.");
        });
        var data = new Option<string?>("--data")
        {
            Description = "An empty folder where its data stay, to be looked at afterwards by Ops__Data; a folder that is removed at the end unless told.",
        };
        var verb = new Command("trainticket", "TrainTicket: spans, lines and metrics through OTLP; what became of each injected fault.") { file, speed, data };
        verb.SetAction((parsed, cancellation) => Replay(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(speed), parsed.GetValue(data), cancellation));
        return verb;
    }

    private static async Task<int> Replay(string file, double speed, string? data, CancellationToken cancellation)
    {
        try
        {
            using var folder = new RehearsalFolder(data);
            RehearsalReport report;
            await using (var progress = new ProgressLine(Console.Out, Console.IsOutputRedirected))
            {
                progress.Report(new("Reading the recorded day", 0));
                report = await RehearsedProduct.Run(TrainTicketRecording.Read(file), speed, folder.Path, progress, cancellation);
            }

            foreach (var line in Lines(report)) await Console.Out.WriteLineAsync(line);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception cause) when (cause is CannotStartException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(cause.Message);
            return ExitCode.Failed;
        }
    }

    internal static IEnumerable<string> Lines(RehearsalReport report)
    {
        var width = report.Faults.Max(fault => fault.Fault.Service.Length);
        var kinds = report.Faults.Max(fault => fault.Fault.Kind.Length);
        foreach (var one in report.Faults)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{one.Fault.At:HH:mm:ss}  {one.Fault.Service.PadRight(width)}  {one.Fault.Kind.PadRight(kinds)}  ") + (one.Noticed is { } after
                ? string.Create(CultureInfo.InvariantCulture, $"noticed after {after.TotalMinutes:0.0} min, incidents {one.Incidents}, ")
                    + $"{(one.Rank is { } rank ? $"suspect {rank}" : "not suspected")} of [{string.Join(", ", one.Suspects)}], assigned to {one.AssignedTo ?? "nobody"}"
                : $"not noticed, incidents {one.Incidents}");
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{report.Noticed} of {report.Faults.Count} faults noticed ({report.Recall:P1}), after {report.MeanTimeToNotice?.TotalMinutes:0.0} min on average; ")
            + string.Create(CultureInfo.InvariantCulture,
            $"{report.Incidents} incidents, {report.IncidentsPerFault:0.00} a fault, {report.CameToOwners} of {report.Faults.Count} with whoever is on call for the faulty service; the faulty service first {report.Top1:P1}, among the first three {report.Top3:P1}.");
    }
}
