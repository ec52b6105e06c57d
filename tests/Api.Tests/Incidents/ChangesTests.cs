using System.Diagnostics;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Incidents;

public sealed class ChangesTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task Whoever_watches_is_told_of_every_incident_within_reach_and_of_no_other()
    {
        var here = await Town.OpenDepartment();
        var token = await Host.IssueAsync([Role.Operator], here);
        await using var watch = await Watch("subscription { incidentChanged { id status organisation { code } service { name } } }", token);
        await Town.Report(East);
        var id = await Town.Report(here);

        var told = await watch.Next();
        told["incidentChanged"]!["id"]!.ToString().ShouldBe(id.ToString());
        told["incidentChanged"]!["service"]!["name"]!.ToString().ShouldBe("Mail");

        await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High));
        (await watch.Next())["incidentChanged"]!["status"]!.ToString().ShouldBe("TRIAGED");
    }

    [Fact]
    public async Task A_commit_is_seen_at_once()
    {
        var here = await Town.OpenDepartment();
        await using var watch = await Watch("subscription { slaChanged { id kind } }", await Host.IssueAsync([Role.Operator], here));
        var times = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            await Town.Report(here);
            var since = Stopwatch.GetTimestamp(); // committed: the answer is here
            await watch.Next();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await watch.Next(); // the other clock
        }

        times.Sort();
        TestContext.Current.SendDiagnosticMessage($"commit to subscriber: p50 {times[15]:0} ms, most {times[^1]:0} ms");
        times[15].ShouldBeLessThan(1_000); // Generous: the machine runs other tests beside this one.
    }

    private async Task<Watching> Watch(string subscription, string token)
    {
        var response = await Host.Post(subscription, null, token, "text/event-stream");
        response.EnsureSuccessStatusCode();
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    private sealed record Watching(HttpResponseMessage Response, StreamReader Events) : IAsyncDisposable
    {
        public async Task<JsonNode> Next()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (await Events.ReadLineAsync(patience.Token) is { } line)
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                {
                    var answer = JsonNode.Parse(line["data: ".Length..])!;
                    answer["errors"].ShouldBeNull(answer.ToJsonString());
                    return answer["data"]!;
                }
            throw new InvalidOperationException("The stream ended.");
        }

        public ValueTask DisposeAsync()
        {
            Events.Dispose();
            Response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
