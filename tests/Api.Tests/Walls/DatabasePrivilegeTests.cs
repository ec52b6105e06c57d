using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>Each role of the database can do what its duty needs and nothing else.</summary>
[Collection(nameof(WalledHouse))]
public sealed class DatabasePrivilegeTests(WalledHouse house)
{
    [Theory]
    [InlineData("update ops.mt_events set data = '{}'")]
    [InlineData("delete from ops.mt_events")]
    [InlineData("truncate ops.mt_events")]
    [InlineData("update ops.mt_streams set tenant_id = '320000'")]
    [InlineData("delete from ops.mt_streams")]
    [InlineData("update read.audit_trail_v1 set person = 'nobody'")]
    [InlineData("delete from read.audit_trail_v1")]
    [InlineData("truncate read.audit_trail_v1")]
    [InlineData("insert into read.audit_trail_v1 select * from read.audit_trail_v1")]
    [InlineData("alter table ops.mt_events disable row level security")]
    [InlineData("drop policy ops_readers on ops.mt_events")]
    [InlineData("drop table ops.mt_events")]
    [InlineData("delete from ops.feed_log")]
    [InlineData("drop policy ops_labels on ops.mt_events")]
    [InlineData("drop table telemetry.chunks")]
    [InlineData("update telemetry.blocks set organisation = '320000'")]
    public async Task The_application_can_add_to_the_log_and_do_no_more(string attempt) =>
        (await Refusal(DatabaseRole.Application, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("update ops.mt_events set data = '{}'")]
    [InlineData("delete from ops.mt_events")]
    [InlineData("insert into ops.mt_streams (tenant_id, id, version) select tenant_id, gen_random_uuid(), 1 from ops.mt_streams limit 1")]
    [InlineData("select secret from ops.credentials")]
    [InlineData("select secret_hash from ops.sessions")]
    [InlineData("select * from telemetry.series")]
    public async Task Folding_reads_the_log_and_no_secret(string attempt) =>
        (await Refusal(DatabaseRole.Projection, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("insert into ops.receipts select * from ops.receipts")]
    [InlineData("update read.incident_board_v1 set row = '{}'")]
    [InlineData("delete from ops.stream_labels")]
    [InlineData("select * from ops.credentials")]
    [InlineData("select * from ops.sessions")]
    [InlineData("select * from ops.receipts")]
    [InlineData("select * from ops.outbox")]
    [InlineData("select * from read.dead_letters")]
    [InlineData("create table read.mine (id int)")]
    [InlineData("delete from telemetry.chunks")]
    [InlineData("select telemetry.drop_days('2100-01-01')")]
    public async Task The_reader_reads_what_is_walled_in_and_nothing_else(string attempt) =>
        (await Refusal(DatabaseRole.Reader, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task A_role_outlives_the_cleaning_of_its_connection()
    {
        foreach (var role in DatabaseRole.All)
            for (var use = 0; use < 3; use++)
            {
                await using var connection = await house.Pool(role).OpenConnectionAsync(TestContext.Current.CancellationToken);
                (await WalledHouse.Scalar(connection, "select current_user::text")).ShouldBe(role);
            }
    }

    [Fact]
    public async Task Every_table_of_the_product_is_walled_in_or_out_of_the_readers_reach()
    {
        var open = await house.Owner<string[]>(
            """
            select coalesce(array_agg(format('%s.%s', n.nspname, c.relname) order by 1), '{}') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('ops', 'read', 'telemetry', 'wolverine', 'public') and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
                and has_table_privilege('ops_reader', c.oid, 'select')
            """);
        open.Order(StringComparer.Ordinal).ShouldBe(["ops.feed_epochs", "ops.feed_head", "ops.mt_event_progression", "ops.stream_labels"]); // positions and ids, no content
    }

    private async Task<string?> Refusal(string role, string attempt)
    {
        await using var connection = await house.Pool(role).OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await Should.ThrowAsync<PostgresException>(() => WalledHouse.Scalar(connection, attempt))).SqlState;
    }
}
