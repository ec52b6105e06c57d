using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Crash;

/// <summary>
/// Clients that go on whatever happens to the server: each command is sent again with the same id until it gets an answer, and only an
/// answer counts as acknowledged.
/// </summary>
internal sealed class Driver(Func<Uri> server, Func<string> token, Guid service, Guid team) : IDisposable
{
    private const int Clients = 6;

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Commands that were answered, with what the answer said.</summary>
    public ConcurrentDictionary<Guid, JsonNode> Acknowledged { get; } = [];

    public void Dispose() => http.Dispose();

    public Task Run(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => Client(stop), CancellationToken.None)));

    private async Task Client(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var incident = Guid.CreateVersion7();
            await Send("reportIncident", "ReportIncident", new
            {
                incidentId = incident, organisation = "330000", title = "Sign-in fails", channel = "PORTAL", serviceId = service, reporter = "Zhao Lei",
            });
            await Send("triageIncident", "TriageIncident", new { incidentId = incident, impact = "HIGH", urgency = "MEDIUM" });
            await Send("assignIncident", "AssignIncident", new { incidentId = incident, teamId = team, technician = "li" });
            await Send("commentIncident", "CommentIncident", new { incidentId = incident, text = "Looking into it", visibility = "INTERNAL" });
        }
    }

    private async Task Send(string field, string type, object input)
    {
        var id = Guid.CreateVersion7();
        var variables = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(input))!.AsObject();
        variables["commandId"] = id;
        var body = new JsonObject
        {
            ["query"] = $"mutation($input: {type}!) {{ answer: {field}(input: $input) {{ commandId version refusal {{ code }} }} }}",
            ["variables"] = new JsonObject { ["input"] = variables },
        }.ToJsonString();
        await Eventually.IsTrueAsync(
            async () => await Try(body) is { } answer && answer["refusal"]?["code"]?.ToString() is not ("outcome-unknown" or "busy")
                && Acknowledged.TryAdd(id, answer), $"{field} is answered");
    }

    private async Task<JsonNode?> Try(string body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server(), "/graphql"))
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token()) },
            };
            using var response = await http.SendAsync(request);
            var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
            return response.StatusCode == System.Net.HttpStatusCode.UnprocessableEntity
                ? throw new InvalidOperationException($"Sending this again will not help: {answer?.ToJsonString()}")
                : answer?["data"]?["answer"];
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException or System.Text.Json.JsonException)
        {
            return null; // the server went away: whether it stored the command is what the next try finds out
        }
    }
}
