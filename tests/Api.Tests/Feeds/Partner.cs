using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Application.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Feeds;

/// <summary>One page as a partner gets it, read by the public CloudEvents library.</summary>
public sealed record Page(IReadOnlyList<CloudEvent> Events, string Next, long Behind, string? Link);

/// <summary>A frame of the stream.</summary>
public sealed record Frame(string Event, string? Id, string Data);

/// <summary>A consumer of the feed that knows only what is public.</summary>
public sealed class Partner(FeedHost host)
{
    private static readonly JsonEventFormatter Reader = new();

    public async Task<Page> Get(string query = "")
    {
        using var answer = await host.Http.GetAsync($"{FeedOptions.EventsPath}?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents-batch+json");
        var events = Reader.DecodeBatchModeMessage(await answer.Content.ReadAsStreamAsync(), new("application/cloudevents-batch+json"), null);
        return new(events, answer.Headers.GetValues("Ops-Next").Single(), long.Parse(answer.Headers.GetValues("Ops-Behind").Single(), CultureInfo.InvariantCulture),
            answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null);
    }

    /// <summary>Reads on until there is nothing more.</summary>
    public async Task<List<CloudEvent>> GetAll(string query = "", string? after = null)
    {
        var all = new List<CloudEvent>();
        for (var next = after; ;)
        {
            var page = await Get($"{query}&limit=1000{(next is null ? "" : $"&after={next}")}");
            all.AddRange(page.Events);
            next = page.Next;
            if (page.Events.Count == 0 && page.Behind == 0) return all;
        }
    }

    /// <summary>Waits until every recorded event has its place, then reads all.</summary>
    public async Task<List<CloudEvent>> CaughtUp()
    {
        var log = host.Services.GetRequiredService<FeedLog>();
        await Hosting.Eventually.IsTrueAsync(async () => (await log.Lag(CancellationToken.None)).Waiting == 0, "every event is in the feed");
        return await GetAll();
    }

    public async Task<(HttpStatusCode Status, JsonNode Problem)> Refused(string query, string path = FeedOptions.EventsPath)
    {
        using var answer = await host.Http.GetAsync($"{path}?{query}");
        var body = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", body);
        return (answer.StatusCode, JsonNode.Parse(body)!);
    }

    /// <summary>Frames of the stream as they come; comments and retry are left out.</summary>
    public async IAsyncEnumerable<Frame> Stream(
        string query = "", string? lastEventId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{FeedOptions.EventsPath}?{query}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation), Encoding.UTF8);
        var (name, id, data) = ("message", (string?)null, new StringBuilder());
        while (await lines.ReadLineAsync(cancellation) is { } line)
            if (line.Length == 0)
            {
                if (data.Length > 0) yield return new(name, id, data.ToString());
                (name, data) = ("message", new());
            }
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data.Append(line[6..]);
    }

    public static CloudEvent EventOf(Frame frame) =>
        Reader.DecodeStructuredModeMessage(Encoding.UTF8.GetBytes(frame.Data), new("application/cloudevents+json"), null);
}

public static class FeedEventReading
{
    extension(CloudEvent happened)
    {
        public long Sequence => long.Parse((string)happened["sequence"]!, CultureInfo.InvariantCulture);
        public long StreamVersion => long.Parse((string)happened["streamversion"]!, CultureInfo.InvariantCulture);
        public string Organisation => (string)happened["organisation"]!;
        public JsonElement Json => (JsonElement)happened.Data!;
    }
}
