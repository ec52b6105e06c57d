using EventSourcedOps.Api.Tests.Feeds;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.WritePath;

/// <summary>What every client may rely on: one answer for one command, one truth for many nodes, nothing without its audit entry.</summary>
public sealed class CommandGateTests(FeedHostOfClass at, SharedPostgres postgres) : IClassFixture<FeedHostOfClass>
{
    private static int provinces = 320_000;

    /// <summary>Of a province that no other test knows.</summary>
    private string Code { get; } = $"{Interlocked.Add(ref provinces, 10_000)}";

    private readonly FeedHost host = at.Host;

    [Fact]
    public async Task A_repeated_command_gets_its_first_answer_and_another_body_under_its_id_is_refused()
    {
        var command = new CreateOrganisation(Guid.CreateVersion7(), Code, "浙江省");
        var first = await host.Send(command);
        first.Position.ShouldNotBeNull();
        first.Version.ShouldBe(1);
        await host.Send(new RenameOrganisation(Guid.CreateVersion7(), Code, "浙江"));

        (await host.Send(command)).ShouldBe(first);
        (await host.Send(command with { Name = "江苏省" })).Refusal.ShouldBe(WriteRefusals.CommandReused);
        var created = $"from ops.mt_events where type = 'organisation.created.v1' and data ->> 'code' = '{Code}'";
        (await Number(host, $"select count(*) {created}")).ShouldBe(1);
        (await Number(host, $"select seq_id {created}")).ShouldBe(first.Position!.Value);
    }

    [Fact]
    public async Task Refusals_are_audited_and_what_cannot_be_audited_is_not_done()
    {
        await host.Send(new CreateOrganisation(Guid.CreateVersion7(), Code, "浙江省"));
        var refused = await host.Send(new CreateOrganisation(Guid.CreateVersion7(), Code, "浙江省"));
        refused.Refusal!.Code.ShouldBe("organisation.already-exists");
        (await Number(host, $"select count(*) from ops.mt_events where data ->> 'commandId' = '{refused.CommandId}' and data ->> 'outcome' = 'Refused'"))
            .ShouldBe(1);

        await Number(host,
            """
            create function ops.no_audit() returns trigger language plpgsql as $$ begin raise 'the audit is full'; end $$;
            create trigger no_audit before insert on ops.mt_events for each row when (new.type like 'audit.%') execute function ops.no_audit();
            select 0::bigint
            """);
        var before = await Number(host, "select count(*) from ops.mt_events");
        await Should.ThrowAsync<PostgresException>(() => host.Send(new RenameOrganisation(Guid.CreateVersion7(), Code, "浙江")));
        (await Number(host, "select count(*) from ops.mt_events")).ShouldBe(before);
        await Number(host, "drop trigger no_audit on ops.mt_events; select 0::bigint");
        (await host.Send(new RenameOrganisation(Guid.CreateVersion7(), Code, "浙江"))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_command_is_decided_on_the_rights_of_its_moment_and_not_on_those_its_caller_came_with()
    {
        var (chen, grant) = (Account.IdOf("chen"), Guid.CreateVersion7());
        await host.SendAll(
        [
            new CreateOrganisation(Guid.CreateVersion7(), Code, "浙江省"),
            new CreateAccount(Guid.CreateVersion7(), "chen", "Chen", Code, AccountKind.Person),
            new GiveGrant(Guid.CreateVersion7(), grant, SubjectKind.Account, chen, Roles.KeyOf(Role.SystemAdministrator), Code, true, "Day shift"),
        ]);
        var caller = new Caller("chen", "test", Rights.Over(Roles.OperationsOf(Role.SystemAdministrator), new HashSet<string> { Code }))
        {
            Subject = Subject.OfAccount(chen),
        };

        var outcomes = await host.Services.GetRequiredService<CommandGate>().SendAll(
        [
            new(new RenameOrganisation(Guid.CreateVersion7(), Code, "浙江"), caller),
            new(new RevokeGrant(Guid.CreateVersion7(), grant, "Left"), FeedHost.Everybody),
            new(new RenameOrganisation(Guid.CreateVersion7(), Code, "浙"), caller),
        ], TestContext.Current.CancellationToken);
        outcomes.Select(outcome => outcome.Refusal).ShouldBe([null, null, WriteRefusals.UnknownStream]);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_never_write_over_each_other()
    {
        await using var one = await FeedHost.Start(postgres, alone: false);
        await using var other = await FeedHost.Join(one.ConnectionString);
        await one.Send(new CreateOrganisation(Guid.CreateVersion7(), Code, "浙江省"));

        var sending = Enumerable.Range(0, 200)
            .Select(i => Task.Run(() => (i % 2 == 0 ? one : other).Send(new RenameOrganisation(Guid.CreateVersion7(), Code, $"浙江{i}"))));
        var outcomes = await Task.WhenAll(sending);
        outcomes.ShouldAllBe(outcome => outcome.Refusal == null || outcome.Refusal == WriteRefusals.ChangedMeanwhile);

        var accepted = outcomes.Where(outcome => outcome.Refusal is null).ToArray();
        accepted.Length.ShouldBeGreaterThan(1);
        accepted.Select(outcome => outcome.Version).Order().ShouldBe(Enumerable.Range(2, accepted.Length).Select(version => (long)version));
        (await Number(one, "select count(*) from ops.mt_events where type = 'organisation.renamed.v1'")).ShouldBe(accepted.Length);
        var last = accepted.MaxBy(outcome => outcome.Version)!;
        (await Name(one)).ShouldBe(await Name(other));
        (await Number(one, "select max(seq_id) from ops.mt_events where type = 'organisation.renamed.v1'")).ShouldBe(last.Position!.Value);
    }

    [Fact]
    public async Task Receipts_are_forgotten_after_a_month_and_not_before()
    {
        var created = await host.Send(new CreateOrganisation(Guid.CreateVersion7(), Code, "浙江省"));
        var retention = ActivatorUtilities.CreateInstance<ReceiptRetention>(host.Services);
        (await retention.Forget(TestContext.Current.CancellationToken)).ShouldBe(0);
        await Number(host, $"update ops.receipts set recorded_at = recorded_at - interval '31 days' where command_id = '{created.CommandId}'; select 0::bigint");
        (await retention.Forget(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private async Task<string> Name(FeedHost host) =>
        (await host.Services.GetRequiredService<LandscapeMemory>().Newest()).OrganisationOf(Code)!.Name;

    private static Task<long> Number(FeedHost host, string sql) => PlainSql.AskAsync<long>(host.ConnectionString, sql);
}
