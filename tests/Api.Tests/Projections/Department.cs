using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using EventSourcedOps.Projections.Walls;
using Npgsql;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>A host with one organisation that has incidents, and what the tests of its read models do to it.</summary>
internal sealed class Department(OpsHost host)
{
    public const string Organisation = "330000";
    private static readonly Caller Lin = new("lin", "test", Rights.Everything);
    private readonly Guid team = Guid.CreateVersion7();
    private readonly Guid service = Guid.CreateVersion7();

    public NpgsqlDataSource Database => host.Services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Owner);

    public ProjectionAdmin Admin => host.Services.GetRequiredService<ProjectionAdmin>();

    public static async Task<Department> In(OpsHost host)
    {
        var department = new Department(host);
        var calendar = Guid.CreateVersion7();
        var always = Enum.GetValues<DayOfWeek>().Select(day => new WeeklyWindow(day, "00:00", "24:00")).ToArray();
        // An import may have created it.
        if ((await host.Services.GetRequiredService<LandscapeMemory>().Newest()).OrganisationOf(Organisation) is null)
            await department.Do(new CreateOrganisation(Guid.CreateVersion7(), Organisation, "Zhejiang"));
        await department.Do(
            new CreateTeam(Guid.CreateVersion7(), department.team, Organisation, "Operations", ["li"]),
            new RegisterService(Guid.CreateVersion7(), department.service, "Portal", Organisation, department.team, Criticality.High, [department.team]),
            new DefineCalendar(Guid.CreateVersion7(), calendar, Organisation, "Always", "Asia/Shanghai", always),
            new PublishAgreement(
                Guid.CreateVersion7(), Guid.CreateVersion7(), Organisation, "Standard", DateTimeOffset.UtcNow.AddDays(-1), calendar,
                Enum.GetValues<Priority>().Select(priority => new AgreementRule(null, priority, 30, 480)).ToArray(), [HoldReason.AwaitingUser]));
        return department;
    }

    public async Task Do(params IEnumerable<Command> commands)
    {
        var outcomes = await host.Services.GetRequiredService<CommandGate>()
            .SendAll(commands.Select(command => new Submission(command, Lin)), TestContext.Current.CancellationToken);
        foreach (var outcome in outcomes) outcome.Refusal.ShouldBeNull();
    }

    public async Task<Guid> Report(string title = "Sign-in is slow")
    {
        var incident = Guid.CreateVersion7();
        await Do(new ReportIncident(Guid.CreateVersion7(), incident, Organisation, title, Channel.Phone, service, "Wang Fang"));
        return incident;
    }

    public Task Triage(Guid incident) => Do(new TriageIncident(Guid.CreateVersion7(), incident, Impact.Medium, Urgency.High));

    /// <summary>Reports and works on so many incidents.</summary>
    public Task Work(int incidents) => Do(Enumerable.Range(0, incidents).SelectMany(Life));

    /// <summary>Goes on with that until told to stop.</summary>
    public Task WorkUntil(CancellationToken stop) => Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested) await Work(5);
    }, CancellationToken.None);

    /// <summary>Waits until every read model holds everything that was recorded.</summary>
    public Task Settled() => Hosting.Eventually.IsTrueAsync(
        async () => (await Admin.List()).All(state => state.LagEvents == 0), "every read model is up to date");

    public async Task<ProjectionState> StateOf(ReadModel model) => (await Admin.List()).Single(state => state.Name == model.Name);

    public async Task<T> Ask<T>(string sql, params object[] arguments)
    {
        await using var ask = Database.CreateCommand(sql);
        foreach (var argument in arguments) ask.Parameters.Add(new() { Value = argument });
        return (T)(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public Task Execute(string sql, params object[] arguments) => Ask<object>($"with done as ({sql} returning 1) select count(*) from done", arguments);

    /// <summary>Changes a table as its owner may.</summary>
    public async Task Alter(string sql)
    {
        await using var alter = Database.CreateCommand(sql);
        await alter.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Puts an event into the log past the write path, as only a defect could.</summary>
    public async Task<Guid> Plant(string type, string json)
    {
        var stream = Guid.CreateVersion7();
        await Execute("insert into ops.mt_streams (tenant_id, id, version, timestamp, created) values ($1, $2, 1, now(), now())", Organisation, stream);
        await Execute(
            """
            insert into ops.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
            values (nextval('ops.mt_events_sequence'), gen_random_uuid(), $1, 1, $2::text::jsonb, $3, clock_timestamp(), $4, 'Planted', '{}')
            """, stream, json, type, Organisation);
        return stream;
    }

    private IEnumerable<Command> Life(int i)
    {
        var incident = Guid.CreateVersion7();
        yield return new ReportIncident(Guid.CreateVersion7(), incident, Organisation, $"Sign-in is slow 登录很慢 {i}", Channel.Phone, service, "Wang Fang");
        yield return new TriageIncident(Guid.CreateVersion7(), incident, Impact.Medium, Urgency.High);
        yield return new AssignIncident(Guid.CreateVersion7(), incident, team, "li");
        if (i % 2 == 0) yield return new AcceptIncident(Guid.CreateVersion7(), incident, "li");
        if (i % 3 == 0) yield return new ResolveIncident(Guid.CreateVersion7(), incident, "fixed", "Restarted the pool");
    }
}
