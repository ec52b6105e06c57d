using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Crash;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>Kills the product again and again while samples and lines come in, then counts: whatever was acknowledged is there, once.</summary>
public sealed class KilledIntakeTests
{
    private const int Kills = 4;
    private const int Senders = 4;
    private const int SeriesEach = 100;
    private const int SamplesAtOnce = 50;
    private const int LinesAtOnce = 20;

    [Fact]
    public async Task Every_acknowledged_sample_and_line_is_there_exactly_once()
    {
        using var folder = new TestFolder();
        await using var postgres = await EmbeddedPostgres.StartAsync(folder.Path, TestFolder.Postgres, TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string>
        {
            ["Ops__Data"] = folder.Path, ["Ops__Url"] = "http://127.0.0.1:0", ["ConnectionStrings__ops"] = postgres.ConnectionString,
        };
        var tokens = await CrashTests.Issue(postgres, Role.SystemAdministrator, Role.Collector, Role.Operator);
        var (administrator, collector, reader) = (tokens[0], tokens[1], tokens[2]);
        var api = await ApiProcess.ServeAsync(settings);
        var url = await api.ReadyAt;
        await CrashTown.Found(url, administrator);

        var start = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds();
        var acknowledged = new ConcurrentDictionary<int, int>();
        var logged = 0;
        using var stop = new CancellationTokenSource();
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => Send(sender))).Append(Task.Run(Log)));
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = acknowledged.Values.Sum();
            await Eventually.IsTrueAsync(() => sending.IsFaulted || acknowledged.Values.Sum() >= before + 60, $"samples are taken after {kill} kills");
            if (sending.IsFaulted) await sending;
            await api.KillAsync();
            await api.DisposeAsync();
            api = await ApiProcess.ServeAsync(settings);
            url = await api.ReadyAt;
        }

        await stop.CancelAsync();
        await sending;
        (await PlainSql.AskAsync<long>(postgres.ConnectionString, "select count(*) from telemetry.chunks")).ShouldBeGreaterThan(0, "samples were packed under the kills");
        foreach (var (sender, requests) in acknowledged)
        {
            var samples = (long)requests * SamplesAtOnce;
            (await Ask($"sum by (n) (count_over_time(crash{{sender=\"{sender}\"}}[3h]))")).ShouldBe(Enumerable.Repeat(samples, SeriesEach));
            (await Ask($"sum by (n) (sum_over_time(crash{{sender=\"{sender}\"}}[3h]))")).ShouldBe(Enumerable.Repeat(samples * (samples - 1) / 2, SeriesEach));
        }

        (await Lines()).ShouldBe(logged * LinesAtOnce);
        await api.StopAsync("TERM");
        await api.DisposeAsync();

        // Sends each request until it is acknowledged, whether it was stored before or not.
        async Task Send(int sender)
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
            for (var request = 0; !stop.IsCancellationRequested; request++)
            {
                var first = request * SamplesAtOnce;
                var message = RemoteWriter.First(
                    from series in Enumerable.Range(0, SeriesEach) from sample in Enumerable.Range(first, SamplesAtOnce)
                    select new SentSample("crash", start + (sample * 100L), sample, ("sender", $"{sender}"), ("n", $"{series}")));
                await Eventually.IsTrueAsync(() => Taken(http, () => RemoteWriter.Request(url, collector, message)), $"request {request} of sender {sender} is taken");
                acknowledged[sender] = request + 1;
            }
        }

        async Task Log()
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
            for (; !stop.IsCancellationRequested; logged++)
            {
                var lines = string.Join('\n', Enumerable.Range(0, LinesAtOnce).Select(line => $$"""{"time":{{start + logged}},"msg":"request {{logged}} line {{line}}"}"""));
                await Eventually.IsTrueAsync(() => Taken(http, () => Json("/api/v1/logs", lines, collector)), $"lines {logged} are taken");
            }
        }

        HttpRequestMessage Json(string path, string body, string token) => new(HttpMethod.Post, new Uri(url, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { Authorization = new("Bearer", token) },
        };

        async Task<bool> Taken(HttpClient http, Func<HttpRequestMessage> made)
        {
            try
            {
                using var request = made();
                request.Headers.Add("X-Scope-OrgID", "330000");
                using var answer = await http.SendAsync(request);
                return answer.StatusCode switch
                {
                    HttpStatusCode.NoContent => true,
                    HttpStatusCode.ServiceUnavailable => false,
                    _ => throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"),
                };
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
            {
                return false; // the server went away: whether it stored them is what sending them again finds out
            }
        }

        async Task<long> Lines()
        {
            using var http = new HttpClient();
            var query = $"{{ logSummary(from: \"{DateTimeOffset.UtcNow.AddHours(-2):O}\", to: \"{DateTimeOffset.UtcNow:O}\") {{ lines }} }}";
            using var answer = await http.SendAsync(Json("/graphql", new JsonObject { ["query"] = query }.ToJsonString(), reader));
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["logSummary"]!["lines"]!.GetValue<long>();
        }

        async Task<IEnumerable<long>> Ask(string query)
        {
            using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", reader) } };
            var answer = JsonNode.Parse(await http.GetStringAsync(new Uri(url, $"/api/v1/query?query={Uri.EscapeDataString(query)}")))!;
            return answer["data"]!["result"]!.AsArray().Select(series => (long)double.Parse(series!["value"]![1]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
