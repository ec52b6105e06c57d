using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using Npgsql;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>
/// Takes over a ServiceNow incident log through the same commands as everybody's, each at the time it happened. Nothing is forced: what
/// the domain refuses is told. Running it again, also after it was killed, records nothing twice, because each command's id follows
/// from its row. Memory holds the commands on their way and one last row for each incident.
/// </summary>
public sealed class ServiceNowImport(CommandGate gate, LandscapeMemory landscape, NpgsqlDataSource database)
{
    private const string Stage = "Importing rows";
    private const int ReportEvery = 500;

    private static readonly Caller By = Caller.Product("servicenow-import");

    /// <exception cref="FileRefusedException">The file or the organisation is none that can be imported; nothing was written.</exception>
    public async Task<ImportReport> Run(
        ServiceNowFile file, string organisation, IProgress<Progress> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var ground = new ServiceNowGround(organisation, await landscape.Newest(cancellation));
        Command[] foundation = [.. ground.Foundation()];
        var lines = file.Lines();
        var (report, imported) = (new ImportReport(), new ImportedIncidents(database, organisation));
        var flow = new CommandFlow<RefusedStep>(gate, (step, outcome) => report.Answered(step, outcome.Refusal?.Code))
        {
            Sending = async ids => report.AnsweredBefore += await imported.CountAnswered(ids),
        };
        foreach (var command in foundation)
            await flow.Add(new(command, By), new(1, organisation, Operations.Of(command.GetType())), cancellation);

        var histories = new Dictionary<string, ServiceNowHistory>(StringComparer.Ordinal);
        foreach (var line in file.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            if (report.Rows++ % ReportEvery == 0) progress.Report(new(Stage, report.Rows, lines));
            if (line.Number is { } number && !histories.ContainsKey(number)) histories[number] = new(number, organisation);
            if (line.Row is { } row) await Take(row, histories[row.Number], ground, flow, report, cancellation);
            else
            {
                report.Faulty(line);
                if (line.Number is not null) histories[line.Number].Skip();
            }
        }

        await flow.End(cancellation);
        progress.Report(new(Stage, report.Rows, report.Rows));
        report.Incidents = histories.Values.Count(history => history.Last is not null);
        await imported.Compare(histories.Values, report, cancellation);
        report.Took = TimeProvider.System.GetElapsedTime(started);
        return report;
    }

    private static async ValueTask Take(
        ServiceNowRow row, ServiceNowHistory history, ServiceNowGround ground, CommandFlow<RefusedStep> flow, ImportReport report,
        CancellationToken cancellation)
    {
        foreach (var command in ground.Before(row))
            await flow.Add(new(command, By), new(row.Line, row.Number, Operations.Of(command.GetType())), cancellation);
        if (row.UpdatedAt < (history.Last?.UpdatedAt ?? row.OpenedAt)) report.RowsBackInTime++;
        foreach (var step in history.Next(row))
            await flow.Add(new(step.Command, By, step.At, row.Number), new(row.Line, row.Number, step.Name), cancellation);
    }
}
