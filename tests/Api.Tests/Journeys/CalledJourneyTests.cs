using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.People;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Notification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>Whoever is on call hears of an incident outside of the portal, and answers in it.</summary>
public sealed class CalledJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Fact]
    public async Task Whoever_is_on_call_is_called_and_answers_on_a_phone()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var incident = await town.Report();
        await host.DoAsync(new TriageIncident(SmallTown.Id, incident, Impact.High, Urgency.High));
        await host.DoAsync(new PublishRoster(
            SmallTown.Id, SmallTown.Desk, SmallTown.City, "Asia/Shanghai", [new("Days", 1, ["lin"], new(2025, 1, 6), 7, "09:00", [])], TakesQueue: false));
        await host.DoAsync(Mail);
        await town.CatchUp();

        await Run("called", "phone", host, "lin", Role.Operator);
    }

    [Fact]
    public async Task A_channel_is_tried_and_found_in_the_ledger()
    {
        var told = new ConcurrentQueue<(string Body, string Signature)>();
        await using var house = await Listen(told);
        await using var host = await Start("--Ops:Outward=127.0.0.0/8");
        var town = new SmallTown(host);
        await town.Found();
        await town.CatchUp();
        var links = new Dictionary<string, string> { ["lin"] = await LinkOf(host, "lin", Role.Operator) };

        await Run(
            "channels", "desktop", host, "sun", Role.SystemAdministrator, ("OPS_LINKS", JsonSerializer.Serialize(links)),
            ("OPS_HOOK", $"{house.Urls.Single()}/calls"));

        var (body, signature) = told.ShouldHaveSingleItem();
        JsonNode.Parse(body)!["type"]!.GetValue<string>().ShouldBe("channel.tested");
        signature.ShouldStartWith("v1,");
    }

    /// <summary>Mail of the city, by a server that nobody is sent to before they said where mail reaches them.</summary>
    internal static DefineNotificationChannel Mail => new(
        SmallTown.Id, SmallTown.Id, SmallTown.City,
        new("City mail", ChannelKind.Email, "smtp://127.0.0.1:25", "duty@gov.example", null, null, ChannelLanguage.Chinese, 60));

    /// <summary>A program of another house.</summary>
    private static async Task<WebApplication> Listen(ConcurrentQueue<(string Body, string Signature)> told)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var house = builder.Build();
        house.MapPost("/calls", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            told.Enqueue((await body.ReadToEndAsync(), request.Headers["webhook-signature"].ToString()));
        });
        await house.StartAsync(TestContext.Current.CancellationToken);
        return house;
    }
}
