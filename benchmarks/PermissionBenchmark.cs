using System.Net.Http.Headers;
using System.Text;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>
/// What permission costs: the same document on two stands alike. One asks whose token it is, what its rights are now, cuts the list to
/// them and has PostgreSQL cut it once more; on the other everybody is let in as somebody who may do everything, and the owner reads.
/// </summary>
internal static class PermissionBenchmark
{
    private const int Incidents = 2_000;
    private const int Clients = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private const string Query =
        """{"query":"{ incidents(first: 20) { nodes { id number title status priority reportedAt } } }"}""";

    public static async Task Run()
    {
        await using var open = await Filled(await Stand.Start(replace: services => services.AddSingleton(provider =>
            new ReaderDatabase(provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Owner), isWalled: false))));
        await using var full = await Filled(await Stand.Start(admitsAnybody: false));
        var token = await Token(full);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2 * Clients });
        await Measure.Compare("requests", 0.8,
            "without checks", () => Measure.Clients(Clients, Time, _ => Ask(http, open, null)),
            "with full checks", () => Measure.Clients(Clients, Time, _ => Ask(http, full, token)));
    }

    private static async Task<Stand> Filled(Stand stand)
    {
        await stand.Gate.SendAll(Enumerable.Range(0, Incidents).Select(_ => new Submission(
            new ReportIncident(Guid.CreateVersion7(), Guid.CreateVersion7(), Stand.Organisation, "Sign-in is slow", Channel.Phone, Stand.Service, "Wang"),
            Stand.Caller)), CancellationToken.None);
        await using var count = stand.Database.CreateCommand($"select count(*) from {IncidentBoard.Model.Table} where until = 'infinity'");
        while ((long)(await count.ExecuteScalarAsync())! < Incidents) await Task.Yield();
        await using var analyze = stand.Database.CreateCommand($"analyze {IncidentBoard.Model.Table}");
        await analyze.ExecuteNonQueryAsync();
        return stand;
    }

    /// <summary>Of somebody who may read that one organisation and no other.</summary>
    private static async Task<string> Token(Stand stand)
    {
        var secret = TokenSecret.New();
        var outcome = await stand.Gate.Send(new(
            new IssueToken(
                Guid.CreateVersion7(), "benchmark", [Roles.KeyOf(Role.Operator)], Stand.Organisation, secret.Hash, DateTimeOffset.UtcNow.AddHours(1), "Measuring"),
            Caller.Product("benchmark")));
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.ToString());
        await stand.Services.GetRequiredService<TokenBook>().Refresh();
        return secret.Text;
    }

    private static async Task<int> Ask(HttpClient http, Stand stand, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stand.Url, "/graphql"))
        {
            Content = new StringContent(Query, Encoding.UTF8, "application/json"),
        };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return text.Split("\"number\"").Length == 21 ? 1 : throw new InvalidOperationException(text);
    }
}
