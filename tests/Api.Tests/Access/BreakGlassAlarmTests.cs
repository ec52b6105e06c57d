using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Whoever watches over broken glass is told each time it goes a step on, until somebody has looked at it.</summary>
public sealed class BreakGlassAlarmTests(SharedPostgres postgres) : TownTests(postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_step_is_told_and_what_was_reviewed_is_silent()
    {
        using var asker = await Browser.SignedInAsync(Host, "chen");
        using var second = await Browser.SignedInAsync(Host, "sec1", (Role.SecurityAdministrator, Reach.Everywhere));
        using var third = await Browser.SignedInAsync(Host, "sec2", (Role.SecurityAdministrator, Reach.Everywhere));
        using var open = await third.Send(
            HttpMethod.Post, "/graphql", new { query = "subscription { breakGlassAlarms { askedBy phase decidedBy } }" }, "text/event-stream");
        using var told = new StreamReader(await open.Content.ReadAsStreamAsync());
        (await Next(told)).ShouldBe("[]");

        var glass = Id;
        await Do(asker, "askBreakGlass", new
        {
            commandId = Id, breakGlassId = glass, role = "Operator", organisation = City, withSubtree = true, minutes = 30, reason = "Nobody else is there",
        });
        (await Next(told)).ShouldBe("""[{"askedBy":"chen","phase":"ASKED","decidedBy":null}]""");
        await Do(second, "approveBreakGlass", new { commandId = Id, breakGlassId = glass });
        (await Next(told)).ShouldBe("""[{"askedBy":"chen","phase":"APPROVED","decidedBy":"sec1"}]""");
        await Do(asker, "endBreakGlass", new { commandId = Id, breakGlassId = glass, reason = "Over" });
        (await Next(told)).ShouldBe("""[{"askedBy":"chen","phase":"ENDED","decidedBy":"sec1"}]""");
        await Do(third, "reviewBreakGlass", new { commandId = Id, breakGlassId = glass, justified = true, comment = "It burnt" });
        (await Next(told)).ShouldBe("[]");
    }

    private static async Task<string> Next(StreamReader stream)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await stream.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                return JsonNode.Parse(line["data: ".Length..])!["data"]!["breakGlassAlarms"]!.ToJsonString();
        throw new EndOfStreamException("The stream ended.");
    }

    private static async Task Do(Browser browser, string command, object input)
    {
        var name = $"{char.ToUpperInvariant(command[0])}{command[1..]}";
        var answer = await browser.Ask($"mutation($input: {name}!) {{ done: {command}(input: $input) {{ refusal {{ code }} }} }}", new { input });
        answer["data"]?["done"]?["refusal"].ShouldBeNull(answer.ToJsonString());
    }
}
