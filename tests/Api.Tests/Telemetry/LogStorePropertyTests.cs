using CsCheck;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>What a search finds is what all lines together would give, page by page, whenever they were packed.</summary>
public sealed class LogStorePropertyTests(SharedPostgres postgres)
{
    private static readonly string[] Texts = ["disk full", "connection refused", "Disk replaced", "连接被拒绝", "refused: disk quota"];
    private static readonly string[] Searches = ["", "disk", "refused -connection", "\"connection refused\"", "拒绝", "nowhere"];

    private static readonly Gen<(int Slot, int Text, LogSeverity Severity, bool IsCart)> Line =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, Texts.Length - 1], Gen.Enum<LogSeverity>(), Gen.Bool);

    [Fact]
    public async Task What_is_found_is_what_was_sent()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var intake = host.Services.GetRequiredService<BlockIntake<LogLine>>();
        var packer = host.Services.GetRequiredService<BlockPacker>();
        var search = host.Services.GetRequiredService<LogSearch>();
        var everywhere = host.Services.GetRequiredService<ReaderDatabase>().Everywhere;
        var start = TelemetryTime.Of(DateTimeOffset.UtcNow.AddHours(-5));
        var organisations = 0;

        await Gen.Select(
            Gen.Select(Line.Array[1, 30], Gen.Bool).Array[1, 6], Gen.Int[0, Searches.Length - 1], Gen.Enum<LogSeverity>(), Gen.Bool, Gen.Int[1, 7],
            Gen.Select(Gen.Int[0, 20], Gen.Int[20, 40])).SampleAsync(async (requests, words, least, newestFirst, size, times) =>
        {
            var organisation = $"{Interlocked.Increment(ref organisations):000000}";
            foreach (var ((lines, packs), number) in requests.Select((request, number) => (request, number)))
            {
                var incoming = new IncomingItems<LogLine>();
                foreach (var line in lines) incoming.Add(Of(start, line));
                var answer = await intake.Take(new(organisation, "test", "json-lines"), incoming, new[] { (byte)number });
                (answer.Written, answer.Dropped, answer.Refusal).ShouldBe((lines.Length, 0, null));
                (await intake.Take(new(organisation, "test", "json-lines"), incoming, new[] { (byte)number })).Written.ShouldBe(lines.Length, "it came already");
                if (packs) await packer.Pack(DateTimeOffset.MaxValue, CancellationToken.None);
            }

            var sight = new TelemetrySight(everywhere, new HashSet<string>([organisation]));
            var question = new LogQuestion(At(start, times.Item1), At(start, times.Item2), LogWording.Read(Searches[words]), least, newestFirst ? "cart" : null);
            var (found, behind, hasMore) = (new List<LogLine>(), (ItemPlace?)null, true);
            while (hasMore)
            {
                var page = await search.Find(sight, question, newestFirst, behind, size, CancellationToken.None);
                page.Refusal.ShouldBeNull();
                found.AddRange(page.Items.Select(one => one.Item));
                hasMore = page.HasMore;
                if (hasMore) behind = new(page.Items[^1].Item.At, page.Items[^1].Item.Mark);
            }

            var fitting = requests.SelectMany(request => request.Item1).Select(line => Of(start, line)).Where(question.Fits).ToArray();
            var expected = fitting.OrderBy(line => new ItemPlace(line.At, line.Mark), newestFirst ? ItemPlace.NewestFirst : ItemPlace.OldestFirst);
            found.Select(Said).ShouldBe(expected.Select(Said));
            (await search.Sum(sight, question, new(7), CancellationToken.None)).Tally.Lines.ShouldBe(fitting.Length);
        }, iter: 40, threads: 1);
    }

    private static string Said(LogLine line) => $"{line.At} {line.Severity} {line.Source.Service} {line.Text}";

    /// <summary>Slots lie so that a midnight may be among them, and that some share a moment.</summary>
    private static long At(long start, int slot) => start + (slot / 2 * 600_000_000_123L);

    private static LogLine Of(long start, (int Slot, int Text, LogSeverity Severity, bool IsCart) line) =>
        new(new(line.IsCart ? "cart" : "gate", "one", []), At(start, line.Slot), line.Severity, Texts[line.Text], []);
}
