using CloudNative.CloudEvents;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
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

    /// <summary>Positions wait for no disk: a database that dies takes the last ones with it, while its events and this program live on.</summary>
    [Fact]
    public async Task Positions_that_a_crash_took_are_given_again_in_their_old_places()
    {
        await using var host = await FeedHost.Start(postgres);
        var partner = new Partner(host);
        await host.SendAll([new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省")]);
        await host.SendAll(Enumerable.Range(0, 20).Select(i => new RenameOrganisation(Guid.CreateVersion7(), "330000", $"浙江省{i}")));
        var before = await partner.CaughtUp();

        await using (var database = NpgsqlDataSource.Create(host.ConnectionString))
        await using (var take = database.CreateCommand(
            """
            delete from ops.feed_log where position > (select position from ops.feed_head) - 10;
            update ops.feed_head set (position, seq_id) = (select position, seq_id from ops.feed_log order by position desc limit 1)
            """))
            await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await host.SendAll([new RenameOrganisation(Guid.CreateVersion7(), "330000", "浙江")]);

        var after = await partner.CaughtUp();
        ShouldBeWhole(after, [.. await Stored(host.ConnectionString)]);
        after.Take(before.Count).Select(e => e.Id).ShouldBe(before.Select(e => e.Id));
    }

    internal static void ShouldBeWhole(List<CloudEvent> got, HashSet<string> expected)
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

    internal static async Task<List<string>> Stored(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select id from ops.mt_events", connection);
        await using var rows = await ask.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await rows.ReadAsync()) ids.Add(rows.GetGuid(0).ToString());
        return ids;
    }
}
