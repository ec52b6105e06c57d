using EventSourcedOps.Api.Tests.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes.Targets;
using EventSourcedOps.Domain.Monitoring.Probes;
using Microsoft.AspNetCore.Http;
using static EventSourcedOps.Domain.Monitoring.Probes.HttpAssertionKind;

namespace EventSourcedOps.Api.Tests.Monitoring.Probes;

/// <summary>Requests as a user would make them, to a server of this machine.</summary>
public sealed class HttpTargetTests
{
    private static readonly HttpTarget Here = new(OutwardAddresses.Of("127.0.0.0/8"));

    [Fact]
    public async Task A_session_is_kept_from_one_request_to_the_next_and_leads_nowhere_else()
    {
        await using var house = await OtherHouse.Open();
        house.Answer = async http =>
        {
            if (http.Request.Path == "/login")
            {
                http.Response.Cookies.Append("session", "7");
                http.Response.Redirect("http://169.254.169.254/");
            }
            else await http.Response.WriteAsync(http.Request.Cookies["session"] == "7" ? """{"user":{"name":"林"}}""" : "请登录");
        };
        var sight = await Look(
            new("POST", $"{house.Url}login", [new("Content-Type", "application/x-www-form-urlencoded")], "name=lin", [new(Status, "302")]),
            new("GET", $"{house.Url}me", [new("X-Probe", "yes")], null, [new(JsonValue, "林", "$.user.name"), new(BodyLacks, "请登录")]));
        sight.Fault.ShouldBeNull();
        sight.Steps.Select(step => step.Status).ShouldBe([302, 200]);
        var letters = house.Letters.ToArray();
        (letters[0].Body, letters[0].Headers["content-type"]).ShouldBe(("name=lin", "application/x-www-form-urlencoded"));
        letters[1].Headers["x-probe"].ShouldBe("yes");
    }

    [Fact]
    public async Task The_first_request_that_is_not_answered_as_it_should_be_ends_the_run()
    {
        await using var house = await OtherHouse.Open();
        house.Answer = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var page = new HttpCheckStep("GET", house.Url.ToString(), [], null, []);
        var sight = await Look(page, page);
        sight.Fault.ShouldBe(new(ProbeFaultKind.AnswerUnexpected, "1/2: HTTP 503"));
        sight.Steps.Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_more_is_read_of_an_answer_than_it_takes()
    {
        await using var house = await OtherHouse.Open();
        house.Answer = async http =>
        {
            await http.Response.WriteAsync(new string('a', 64 * 1024));
            await http.Response.WriteAsync("the end");
        };
        (await Look(new HttpCheckStep("GET", house.Url.ToString(), [], null, [new(BodyContains, "the end")]))).Fault!.Detail
            .ShouldBe("body ∌ \"the end\"");
    }

    [Fact]
    public async Task Whoever_never_answers_is_waited_for_as_long_as_said()
    {
        await using var house = await OtherHouse.Open();
        var over = new TaskCompletionSource();
        house.Answer = _ => over.Task;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var sight = await Here.Look(new([new("GET", house.Url.ToString(), [], null, [])]), 1, patience.Token);
        sight.Fault!.Kind.ShouldBe(ProbeFaultKind.TimedOut);
        over.SetResult();
    }

    private static Task<ProbeSight> Look(params IReadOnlyList<HttpCheckStep> steps) =>
        Here.Look(new(steps), 10, TestContext.Current.CancellationToken);
}
