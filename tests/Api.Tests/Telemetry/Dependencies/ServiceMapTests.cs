using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry.Dependencies;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Telemetry.Dependencies;

/// <summary>Who asks whom is known as of any time, also when the spans that showed it are long forgotten.</summary>
public sealed class ServiceMapTests(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    [Fact]
    public async Task The_map_says_who_asked_whom_how_often_and_since_when()
    {
        var before = DateTimeOffset.UtcNow;
        foreach (var minute in (int[])[-9, -8, -7]) await Shop.Minute(Host, Sender, before.AddMinutes(minute), fails: minute == -7);
        await Look();
        await Look(); // what is counted is counted once

        var map = await Map("");
        Edges(map).ShouldBe(["cart → stock", "front → cart"]);
        var counted = map["dependencies"]!.AsArray().Where(one => one!["callee"]!.ToString() == "stock").ToList();
        // The minutes may lie in two hours, of which one is asked for.
        var hours = await Task.WhenAll(Enumerable.Range(0, 2).Select(back => Map($"at: \"{before.AddMinutes(-7).AddHours(-back):O}\"")));
        counted.Count.ShouldBe(1);
        Counts(hours).ShouldBeInRange(Shop.Requests, 3 * Shop.Requests);
        map["services"]!.AsArray().Select(one => (one!["name"]!.ToString(), one["y"]!.GetValue<int>())).OrderBy(one => one.Item2).Select(one => one.Item1)
            .ShouldBe(["front", "cart", "stock"], "whoever asks is drawn above");

        (await Map($"asOf: \"{before.AddMinutes(-1):O}\""))["dependencies"]!.AsArray().ShouldBeEmpty("nobody knew it then");
        Edges(await Map($"at: \"{before.AddMinutes(-6):O}\"")).ShouldBe(["cart → stock", "front → cart"], "but it was so");
        (await Map($"at: \"{before.AddMinutes(-30):O}\""))["dependencies"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_seen_any_more_leaves_the_map_and_stays_in_its_past()
    {
        var now = DateTimeOffset.UtcNow;
        await Shop.Minute(Host, Sender, now.AddMinutes(-4), fails: false);
        await Look();
        Edges(await Map("")).Length.ShouldBe(2);
        // Two days without a call, as if they had gone by.
        await PlainSql.AskAsync<int>(
            Host.ConnectionString,
            $"""
            update telemetry.service_calls set hour = hour - interval '2 days', first_at = first_at - interval '2 days', last_at = last_at - interval '2 days'
            where organisation = '{House}'; delete from telemetry.span_blocks where organisation = '{House}'; select 1
            """);
        await Look();

        Edges(await Map("")).ShouldBeEmpty();
        var changes = (await Host.Send(
            $$"""{ serviceMapChanges(from: "{{now.AddHours(-1):O}}", organisations: ["{{House}}"]) { at turn caller callee } }""", token: Reader))["data"]!["serviceMapChanges"]!.AsArray();
        changes.Select(one => $"{one!["turn"]} {one["caller"]} {one["callee"]}").Order()
            .ShouldBe(["APPEARED cart stock", "APPEARED front cart", "VANISHED cart stock", "VANISHED front cart"]);
        Edges(await Map($"at: \"{changes[0]!["at"]}\"")).ShouldNotBeEmpty();
    }

    private async Task Look()
    {
        var watch = Host.Services.GetRequiredService<DependencyWatch>();
        await Eventually.IsTrueAsync(() => watch.Turn(TestContext.Current.CancellationToken), "it was our turn to look");
        await new SmallTown(Host).CatchUp();
    }

    private async Task<JsonNode> Map(string arguments) => (await Host.Send(
        $$"""
        { serviceMap(organisations: ["{{House}}"]{{(arguments.Length > 0 ? $", {arguments}" : "")}}) {
            isWhole services { name y calls } dependencies { caller callee calls failed since lastAt } } }
        """, token: Reader))["data"]!["serviceMap"]!;

    private static long Counts(IEnumerable<JsonNode> maps) => maps.SelectMany(map => map["dependencies"]!.AsArray())
        .Where(one => one!["callee"]!.ToString() == "stock").Sum(one => one!["calls"]!.GetValue<long>());

    private static string[] Edges(JsonNode map) => [.. map["dependencies"]!.AsArray().Select(one => $"{one!["caller"]} → {one["callee"]}").Order(StringComparer.Ordinal)];
}
