using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Workspace;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.People;
using Microsoft.AspNetCore.Http;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring.Notification;

/// <summary>Somebody is called to an incident: from the assignment to what another house was sent, and back to who answered.</summary>
public sealed class CallTests(CallHouse house) : IClassFixture<CallHouse>
{
    private const string Call = "query($id: ID!) { incident(id: $id) { allowedActions call { round step phase answeredBy people { person level layer } channels { kind } } } }";

    private static string Houses { get; } = NodeProgram.Folder("Access", "houses");

    [Fact]
    public async Task A_partner_reads_a_call_by_the_library_of_Standard_Webhooks_and_who_answers_ends_it()
    {
        await using var partner = await OtherHouse.Open();
        var (channel, made) = await house.Channel("WEBHOOK", $"{partner.Url}hook");
        await house.Plan(new CallStep(1, [], [channel], 30), new CallStep(2, [], [channel], 30));
        var incident = await house.Queued();
        await house.Deliveries(incident, all => all.Count == 1 && all[0]!["status"]!.ToString() == "SENT");
        var letter = partner.Letters.ShouldHaveSingleItem();
        letter.Path.ShouldBe("/hook");
        var told = JsonNode.Parse(await NodeProgram.Run(Houses, TimeSpan.FromSeconds(30), "verifyWebhook.mjs", JsonSerializer.Serialize(new
        {
            secret = made["signingKey"]!.ToString(), headers = letter.Headers, body = letter.Body,
        })))!;
        told["type"]!.ToString().ShouldBe("incident.called");
        told["data"]!["title"]!.ToString().ShouldStartWith("[紧急] 邮件中断 · INC");
        told["data"]!["url"]!.ToString().ShouldBe($"https://ops.example.gov.cn/incidents/{incident}");

        var page = (await house.Host.Eventually(Call, asked => asked["data"]!["incident"]!["call"] is not null, new { id = incident }))["data"]!["incident"]!;
        page["call"]!["people"]!.ToJsonString().ShouldBe("""[{"person":"lin","level":1,"layer":"\u767D\u73ED"}]""");
        page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldContain("ANSWER_CALL");
        // Who keeps the channels of one county may not change those of the city, wherever they see them.
        (await MayChange(Reach.Everywhere)).ShouldBeTrue();
        (await MayChange(West)).ShouldBeFalse();
        using var lin = await house.Host.PersonOf(West, $"lin{Id:n}", (Role.Operator, Reach.Everywhere));
        (await lin.Do("answerCall", new { incidentId = incident })).ShouldBeNull();
        page = (await house.Host.Eventually(Call, asked => asked["data"]!["incident"]!["call"]!["phase"]!.ToString() == "ANSWERED", new { id = incident }))["data"]!["incident"]!;
        page["call"]!["answeredBy"]!.ToString().ShouldStartWith("lin");
        page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldNotContain("ANSWER_CALL");
        (await house.Town.Try(new AnswerCall(Id, incident))).Refusal!.Code.ShouldBe("incident.nobody-called");

        async Task<bool> MayChange(string where) => (await house.Town.Ask(
            "query($id: ID!) { incident(id: $id) { call { channels { mayChange } } } }", new { id = incident },
            await house.Host.IssueAsync([Role.Operator, Role.SystemAdministrator], where)))["incident"]!["call"]!["channels"]![0]!["mayChange"]!.GetValue<bool>();
    }

    [Fact]
    public async Task Mail_reaches_those_who_are_called_where_they_want_it_and_tells_why_it_does_not()
    {
        var port = TcpPort.AnyFree();
        using var mails = Process.Start(new ProcessStartInfo("node", ["mailHouse.mjs", $"{port}"]) { WorkingDirectory = Houses, RedirectStandardOutput = true })!;
        try
        {
            (await mails.StandardOutput.ReadLineAsync()).ShouldNotBeNull().ShouldContain("ready");
            var (login, silent) = ($"zhao{Id:n}", $"qian{Id:n}");
            using var zhao = await house.Host.PersonOf(West, login, (Role.Operator, West));
            (await zhao.Do("setContact", new { email = $"{login}@example.gov.cn", mobile = "+86 138 0000 0000" })).ShouldBeNull();
            (await zhao.Data("{ viewer { email mobile } }"))["viewer"]!["email"]!.ToString().ShouldBe($"{login}@example.gov.cn");
            using var qian = await house.Host.PersonOf(West, silent, (Role.Operator, West));
            var (channel, _) = await house.Channel("EMAIL", $"smtp://127.0.0.1:{port}", sender: "ops@example.gov.cn");
            await house.Plan(new CallStep(null, [login, silent], [channel], 30));
            var sent = await house.Deliveries(await house.Queued(), all => all.Count == 2 && all.All(one => one!["status"]!.ToString() != "WAITING"));
            var toZhao = sent.Single(one => one!["person"]!.ToString() == login)!;
            toZhao["tries"]!.ToJsonString().ShouldContain("z***@example.gov.cn");
            toZhao["status"]!.ToString().ShouldBe("SENT");
            sent.Single(one => one!["person"]!.ToString() == silent)!["tries"]![0]!["code"]!.ToString().ShouldBe("no-contact");
            var mail = JsonNode.Parse((await mails.StandardOutput.ReadLineAsync())!)!;
            mail["to"]!.ToJsonString().ShouldBe($"""["{login}@example.gov.cn"]""");
            mail["mail"]!.ToString().ShouldContain("Auto-Submitted: auto-generated");

            // A server that cannot speak in secret is not told a password.
            var (locked, _) = await house.Channel("EMAIL", $"smtp://127.0.0.1:{port}", new { token = "hush" }, "ops@example.gov.cn", "ops");
            await house.Plan(new CallStep(null, [login], [locked], 30));
            var failed = await house.Deliveries(await house.Queued(), all => all.Count == 1 && all[0]!["tries"]!.AsArray().Count > 0);
            failed[0]!["tries"]![0]!["code"]!.ToString().ShouldBe("unreachable");
        }
        finally
        {
            mails.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task What_another_house_does_not_take_is_tried_again_and_one_that_is_gone_for_good_is_left_alone()
    {
        await using var partner = await OtherHouse.Open();
        var answers = new Queue<int>([503, 200]);
        partner.Answer = http =>
        {
            http.Response.StatusCode = answers.TryDequeue(out var next) ? next : StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        var (channel, _) = await house.Channel("WEBHOOK", $"{partner.Url}");
        await house.Plan(new CallStep(1, [], [channel], 30));
        var tried = await house.Deliveries(await house.Queued(), all => all.Count == 1 && all[0]!["status"]!.ToString() == "SENT");
        tried[0]!["tries"]!.AsArray().Select(one => one!["code"]?.ToString()).ShouldBe(["http-503", null]);
        partner.Letters.Select(letter => letter.Headers["webhook-id"]).Distinct().ShouldBe([tried[0]!["id"]!.ToString()]);

        var given = await house.Deliveries(await house.Queued(), all => all.Count == 1 && all[0]!["status"]!.ToString() == "GIVEN_UP");
        given[0]!["tries"]![0]!["code"]!.ToString().ShouldBe("gone");
        (await MayRetry(Role.Operator)).ShouldBeTrue();
        (await MayRetry(Role.Auditor)).ShouldBeFalse();
        await house.Host.Eventually(
            "{ notificationChannels(first: 200) { nodes { id enabled disabledFor } } }",
            told => told["data"]!["notificationChannels"]!["nodes"]!.AsArray().Any(node => node!["id"]!.ToString() == channel.ToString() && !node["enabled"]!.GetValue<bool>()));

        async Task<bool> MayRetry(Role role) => (await house.Town.Ask(
            "query($channel: ID!) { deliveries(filter: { channelId: $channel, statuses: [GIVEN_UP] }) { nodes { mayRetry } } }", new { channel },
            await house.Host.TokenOfAsync(role)))["deliveries"]!["nodes"]![0]!["mayRetry"]!.GetValue<bool>();
    }

    [Fact]
    public async Task A_trial_tells_its_outcome_and_secrets_are_shown_to_nobody()
    {
        await using var robot = await OtherHouse.Open();
        robot.Answer = http => http.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");
        var (channel, _) = await house.Channel("WE_COM", $"{robot.Url}cgi-bin/webhook/send", new { token = "hush-hush" });
        var admin = await house.Host.TokenOfAsync(Role.SystemAdministrator);
        var delivery = Id;
        await house.Town.Ask(
            "mutation($input: TestNotificationChannel!) { testNotificationChannel(input: $input) { refusal { code } } }",
            new { input = new { commandId = Id, deliveryId = delivery, channelId = channel, organisation = City } }, admin);
        await house.Host.Eventually(
            "query($id: ID!) { notificationChannelTrial(deliveryId: $id) { status tries { to } } }",
            told => told["data"]!["notificationChannelTrial"]?["status"]!.ToString() == "SENT", new { id = delivery }, admin);
        robot.Letters.ShouldHaveSingleItem().Path.ShouldBe("/cgi-bin/webhook/send?key=hush-hush");
        (await PlainSql.AskAsync<long>(house.Host.ConnectionString,
            "select count(*) from (select data::text from ops.mt_events union all select sealed from ops.channel_secrets) told(text) where text like '%hush-hush%'"))
            .ShouldBe(0);
        // What is sent is no business of those who keep the channels.
        (await house.Host.Send("{ deliveries { nodes { title } } }", token: admin)).ToJsonString().ShouldContain("not-permitted");
    }

    [Fact]
    public async Task An_address_within_the_house_is_out_of_bounds_unless_it_was_named()
    {
        var (channel, _) = await house.Channel("WEBHOOK", "http://10.0.0.1/hook");
        await house.Plan(new CallStep(1, [], [channel], 30));
        var given = await house.Deliveries(await house.Queued(), all => all.Count == 1 && all[0]!["status"]!.ToString() == "GIVEN_UP");
        given[0]!["tries"]![0]!["code"]!.ToString().ShouldBe("out-of-bounds");
    }
}
