using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Alerts about items that stand on one another are one incident, and what another rule would have made of them can be asked.</summary>
public sealed class CorrelationReplayTests(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    private readonly DateTimeOffset _begin = DateTimeOffset.UtcNow.AddMinutes(-1);
    private readonly Guid _machine = Id, _host = Id;

    private static Guid Id => Guid.CreateVersion7();

    [Fact]
    public async Task What_stands_on_what_joins_alerts_from_when_it_is_known_on()
    {
        await Furnish();
        var (before, apart) = (await Fire("records", "vm-7", "first"), await Fire("storage", "host-3:9100", "first"));
        apart["incidentId"]!.ToString().ShouldNotBe(before["incidentId"]!.ToString());
        foreach (var alert in (JsonNode[])[before, apart])
            await Host.DoAsync(new CancelIncident(Id, Guid.Parse(alert["incidentId"]!.ToString()), "It was a drill."));

        await Host.DoAsync(new RelateItem(Id, _machine, "runs-on", _host, "manual"));
        var (below, above) = (await Fire("storage", "host-3:9100", "second"), await Fire("records", "vm-7", "second"));
        above["incidentId"]!.ToString().ShouldBe(below["incidentId"]!.ToString());
        Texts(above["timeline"]!["nodes"]!, "summary").ShouldContain("Belongs to an incident that is open, by what stands on what: vm-7 → host-3");

        // By the rule in force it is decided as it was; without configuration the second two would have been apart as the first two were.
        var same = await Replay(new { });
        (same["count"]!.GetValue<int>(), same["repeated"]!.GetValue<int>(), same["incidentsThen"]!.GetValue<int>(), same["incidentsOtherwise"]!.GetValue<int>())
            .ShouldBe((4, 4, 3, 3));
        same["decisions"]!["nodes"]!.AsArray().ShouldBeEmpty();
        var without = await Replay(new { byConfiguration = false });
        (without["incidentsThen"]!.GetValue<int>(), without["incidentsOtherwise"]!.GetValue<int>(), without["parted"]!.GetValue<int>()).ShouldBe((3, 4, 1));
        var parted = without["decisions"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!;
        (parted["alertId"]!.ToString(), parted["change"]!.ToString(), parted["via"]!.ToString(), parted["evidence"]!.ToString(), parted["incidentOtherwise"])
            .ShouldBe((above["id"]!.ToString(), "PARTED", "vm-7 → host-3", "CONFIGURATION", null));
        parted["incident"]!["id"]!.ToString().ShouldBe(below["incidentId"]!.ToString());
    }

    [Fact]
    public async Task Asking_records_nothing_and_is_bounded_and_shows_nothing_beyond_reach()
    {
        var auditor = await Host.IssueAsync([Role.Auditor], House, name: "auditor of the house");
        var facts = await Facts();
        (await Fault(House, _begin, _begin.AddDays(32), new { })).ShouldBe("correlation.period-too-long");
        (await Fault(House, _begin, _begin, new { })).ShouldBe("correlation.period-empty");
        (await Fault(House, _begin, _begin.AddDays(1), new { withinMinutes = 1441 })).ShouldBe("withinMinutes-out-of-range");
        (await Fault(House, _begin, _begin.AddDays(1), new { mostSteps = 7 })).ShouldBe("mostSteps-out-of-range");
        (await Fault(There, _begin, _begin.AddDays(1), new { })).ShouldBe("organisation-out-of-reach");
        (await Replay(new { withinMinutes = 60 }))["count"]!.GetValue<int>().ShouldBe(0);
        (await Host.Send("{ correlationRule { withinMinutes afterQuietMinutes byCalls byConfiguration mostSteps } }", token: auditor))["data"]!.ToJsonString()
            .ShouldBe("""{"correlationRule":{"withinMinutes":30,"afterQuietMinutes":5,"byCalls":true,"byConfiguration":true,"mostSteps":3}}""");
        (await Facts()).ShouldBe(facts, "asking records nothing");
    }

    private async Task Furnish()
    {
        foreach (var service in (string[])["records", "storage"])
        {
            var team = Id;
            await Host.DoAsync(new CreateTeam(Id, team, House, $"Team of {service}", ["lin"]));
            await Host.DoAsync(new RegisterService(Id, Id, service, House, team, Criticality.High, []));
        }

        await Host.DoAsync(new RegisterItem(Id, _machine, House, "virtual-machine", Stage.InUse, "manual", [new("name", "vm-7")]));
        await Host.DoAsync(new RegisterItem(Id, _host, House, "hypervisor", Stage.InUse, "manual", [new("name", "host-3")]));
        await Host.Eventually(
            $$"""{ configurationItem(id: "{{_host}}") { id } }""", told => told["data"]?["configurationItem"] is not null,
            token: await Host.IssueAsync([Role.ConfigurationManager], House, name: "keeper of the house"));
    }

    private async Task<JsonNode> Fire(string service, string instance, string drill)
    {
        AlertLabel[] labels = [new("alertname", "Broken"), new("drill", drill), new("instance", instance), new("service", service)];
        var now = DateTimeOffset.UtcNow;
        await Host.DoAsync(new SignalAlert(
            Id, House, $"{service} is broken in the {drill} drill", AlertSeverity.Critical, labels, new("up", now, now, 0, null, 1, null, "test", [])));
        var told = await Host.Eventually(
            "{ alerts(first: 10) { nodes { id title incidentId timeline(first: 20) { nodes { summary } } incidents { id } } } }",
            asked => Of(asked)?["incidents"]?.AsArray().Count > 0, token: Reader);
        return Of(told)!;

        JsonNode? Of(JsonNode asked) =>
            asked["data"]?["alerts"]?["nodes"]?.AsArray().FirstOrDefault(one => one!["title"]!.ToString() == $"{service} is broken in the {drill} drill");
    }

    private async Task<JsonNode> Replay(object rule)
    {
        var answer = await Ask(House, _begin, DateTimeOffset.UtcNow.AddMinutes(1), rule);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!["correlationReplay"]!;
    }

    private async Task<string?> Fault(string organisation, DateTimeOffset since, DateTimeOffset until, object rule) =>
        (await Ask(organisation, since, until, rule))["errors"]?[0]?["extensions"]?["code"]?.ToString();

    private Task<JsonNode> Ask(string organisation, DateTimeOffset since, DateTimeOffset until, object rule) => Host.Send(
        """
        query($organisation: String!, $since: DateTimeOffset!, $until: DateTimeOffset!, $rule: CorrelationTrial) {
          correlationReplay(organisation: $organisation, since: $since, until: $until, rule: $rule) {
            count repeated incidentsThen incidentsOtherwise joined parted
            decisions { nodes { alertId change via evidence incident { id } incidentOtherwise { id } viaOtherwise evidenceOtherwise } } } }
        """,
        new { organisation, since, until, rule }, Reader);

    private Task<long> Facts() =>
        PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where tenant_id = $1 and type <> 'access.token-used.v1'", House);

    private static IEnumerable<string> Texts(JsonNode list, string name) => list.AsArray().Select(one => one![name]!.ToString());
}
