using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>What applications in Node send through OpenTelemetry's own library is found: spans, lines and readings.</summary>
public sealed class NodeExporterTests(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_the_library_for_Node_sends_is_found()
    {
        var said = await NodeProgram.Run(NodeProgram.Folder("Telemetry", "clients"), Patience, "exporters.mjs", Host.Url.ToString(), Sender);
        var trace = said.Trim();

        var spans = (await Host.Send(
            $$"""{ trace(id: "{{trace}}") { spans { depth span { name kind status service instance attributes { name value } events { name text } } } } }""",
            token: Reader))["data"]!["trace"]!["spans"]!.AsArray();
        spans.Select(one => $"{one!["depth"]} {one["span"]!["name"]} {one["span"]!["kind"]} {one["span"]!["status"]} {one["span"]!["service"]}")
            .ShouldBe(["0 POST /bookings SERVER UNSET booking", "1 reserve seat CLIENT ERROR booking"]);
        Attributes(spans[1]!["span"]!).ShouldContain("train=G7532");
        spans[1]!["span"]!["events"]!.AsArray().ShouldHaveSingleItem()!["text"]!.ToString().ShouldContain("no seat left");

        var line = (await Host.Send(
            $$"""
            { logs(from: "{{DateTimeOffset.UtcNow.AddHours(-1):O}}", to: "{{DateTimeOffset.UtcNow.AddHours(1):O}}", filter: { traceId: "{{trace}}" }) {
                nodes { text severity service instance attributes { name value } } } }
            """, token: Reader))["data"]!["logs"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!;
        (line["text"]!.ToString(), line["severity"]!.ToString(), line["service"]!.ToString(), line["instance"]!.ToString())
            .ShouldBe(("booking 4711 refused", "ERROR", "booking", "booking-1"));
        Attributes(line).ShouldContain("train=G7532");

        var read = (await Ask("/api/v1/query?query=bookings_refused_total{job=\"booking\"}"))["data"]!["result"]!.AsArray().ShouldHaveSingleItem()!;
        (read["metric"]!["train"]!.ToString(), read["value"]![1]!.ToString()).ShouldBe(("G7532", "3"));
    }

    private static IEnumerable<string> Attributes(JsonNode of) => of["attributes"]!.AsArray().Select(one => $"{one!["name"]}={one["value"]}");
}
