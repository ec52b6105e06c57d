using System.Globalization;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Application.Seeding;

/// <summary>What a seed did.</summary>
public sealed record SeedReport(int Organisations, int Services, int Days, int Commands, IReadOnlyDictionary<string, int> Refused)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"A province of {Organisations} organisations and {Services} services, {Days} days of incidents, {Commands:N0} commands accepted.")
        + string.Concat(Refused.Select(pair => $"{Environment.NewLine}Refused {pair.Value} × {pair.Key}."));
}

/// <summary>
/// Tells the demo province's past up to this midnight (UTC) through the same commands as everybody's. Twice on one day records
/// nothing twice; on a later day it tells what happened since.
/// </summary>
public sealed class DemoSeed(CommandGate gate, LandscapeMemory landscape)
{
    public const int UsualDays = 60;
    private const string Stage = "Telling the past";
    private const int ReportEvery = 200;

    private static readonly TimeSpan Before = TimeSpan.FromDays(30);

    public async Task<SeedReport> Run(int days, TimeProvider time, IProgress<Progress> progress, CancellationToken cancellation)
    {
        var now = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var began = now.AddDays(-days);
        var standing = await landscape.Newest(cancellation);
        var province = new DemoProvince(standing, began - Before, began.AddDays(days / 2));
        // The past is told in the order in which it happened, so that positions in the log follow time.
        var steps = Enumerable.Range(0, days + 1).Select(day => DateOnly.FromDateTime(began.UtcDateTime).AddDays(day))
            .SelectMany(date => new DemoDay(date).Steps()).Concat(new DemoChanges(standing, now).Steps()).Where(step => step.At < now).OrderBy(step => step.At)
            .Select(step => (step.Command, step.At, step.By))
            .ToList();
        var all = province.Missing().Select(step => (step.Command, step.At, By: "seed")).Concat(steps).ToList();

        var (accepted, refused) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var flow = new CommandFlow<string>(gate, (_, outcome) =>
        {
            if (outcome.Refusal is { } refusal) refused[refusal.Code] = refused.GetValueOrDefault(refusal.Code) + 1;
            else accepted++;
        });
        for (var done = 0; done < all.Count; done++)
        {
            var (command, at, by) = all[done];
            await flow.Add(new(command, new(by, "seed", Rights.Everything), at), by, cancellation);
            if (done % ReportEvery == 0) progress.Report(new(Stage, done, all.Count));
        }

        await flow.End(cancellation);
        progress.Report(new(Stage, all.Count, all.Count));
        return new(DemoWords.Places.Length, DemoWords.Services.Length, days, accepted, refused);
    }
}
