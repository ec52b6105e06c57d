using System.Text.Json.Nodes;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>A province with a city and two counties, two teams, two services and an agreement round the clock.</summary>
public sealed class SmallTown(OpsHost host)
{
    public const string Province = "330000";
    public const string City = "330100";
    public const string West = "330106";
    public const string East = "330102";

    public static readonly Guid Desk = Guid.NewGuid();
    public static readonly Guid Network = Guid.NewGuid();
    public static readonly Guid Mail = Guid.NewGuid();
    public static readonly Guid Portal = Guid.NewGuid();
    public static readonly Guid Calendar = Guid.NewGuid();
    public static readonly Guid Agreement = Guid.NewGuid();

    private int _departments;

    public static Guid Id => Guid.CreateVersion7();

    public async Task Found()
    {
        await host.DoAsync(new CreateOrganisation(Id, Province, "浙江省"));
        await host.DoAsync(new CreateOrganisation(Id, City, "杭州市", Province));
        await host.DoAsync(new CreateOrganisation(Id, West, "西湖区", City));
        await host.DoAsync(new CreateOrganisation(Id, East, "上城区", City));
        await host.DoAsync(new CreateTeam(Id, Desk, City, "Service desk", ["lin", "wang"]));
        await host.DoAsync(new CreateTeam(Id, Network, City, "Network", ["zhao"]));
        await host.DoAsync(new RegisterService(Id, Mail, "Mail", City, Desk, Criticality.High, [Network]));
        await host.DoAsync(new RegisterService(Id, Portal, "Portal", City, Network, Criticality.Critical, []));
        await host.DoAsync(new DefineCalendar(Id, Calendar, Province, "Round the clock", "Asia/Shanghai", RoundTheClock()));
        await host.DoAsync(new PublishAgreement(
            Id, Agreement, Province, "Basic", DateTimeOffset.UnixEpoch, Calendar, Promise(30, 240), [HoldReason.AwaitingUser]));
    }

    public static IReadOnlyList<WeeklyWindow> RoundTheClock() => [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyWindow(day, "00:00", "24:00"))];

    public static IReadOnlyList<AgreementRule> Promise(int response, int resolution) =>
        [.. Enum.GetValues<Priority>().Select(priority => new AgreementRule(null, priority, response, resolution))];

    public async Task<Guid> Report(string organisation = West, string title = "Mail is down", Guid? service = null)
    {
        var id = Id;
        await host.DoAsync(new ReportIncident(Id, id, organisation, title, Channel.Phone, service ?? Mail, "Chen"));
        return id;
    }

    /// <summary>Code of a new department: what happens there is the own business of whoever asked for it.</summary>
    public async Task<string> OpenDepartment(string of = West)
    {
        var code = $"{of}-{++_departments}";
        await host.DoAsync(new CreateOrganisation(Id, code, $"Department {_departments}", of));
        return code;
    }

    /// <summary>Sends whatever; a refusal is an answer too.</summary>
    public Task<Outcome> Try(Command command, string by = "test") =>
        host.Services.GetRequiredService<CommandGate>().Send(new(command, Caller.Product(by)));

    /// <summary>Waits until every read model holds all that was recorded so far.</summary>
    public async Task CatchUp()
    {
        await using var database = NpgsqlDataSource.Create(host.ConnectionString);
        await using var ask = database.CreateCommand(
            """
            select count(*) = cardinality($1) from ops.mt_event_progression
            where name = any($1) and last_seq_id >= (select max(seq_id) from ops.mt_events)
            """);
        ask.Parameters.Add(new() { Value = ProjectionCatalog.All.Select(model => model.Shard).ToArray() });
        await Hosting.Eventually.IsTrueAsync(async () => (bool)(await ask.ExecuteScalarAsync())!, "the read models caught up");
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonNode> Ask(string query, object? variables = null, string? token = null)
    {
        var answer = await host.Send(query, variables, token);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"].ShouldNotBeNull(answer.ToJsonString());
    }
}
