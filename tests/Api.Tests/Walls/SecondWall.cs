using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Dependencies;
using EventSourcedOps.Domain.Telemetry.Traces;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Projections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

internal static class SecondWall
{
    /// <summary>Tables of what was measured and logged.</summary>
    public static readonly string[] Telemetry =
    [
        "telemetry.series", "telemetry.blocks", "telemetry.chunks", "telemetry.metrics", "telemetry.sources", "telemetry.rule_standings", "telemetry.probe_runs",
        "telemetry.log_blocks", "telemetry.span_blocks", "telemetry.requests", "telemetry.service_calls", "telemetry.service_looks",
    ];

    /// <summary>Measures something for an organisation, with that word in everything that a sender may say, and under that name as a label.</summary>
    public static async Task Measure(OpsHost host, string organisation, string word, string label)
    {
        var incoming = new IncomingSamples();
        incoming.Begin();
        foreach (var (name, value) in new[] { ("__name__", $"{label}_metric"), ("job", $"{word} job"), ("place", word), (label, "1") }) incoming.Label(name, value);
        incoming.Sample(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), 1);
        incoming.Notes.Add(new($"{label}_metric", "gauge", $"{word} help", "s"));
        var answer = await host.Services.GetRequiredService<SampleIntake>()
            .Take(new(organisation, $"{word} token", "remote-write"), incoming, TestContext.Current.CancellationToken);
        answer.Written.ShouldBe(1, string.Join(' ', answer.Reasons));
        await host.Services.GetRequiredService<SourceBook>().Write(TestContext.Current.CancellationToken);
    }

    /// <summary>Logs and traces something for an organisation, with that word in everything that a sender may say.</summary>
    public static async Task Log(OpsHost host, string organisation, string word)
    {
        var incoming = new IncomingItems<LogLine>();
        var (source, now) = (new TelemetrySource($"{word} service", $"{word} instance", [new("host.name", $"{word} host")]), TelemetryTime.Of(DateTimeOffset.UtcNow));
        incoming.AddTimeless(new(source, now, LogSeverity.Error, $"{word} line", [new("user", $"{word} user")], word, word));
        (await host.Services.GetRequiredService<BlockIntake<LogLine>>().Take(new(organisation, $"{word} token", "json-lines"), incoming, default)).Written.ShouldBe(1);
        var spans = new IncomingItems<Span>();
        spans.AddTimeless(new(
            source, word, $"{now}", $"{word} parent", $"{word} operation", SpanKind.Server, now, 1_000, SpanStatus.Error, $"{word} status",
            [new("user", $"{word} user")], [new(now, $"{word} event", $"{word} text")]));
        // One service asks another one, long enough ago to be counted.
        var before = now - (180 * 1_000_000_000L);
        foreach (var (service, id, parent) in ((string, string, string)[])[($"{word} service", "caller", ""), ($"{word} store", "callee", "caller")])
            spans.AddTimeless(new(new(service, "", []), $"{word} call", id, parent, "ask", SpanKind.Server, before, 1_000, SpanStatus.Ok, "", [], []));
        (await host.Services.GetRequiredService<BlockIntake<Span>>().Take(new(organisation, $"{word} token", "otlp-traces"), spans, default)).Written.ShouldBe(3);
        await Eventually.IsTrueAsync(() => host.Services.GetRequiredService<DependencyWatch>().Turn(TestContext.Current.CancellationToken), "calls are counted");
    }

    /// <summary>For mutants of the first wall: the second one would keep their leaks from showing. One table at a time, as whoever reads it lets go.</summary>
    public static async Task TakeDownIfAsked(OpsHost host)
    {
        if (Environment.GetEnvironmentVariable("OPS_CANARY_WALL") != "down") return;
        foreach (var table in ProjectionCatalog.All.Select(model => model.Table).Concat(["ops.mt_events", "ops.mt_streams", "ops.feed_log", .. Telemetry]))
            await Eventually.IsTrueAsync(async () =>
            {
                try
                {
                    return await PlainSql.AskAsync<bool>(
                        host.ConnectionString, $"alter table {table} disable row level security; select not relrowsecurity from pg_class where oid = '{table}'::regclass");
                }
                catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.DeadlockDetected)
                {
                    return false;
                }
            }, $"{table} is open");
    }
}
