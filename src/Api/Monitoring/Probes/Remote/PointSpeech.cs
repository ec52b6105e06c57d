using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Api.Monitoring.Probes.Remote;

/// <summary>What a point elsewhere says to the product and hears from it, over the one API that everybody has.</summary>
internal sealed class PointSpeech(HttpClient product, string point, string token)
{
    private const string Path = "/graphql";
    private const int PageSize = 200;

    private const string Question = """
        query($point: String!, $first: Int!, $after: String) {
          probesOfPoint(point: $point, first: $first, after: $after) {
            nodes { probeId version definition }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Report =
        "mutation($input: ProbeReport!) { reportProbeRuns(input: $input) { refused { index code reason } } }";

    /// <summary>Names as the schema spells them.</summary>
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Point => point;

    /// <summary>Everything that it has to run.</summary>
    public async Task<IReadOnlyList<Errand>> Ask(CancellationToken cancellation)
    {
        var errands = new List<Errand>();
        string? after = null;
        do
        {
            var page = (await Send(Question, new { point, first = PageSize, after }, cancellation))["probesOfPoint"].Deserialize<Page>(Form)!;
            errands.AddRange(page.Nodes.Select(node => node.Errand));
            after = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
        }
        while (after is not null);

        return errands;
    }

    /// <returns>What was not taken, in lines.</returns>
    public async Task<IReadOnlyList<string>> Tell(IReadOnlyList<(Guid Probe, ProbeOutcome Run)> runs, CancellationToken cancellation)
    {
        var said = new ProbeReport(point, [.. runs.Select(one => Said(one.Probe, one.Run))]);
        var answer = (await Send(Report, new { input = said }, cancellation))["reportProbeRuns"]!["refused"]!.AsArray();
        return [.. answer.Select(one => $"{runs[one!["index"]!.GetValue<int>()].Probe}: {one["code"]}, {one["reason"]}")];
    }

    private static ProbeRunReport Said(Guid probe, ProbeOutcome run) => new(
        probe, run.Version, run.At, run.Milliseconds, run.Fault?.Kind, run.Fault?.Detail, run.Reading == ProbeReading.Poor, run.DaysLeft,
        [.. run.Steps.Select(step => new ProbeStepReport(step.Milliseconds, step.Status, step.Fault?.Kind, step.Fault?.Detail))]);

    private async Task<JsonNode> Send(string query, object variables, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(new { query, variables }, options: Form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await product.SendAsync(request, cancellation);
        var body = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation) : null;
        if (body?["errors"]?[0]?["message"] is { } fault) throw new HttpRequestException(fault.ToString());
        return body?["data"] ?? throw new HttpRequestException($"It answered {(int)answer.StatusCode}.");
    }

    private sealed record Page(IReadOnlyList<Node> Nodes, Place PageInfo);

    private sealed record Place(bool HasNextPage, string? EndCursor);

    private sealed record Node(Guid ProbeId, int Version, string Definition)
    {
        public Errand Errand => new(ProbeId, Version, JsonSerializer.Deserialize<ProbeDefinition>(Definition, EventJson.Options)!);
    }
}
