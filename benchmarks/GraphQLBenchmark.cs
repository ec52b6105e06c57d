using System.Text;
using System.Text.Json;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>A list of 20 rows from PostgreSQL by GraphQL, against a minimal API that reads the same rows and writes the same JSON.</summary>
internal static class GraphQLBenchmark
{
    private const int Incidents = 2_000;
    private const int Clients = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private const string Query =
        """{"query":"{ incidents(first: 20) { nodes { id number title status priority reportedAt } } }"}""";

    private sealed record Line(Guid Id, string Number, string Title, IncidentStatus Status, Priority? Priority, DateTimeOffset ReportedAt);

    public static async Task Run()
    {
        await using var stand = await Stand.Start(app => app.MapPost("/plain", Plain));
        await stand.Gate.SendAll(Enumerable.Range(0, Incidents).Select(_ => new Submission(
            new ReportIncident(Guid.CreateVersion7(), Guid.CreateVersion7(), Stand.Organisation, "Sign-in is slow", Channel.Phone, Stand.Service, "Wang"),
            Stand.Caller)), CancellationToken.None);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients });
        await Shown(stand);
        await Measure.Compare("requests", 0.6,
            "minimal API", () => Measure.Clients(Clients, Time, _ => Ask(http, new(stand.Url, "/plain"))),
            "GraphQL", () => Measure.Clients(Clients, Time, _ => Ask(http, new(stand.Url, "/graphql"))));
    }

    /// <summary>The same request for both: the client shares the cores with what it measures.</summary>
    private static async Task<int> Ask(HttpClient http, Uri address)
    {
        using var body = new StringContent(Query, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(address, body);
        return Rows(await answer.Content.ReadAsStringAsync());
    }

    private static int Rows(string answer) =>
        answer.Split("\"number\"").Length == 21 ? 1 : throw new InvalidOperationException(answer);

    private static async Task Shown(Stand stand)
    {
        await using var count = stand.Database.CreateCommand($"select count(*) from {IncidentBoard.Model.Table} where until = 'infinity'");
        while ((long)(await count.ExecuteScalarAsync())! < Incidents) await Task.Yield();
        await using var analyze = stand.Database.CreateCommand($"analyze {IncidentBoard.Model.Table}");
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task Plain(HttpContext http)
    {
        var database = http.RequestServices.GetRequiredService<NpgsqlDataSource>();
        await using var read = database.CreateCommand(
            $"select row from {IncidentBoard.Model.Table} where until = 'infinity' order by reported_at desc, id desc limit 20");
        await using var rows = await read.ExecuteReaderAsync();
        var lines = new List<Line>();
        while (await rows.ReadAsync()) lines.Add(JsonSerializer.Deserialize<Line>(rows.GetFieldValue<byte[]>(0), EventJson.Options)!);
        await http.Response.WriteAsJsonAsync(new { data = new { incidents = new { nodes = lines } } }, EventJson.Options);
    }
}
