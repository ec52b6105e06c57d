using System.Net;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Tests.Monitoring.Notification;

/// <summary>What each kind of house wants to be sent; the signatures were worked out by other programs from the vendors' own words.</summary>
public sealed class ChannelLetterTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private const string Link = "https://ops.example/incidents/1";

    private static ChannelMessage Message(ChannelKind kind, string address, ChannelSecret secret, string? template = null) => new ChannelLetter(
        Ids.Derived("delivery"), new("330000", Ids.Derived("channel"), DeliveryKind.Call, "lin", Ids.Derived("incident"), new("[高] \"邮件\"中断", ["服务：邮件"], "/incidents/1")),
        new("Room", kind, address, null, null, template, ChannelLanguage.Chinese, 20), secret, Link, "+8613800000000", Nine).Message();

    [Fact]
    public void A_robot_of_WeCom_is_named_by_its_key()
    {
        var sent = Message(ChannelKind.WeCom, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", new("a&b", null));
        sent.Address.ToString().ShouldBe("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a%26b");
        var body = JsonNode.Parse(sent.Body)!;
        body["msgtype"]!.ToString().ShouldBe("markdown");
        body["markdown"]!["content"]!.ToString().ShouldBe($"**[高] \"邮件\"中断**\n\n> 服务：邮件\n\n[{Link}]({Link})");
    }

    [Fact]
    public void A_robot_of_DingTalk_is_signed_where_it_has_a_key()
    {
        var sent = Message(ChannelKind.DingTalk, "https://oapi.dingtalk.com/robot/send", new("t", "SECabc"));
        sent.Address.AbsoluteUri.ShouldBe(
            "https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1772442000000&sign=Rve%2BuzasIBcR5n7jAPKF%2FyAj6%2F4QerzOLRaQyohNaQ4%3D");
        JsonNode.Parse(sent.Body)!["markdown"]!["title"]!.ToString().ShouldBe("[高] \"邮件\"中断");
        Message(ChannelKind.DingTalk, "https://oapi.dingtalk.com/robot/send", new("t", null)).Address.Query.ShouldBe("?access_token=t");
    }

    [Fact]
    public void A_robot_of_Feishu_is_signed_in_its_body()
    {
        var sent = Message(ChannelKind.Feishu, "https://open.feishu.cn/open-apis/bot/v2/hook/", new("0-1", "feishu-key"));
        sent.Address.ToString().ShouldBe("https://open.feishu.cn/open-apis/bot/v2/hook/0-1");
        var body = JsonNode.Parse(sent.Body)!;
        (body["timestamp"]!.ToString(), body["sign"]!.ToString()).ShouldBe(("1772442000", "nAQY9KPGz6/bTz42Won8Th/loKPupF6na0/+T6qW6Ds="));
        body["content"]!["text"]!.ToString().ShouldBe($"[高] \"邮件\"中断\n服务：邮件\n{Link}");
    }

    [Fact]
    public void A_gateway_gets_the_JSON_that_it_wants_whatever_the_text_holds()
    {
        var sent = Message(ChannelKind.Sms, "https://sms.example/v1", new("secret", null), """{"to":["{mobile}"],"content":"{text}"}""");
        var body = JsonNode.Parse(sent.Body)!;
        body["to"]![0]!.ToString().ShouldBe("+8613800000000");
        body["content"]!.ToString().ShouldStartWith("[高] \"邮件\"中断\n");
        sent.Headers["Authorization"].ShouldBe("Bearer secret");
        sent.Address.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz", true)]
    [InlineData("whsec_MDEyMw==", false)]
    [InlineData("whsec_not base64", false)]
    [InlineData("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz", false)]
    [InlineData(null, false)]
    public void A_signing_key_has_the_form_that_webhooks_want(string? key, bool canSign) =>
        new ChannelSecret(null, key).As(Ids.Derived("secret")).ShouldBe(new KeptSecret(Ids.Derived("secret"), false, canSign));

    [Theory]
    [InlineData(ChannelKind.Webhook, 204, "", null, false)]
    [InlineData(ChannelKind.Webhook, 302, "", "http-302", true)]
    [InlineData(ChannelKind.Webhook, 404, "", "http-404", true)]
    [InlineData(ChannelKind.Webhook, 410, "", "gone", true)]
    [InlineData(ChannelKind.Webhook, 429, "", "http-429", false)]
    [InlineData(ChannelKind.Webhook, 503, "", "http-503", false)]
    [InlineData(ChannelKind.WeCom, 200, """{"errcode":0,"errmsg":"ok"}""", null, false)]
    [InlineData(ChannelKind.WeCom, 200, """{"errcode":45009,"errmsg":"api freq out of limit"}""", "robot-45009", false)]
    [InlineData(ChannelKind.DingTalk, 200, """{"errcode":310000,"errmsg":"sign not match"}""", "robot-310000", false)]
    [InlineData(ChannelKind.Feishu, 200, """{"code":19021,"msg":"sign match fail"}""", "robot-19021", false)]
    [InlineData(ChannelKind.Feishu, 200, """{"code":0,"msg":"success"}""", null, false)]
    [InlineData(ChannelKind.Feishu, 200, "<html>", "robot--1", false)]
    public void What_is_answered_says_whether_it_was_taken(ChannelKind kind, int status, string body, string? code, bool isFinal)
    {
        var fault = ChannelAnswers.Fault(kind, (HttpStatusCode)status, TimeSpan.FromSeconds(7), body);
        (fault?.Code, fault?.IsFinal ?? false).ShouldBe((code, isFinal));
        if (status is 429 or 503) fault!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }
}
