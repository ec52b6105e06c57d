using System.Diagnostics;
using System.Globalization;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Whom the directory says to have left is out within seconds, whatever they have open; what they leave behind is listed.</summary>
public sealed class LeaverTests(TownOfClass at) : SharedTownTests(at)
{
    [Fact]
    public async Task Socket_event_stream_and_feed_of_a_leaver_end_within_five_seconds()
    {
        using var browser = await Browser.SignedInAsync(Host, "leaver", (Role.Operator, Reach.Everywhere), (Role.Partner, Reach.Everywhere));
        using var open = await OpenStreams.OfAsync(Host, browser);

        var since = Stopwatch.GetTimestamp();
        (await (await Scim()).Patch($"/Users/{Account.IdOf("leaver")}", new[] { new { op = "Replace", path = "active", value = "False" } })).Of(200);
        await open.ShouldEndWithinFiveSeconds(since, "a leaver");

        (await browser.State()).ShouldBe("none");
        (await Browser.CodeOf(await browser.Post("/session", new { login = "leaver", password = Browser.Password }))).ShouldBe("sign-in.failed");
    }

    [Fact]
    public async Task The_report_says_who_left_by_whom_what_they_held_and_what_is_still_theirs()
    {
        var from = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Browser.PersonAsync(Host, "gone", (Role.Operator, Reach.Everywhere));
        var (left, done) = (await Town.Report(title: "Left behind"), await Town.Report(title: "Somebody else's"));
        foreach (var incident in new[] { left, done }) await Host.DoAsync(new TriageIncident(Id, incident, Impact.High, Urgency.High, "Software"));
        await Host.DoAsync(new AssignIncident(Id, left, Desk, "gone"));
        await Host.DoAsync(new AssignIncident(Id, done, Desk, "stays"));
        (await (await Scim()).Send("DELETE", $"/Users/{Account.IdOf("gone")}")).Of(204);

        var query = string.Create(CultureInfo.InvariantCulture, $$"""
            { leavers(from: "{{from:O}}", to: "{{DateTimeOffset.UtcNow.AddMinutes(1):O}}") { nodes {
                login disabledBy reason back held { role organisation inForce } stillOwns { incidentId number status } } } }
            """);
        var answer = await Host.Eventually(
            query, seen => seen.ToJsonString().Contains(left.ToString(), StringComparison.Ordinal), token: await Host.TokenOfAsync(Role.AuditAdministrator));
        var leaver = answer["data"]!["leavers"]!["nodes"]!.AsArray().Single(node => node!["login"]!.GetValue<string>() == "gone")!;
        leaver["disabledBy"]!.GetValue<string>().ShouldBe("provisioner");
        leaver["back"]!.GetValue<bool>().ShouldBeFalse();
        leaver["held"]!.AsArray().Single()!["role"]!.GetValue<string>().ShouldBe("Operator");
        leaver["stillOwns"]!.AsArray().Single()!["incidentId"]!.GetValue<string>().ShouldBe(left.ToString());

        var county = await Host.IssueAsync([Role.Auditor], City);
        (await Host.Send(query, token: county)).ToJsonString().ShouldNotContain("gone");
    }

    private async Task<ScimClient> Scim() => new(Host, await Host.IssueAsync([Role.Provisioner]));
}
