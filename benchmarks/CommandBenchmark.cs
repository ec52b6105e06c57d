using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>
/// GraphQL mutation → decision → events, audit, receipt and outbox durable, against a bare two-statement transaction (stream row,
/// event row) at the same concurrency on the same server.
/// </summary>
internal static class CommandBenchmark
{
    private const int Clients = 32;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private const string Report =
        """
        mutation($c: ID!, $i: ID!, $s: ID!) { reportIncident(input: { commandId: $c, incidentId: $i, organisation: "330000",
          title: "Sign-in is slow since this morning", channel: PHONE, serviceId: $s, reporter: "Wang Fang" }) { refusal { code } } }
        """;

    private const string Triage =
        "mutation($c: ID!, $i: ID!) { triageIncident(input: { commandId: $c, incidentId: $i, impact: MEDIUM, urgency: HIGH }) { refusal { code } } }";

    private const string Assign =
        """
        mutation($c: ID!, $i: ID!, $t: ID!) {
          assignIncident(input: { commandId: $c, incidentId: $i, teamId: $t, technician: "li" }) { refusal { code } } }
        """;

    private const string Resolve =
        """
        mutation($c: ID!, $i: ID!) {
          resolveIncident(input: { commandId: $c, incidentId: $i, code: "fixed", text: "Restarted the pool" }) { refusal { code } } }
        """;

    public static async Task Run()
    {
        await using var stand = await Stand.Start();
        await using var bare = await Bare(stand.ConnectionString);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients });
        var open = new Guid[Clients];
        var step = new int[Clients];
        await Measure.Compare("tx", 0.25,
            "bare Npgsql", () => Measure.Clients(Clients, Time, _ => BareTransaction(bare)),
            "GraphQL commands", () => Measure.Clients(Clients, Time, async client =>
            {
                var next = step[client]++ % 4;
                if (next == 0) open[client] = Guid.CreateVersion7();
                var answer = await stand.Ask(http, next switch { 0 => Report, 1 => Triage, 2 => Assign, _ => Resolve },
                    new { c = Guid.CreateVersion7(), i = open[client], s = Stand.Service, t = Stand.Team });
                return answer.Contains("\"refusal\":null", StringComparison.Ordinal) ? 1 : throw new InvalidOperationException(answer);
            }));
    }

    private static async Task<NpgsqlDataSource> Bare(string connectionString)
    {
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = Clients, MaxAutoPrepare = 10 });
        await using var create = database.CreateCommand(
            """
            create table if not exists bare_streams (tenant_id varchar, id uuid, version bigint, timestamp timestamptz, primary key (tenant_id, id));
            create table if not exists bare_events (seq_id bigserial primary key, id uuid, tenant_id varchar, stream_id uuid, version bigint,
                data jsonb, type varchar, timestamp timestamptz, unique (tenant_id, stream_id, version));
            """);
        await create.ExecuteNonQueryAsync();
        return database;
    }

    private static async Task<int> BareTransaction(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var id = Guid.CreateVersion7();
        await using (var stream = new NpgsqlCommand("insert into bare_streams values ($1, $2, 1, now())", connection)
        {
            Parameters = { new() { Value = "330000" }, new() { Value = id } },
        })
            await stream.ExecuteNonQueryAsync();
        await using (var happened = new NpgsqlCommand(
            "insert into bare_events (id, tenant_id, stream_id, version, data, type, timestamp) values ($1, $2, $3, 1, $4, 'incident.reported.v1', now())", connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() }, new() { Value = "330000" }, new() { Value = id },
                new() { Value = Body, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb },
            },
        })
            await happened.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return 1;
    }

    private const string Body =
        """
        {"number":"INC0000001","organisation":"330000","title":"Sign-in is slow since this morning","channel":"Phone",
         "serviceId":"019ab000-0000-7000-8000-0000000000b1","reporter":"Wang Fang","beganAt":"2026-11-22T09:00:00+00:00"}
        """;
}
