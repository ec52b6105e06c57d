using System.Text.Json;
using EventSourcedOps.Api.Tests.Assets;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.People;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>Every page of the portal, with something on it, in both schemes.</summary>
public sealed class AccessibilityJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Nothing_keeps_people_with_impairments_out(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await host.DoAsync(new DraftChange(SmallTown.Id, SmallTown.Id, SmallTown.City, ChangeKind.Normal, "Upgrade the core switch"));
        await host.DoAsync(new SignalAlert(
            SmallTown.Id, SmallTown.City, "Queues grow", AlertSeverity.Warning, [new("alertname", "QueueLong"), new("instance", "mx-1")],
            new("queue_length", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 900, null, null, 100, "test", [])));
        await host.DoAsync(new DraftAlertRule(SmallTown.Id, SmallTown.Id, SmallTown.City, new(
            "Queues grow", SignalKind.Metric, "queue_length", RuleComparison.Above, 100, 300, AlertSeverity.Warning, [])));
        await host.DoAsync(new DefineProbe(SmallTown.Id, SmallTown.Id, SmallTown.City, new(
            "Portal", null, ProbeKind.Tcp, 60, 5, 1, ["here"], 1, AlertSeverity.Warning, Tcp: new("portal.invalid", 443))));
        await host.DoAsync(new DeclareSilence(
            SmallTown.Id, SmallTown.Id, SmallTown.City, [new("alertname", LabelMatch.Is, "DiskFull")], DateTimeOffset.UtcNow.AddHours(2), "Storage is moved"));
        await host.DoAsync(new PublishRoster(
            SmallTown.Id, SmallTown.Desk, SmallTown.City, "Asia/Shanghai", [new("Nights", 1, ["lin", "wang"], new(2025, 1, 6), 1, "09:00", [new(DayOfWeek.Monday, "18:00", "24:00")])]));
        await host.DoAsync(new DeclareRosterOverride(
            SmallTown.Id, SmallTown.Desk, SmallTown.Id, 1, "wang", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddHours(8), "Dentist"));
        await Outside(host);
        await host.DoAsync(new CreateGroup(SmallTown.Id, SmallTown.Id, "Night shift", SmallTown.City));
        await host.DoAsync(new OpenReview(SmallTown.Id, SmallTown.Id, Reach.Everywhere, true, DateTimeOffset.UtcNow.AddDays(7), "Every quarter"));
        await host.DoAsync(new RegisterItem(
            SmallTown.Id, SmallTown.Id, SmallTown.West, "room", Stage.InUse, "manual", [new("name", "Hall A"), new("floor", "3F")]));
        await host.DoAsync(new StartItemImport(
            SmallTown.Id, SmallTown.Id, SmallTown.West, new("dump.json", new string('0', 64), ImportFormat.NetBox, "netbox", null, [])));
        await SecondWall.Measure(host, SmallTown.City, "mail", "mail");
        await SecondWall.Log(host, SmallTown.City, "mail");
        await town.CatchUp();
        await Ledger(host, town);
        var links = new Dictionary<string, string>();
        foreach (var (login, role) in new[]
                 {
                     ("lin", Role.Operator), ("qian", Role.Auditor), ("sun", Role.SystemAdministrator), ("zhou", Role.SecurityAdministrator),
                     ("he", Role.ConfigurationManager), ("gu", Role.AssetManager),
                 })
            links[login] = await LinkOf(host, login, role);

        await Journey("axe", screen, host, ("OPS_LINKS", JsonSerializer.Serialize(links)));
    }

    /// <summary>A channel that was tried in vain, and a plan that calls by it.</summary>
    private static async Task Outside(OpsHost host)
    {
        var mail = CalledJourneyTests.Mail;
        await host.DoAsync(mail);
        await host.DoAsync(new TestNotificationChannel(SmallTown.Id, SmallTown.Id, mail.ChannelId, SmallTown.City));
        await host.DoAsync(new PublishCallPlan(
            SmallTown.Id, SmallTown.Desk, SmallTown.City, [new(1, [], [mail.ChannelId], 5), new(null, ["wang"], [], 10)], 2, Priority.Low));
        var incident = await new SmallTown(host).Report(title: "Nobody can sign in");
        await host.DoAsync(new TriageIncident(SmallTown.Id, incident, Impact.High, Urgency.High));
        await host.DoAsync(new AssignIncident(SmallTown.Id, incident, SmallTown.Desk));
    }

    /// <summary>An asset and a stock-taking, so that their pages have something to show.</summary>
    private static async Task Ledger(OpsHost host, SmallTown town)
    {
        var hall = new AssetHall(host, town);
        await hall.Build();
        await hall.Receive(AssetHall.Facts("ZC-1", warranty: DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20)), place: hall.Rack);
        await town.CatchUp();
        await host.DoAsync(new OpenStocktaking(SmallTown.Id, SmallTown.Id, SmallTown.West, "Year's end"));
        await town.CatchUp();
    }
}
