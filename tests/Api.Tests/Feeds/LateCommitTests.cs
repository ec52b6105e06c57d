using System.Text.Json;
using CloudNative.CloudEvents;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Feeds;

public sealed class LateCommitTests(SharedPostgres postgres)
{
    private const int Held = 20;
    private const int Meanwhile = 1_200; // each records its fact and its audit entry

    [Fact]
    public async Task Events_of_transactions_that_commit_late_reach_everybody_once_and_in_order()
    {
        await using var host = await FeedHost.Start(postgres);
        var partner = new Partner(host);
        await host.SendAll([new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省")]);
        var before = (await partner.CaughtUp()).Count;

        using var enough = new CancellationTokenSource();
        var live = Listen(partner, enough);
        var late = new List<LateTransaction>();
        for (var i = 0; i < Held; i++)
        {
            late.Add(await LateTransaction.Open(host.ConnectionString));
            await host.SendAll(Enumerable.Range(0, Meanwhile / Held)
                .Select(j => new RenameOrganisation(Guid.CreateVersion7(), "330000", $"浙江省{i}-{j}")));
        }
        (await partner.GetAll()).Count.ShouldBeLessThan(Meanwhile, "what follows on an open transaction waits for it");

        foreach (var (i, transaction) in late.Index().Reverse()) await transaction.End(commits: i % 4 != 0);
        var expected = (await Stored(host.ConnectionString)).ToHashSet();
        expected.Count.ShouldBe(before + 2 * Meanwhile + Held * 3 / 4);

        var away = await partner.CaughtUp();
        ShouldBeWhole(away, expected);
        await Eventually.IsTrueAsync(() => { lock (live.Events) return live.Events.Count >= expected.Count; }, "the live consumer has everything");
        await enough.CancelAsync();
        await live.Reading;
        ShouldBeWhole(live.Events, expected);
    }

    private static void ShouldBeWhole(List<CloudEvent> got, HashSet<string> expected)
    {
        got.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, got.Count).Select(i => (long)i));
        got.Select(e => e.Id!).ToHashSet().SetEquals(expected).ShouldBeTrue();
        got.Count.ShouldBe(expected.Count);
        foreach (var stream in got.GroupBy(e => e.Subject))
            stream.Select(e => e.StreamVersion).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
    }

    private static (List<CloudEvent> Events, Task Reading) Listen(Partner partner, CancellationTokenSource enough)
    {
        var events = new List<CloudEvent>();
        return (events, Task.Run(async () =>
        {
            try
            {
                await foreach (var frame in partner.Stream(cancellation: enough.Token))
                    lock (events) events.Add(Partner.EventOf(frame));
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested)
            {
                // It has everything.
            }
        }));
    }

    private static async Task<List<string>> Stored(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select id from ops.mt_events", connection);
        await using var rows = await ask.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await rows.ReadAsync()) ids.Add(rows.GetGuid(0).ToString());
        return ids;
    }

    /// <summary>A writer that has its place in the log's order and keeps everybody waiting for its commit.</summary>
    private sealed class LateTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        public static async Task<LateTransaction> Open(string connectionString)
        {
            var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            var transaction = await connection.BeginTransactionAsync();
            var stream = Guid.CreateVersion7();
            await using var write = new NpgsqlCommand(
                """
                with started as (insert into ops.mt_streams (tenant_id, id, version, timestamp, created) values ('330000', $1, 1, now(), now()))
                insert into ops.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
                values (nextval('ops.mt_events_sequence'), $2, $1, 1, $4::jsonb, 'audit.entry-recorded.v1', now(), '330000', $3, false)
                """, connection)
            {
                Parameters =
                {
                    new() { Value = stream }, new() { Value = Guid.CreateVersion7() },
                    new() { Value = $"{typeof(AuditEntryRecorded).FullName}, {typeof(AuditEntryRecorded).Assembly.GetName().Name}" },
                    new() { Value = JsonSerializer.Serialize(Entry(stream), EventJson.Options) },
                },
            };
            await write.ExecuteNonQueryAsync();
            return new(connection, transaction);
        }

        private static AuditEntryRecorded Entry(Guid stream) =>
            new(Guid.CreateVersion7(), "incident.comment", AuditOutcome.Accepted, stream, 1, null, null, "late");

        public async Task End(bool commits)
        {
            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
            await connection.DisposeAsync();
        }
    }
}
