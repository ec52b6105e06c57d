using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.People;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring.Notification;

/// <summary>A town that may reach this machine: lin is on call for the desk, wang stands behind.</summary>
public sealed class CallHouse(SharedPostgres postgres) : TownOfClass(postgres)
{
    protected override Task<OpsHost> Start(SharedPostgres on) => OpsHost.StartAsync(on, null, null, "--Ops:Outward=127.0.0.0/8", "--Ops:Portal=https://ops.example.gov.cn");

    protected override Task Settle() => Host.DoAsync(new PublishRoster(
        Id, Desk, City, "Asia/Shanghai", [new("白班", 1, ["lin"], new(2025, 1, 6), 7, "09:00", []), new("备班", 2, ["wang"], new(2025, 1, 6), 7, "09:00", [])]));

    /// <summary>Defines a channel as a system administrator does, and answers its id and what the answer says.</summary>
    public async Task<(Guid Id, JsonNode Answer)> Channel(string kind, string address, object? secret = null, string? sender = null, string? user = null, string? template = null)
    {
        var id = Id;
        var answer = (await Town.Ask(
            "mutation($input: NewNotificationChannel!) { defineNotificationChannel(input: $input) { signingKey outcome { refusal { code } } } }",
            new
            {
                input = new
                {
                    commandId = Id, channelId = id, organisation = City, secret,
                    terms = new { name = $"{kind} {id}", kind, address, sender, user, template, language = "CHINESE", perMinute = 60 },
                },
            },
            await Host.TokenOfAsync(Role.SystemAdministrator)))["defineNotificationChannel"]!;
        answer["outcome"]!["refusal"].ShouldBeNull(answer.ToJsonString());
        return (id, answer);
    }

    public Task Plan(params CallStep[] steps) => Host.DoAsync(new PublishCallPlan(Id, Desk, City, steps, 1, Priority.Moderate));

    /// <summary>An urgent incident in the queue of the desk.</summary>
    public async Task<Guid> Queued(string title = "邮件中断")
    {
        var id = await Town.Report(title: title);
        await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High));
        await Host.DoAsync(new AssignIncident(Id, id, Desk));
        return id;
    }

    /// <summary>What became of everything that was sent about an incident, once it is as wanted.</summary>
    public async Task<JsonArray> Deliveries(Guid incident, Predicate<JsonArray> wanted) => (await Host.Eventually(
        "query($id: ID!) { deliveries(filter: { incidentId: $id }) { nodes { id status person title channel { kind } incident { number } tries { number to code reason } nextAt } } }",
        told => wanted(told["data"]!["deliveries"]!["nodes"]!.AsArray()), new { id = incident }))["data"]!["deliveries"]!["nodes"]!.AsArray();
}
