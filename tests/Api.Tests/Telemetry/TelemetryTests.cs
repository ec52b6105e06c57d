using System.Net;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>What was measured comes in, is kept and is found again, for its organisation and no other.</summary>
public sealed class TelemetryTests(TelemetryHost at) : TelemetryHouse(at), IClassFixture<TelemetryHost>
{
    [Fact]
    public async Task What_is_acknowledged_is_answered_at_once_and_after_packing()
    {
        (await Write(new SentSample("cpu", Now - 15_000, 0.25, ("job", "node"), ("instance", "a:9100")), new SentSample("cpu", Now, 0.5, ("job", "node"), ("instance", "a:9100"))))
            .ShouldBe(HttpStatusCode.NoContent);

        await Check();
        await Host.Services.GetRequiredService<ChunkPacker>().All(TestContext.Current.CancellationToken);
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from telemetry.blocks")).ShouldBe(0);
        await Check();

        async Task Check()
        {
            var answer = await Ask($"/api/v1/query?query=cpu&time={Now / 1000.0}");
            answer["status"]!.ToString().ShouldBe("success");
            answer["data"]!["resultType"]!.ToString().ShouldBe("vector");
            answer["data"]!["result"]!.ToJsonString().ShouldBe(
                $$"""[{"metric":{"__name__":"cpu","instance":"a:9100","job":"node","organisation":"330000"},"value":[{{Now / 1000}},"0.5"]}]""");
            var range = await Ask($"/api/v1/query_range?query=sum(cpu)&start={(Now / 1000) - 15}&end={Now / 1000}&step=15s");
            range["data"]!.ToJsonString().ShouldBe(
                $$"""{"resultType":"matrix","result":[{"metric":{},"values":[[{{(Now / 1000) - 15}},"0.25"],[{{Now / 1000}},"0.5"]]}]}""");
        }
    }

    [Fact]
    public async Task What_was_sent_twice_late_or_after_packing_is_there_once()
    {
        var packer = Host.Services.GetRequiredService<ChunkPacker>();
        await Write(new SentSample("disk", Now - 60_000, 1), new SentSample("disk", Now - 30_000, 2));
        await packer.All(TestContext.Current.CancellationToken);
        await Write(new SentSample("disk", Now - 60_000, 99), new SentSample("disk", Now - 45_000, 3), new SentSample("disk", Now - 45_000, 98));
        await Check();
        await packer.All(TestContext.Current.CancellationToken);
        await Check();

        async Task Check()
        {
            var answer = await Ask($"/api/v1/query?query=sum_over_time(disk[5m])&time={Now / 1000}");
            answer["data"]!["result"]![0]!["value"]![1]!.ToString().ShouldBe("6");
        }
    }

    [Fact]
    public async Task Organisations_are_apart_in_every_answer()
    {
        var other = await Host.IssueAsync([Role.Collector], There, name: "prometheus of Jiangsu");
        await Write(new SentSample("secret_of_zhejiang", Now, 1, ("place", "Hangzhou")));
        using var theirs = await Host.Http.SendAsync(RemoteWriter.Request(Host.Url, other, new SentSample("secret_of_jiangsu", Now, 1, ("place", "Nanjing"), ("organisation", Here))));
        theirs.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        foreach (var path in (string[])
        [
            "/api/v1/labels", "/api/v1/label/__name__/values", "/api/v1/label/place/values", "/api/v1/series?match[]={__name__=~\".%2B\"}",
            "/api/v1/query?query={__name__=~\".%2B\"}", "/api/v1/query?query={organisation=\"320000\"}", "/api/v1/metadata",
        ])
            (await Ask(path)).ToJsonString().ShouldNotContain("angs", Case.Insensitive); // of Jiangsu

        (await Ask("/api/v1/label/place/values")).ToJsonString().ShouldNotContain("Nanjing");
        (await Ask("/api/v1/label/place/values"))["data"]!.ToJsonString().ShouldBe("[\"Hangzhou\"]");
        var all = await Host.IssueAsync([Role.Operator], name: "reader of all");
        (await Ask("/api/v1/query?query=count by (organisation) ({__name__=~\"secret.%2B\"})", all))["data"]!["result"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_may_send_cannot_ask_and_who_may_ask_cannot_send()
    {
        (await StatusOf(RemoteWriter.Request(Host.Url, null, new SentSample("up", Now, 1)))).ShouldBe(401);
        (await StatusOf(RemoteWriter.Request(Host.Url, Reader, new SentSample("up", Now, 1)))).ShouldBe(403);
        var everywhere = await Host.IssueAsync([Role.Collector], name: "collector of all");
        (await StatusOf(RemoteWriter.Request(Host.Url, everywhere, new SentSample("up", Now, 1)))).ShouldBe(400, "it does not say for whom");
        (await StatusOf(For(everywhere, There))).ShouldBe(204);
        (await StatusOf(For(everywhere, "999999"))).ShouldBe(403);
        (await StatusOf(For(Sender, There))).ShouldBe(403);
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Url, "/api/v1/query?query=up"));
        ask.Headers.Authorization = new("Bearer", Sender);
        (await StatusOf(ask)).ShouldBe(403);

        HttpRequestMessage For(string token, string organisation)
        {
            var request = RemoteWriter.Request(Host.Url, token, new SentSample("up", Now, 1));
            request.Headers.Add("X-Scope-OrgID", organisation);
            return request;
        }
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said_with_its_reason_and_the_rest_is_kept()
    {
        using var answer = await Host.Http.SendAsync(RemoteWriter.Request(
            Host.Url, Sender, new SentSample("fine", Now, 1), new SentSample("ahead", Now + 3_600_000, 1), new SentSample("old", Now - (40L * 86_400_000), 1),
            new SentSample("", Now, 1)));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var reason = await answer.Content.ReadAsStringAsync();
        foreach (var part in (string[])["1 samples are kept, 3 are not", "ahead of the clock", "older than the 30 days", "no name"]) reason.ShouldContain(part);
        (await Ask("/api/v1/label/__name__/values"))["data"]!.ToJsonString().ShouldContain("fine");

        (await StatusOf(RemoteWriter.Request(Host.Url, Sender, [0x0a, 0x05, 0x01]))).ShouldBe(400, "the message ends within a field");
        (await StatusOf(RemoteWriter.Request(Host.Url, Sender, [], "text/plain"))).ShouldBe(415);
        var damaged = RemoteWriter.Request(Host.Url, Sender, []);
        damaged.Content = new ByteArrayContent([0x40, 0xff, 0xff, 0xff]) { Headers = { ContentType = new("application/x-protobuf"), ContentEncoding = { "snappy" } } };
        (await StatusOf(damaged)).ShouldBe(400);
        var huge = RemoteWriter.Request(Host.Url, Sender, []);
        huge.Content = new ByteArrayContent([0xff, 0xff, 0xff, 0x7f, 0]) { Headers = { ContentType = new("application/x-protobuf"), ContentEncoding = { "snappy" } } };
        (await StatusOf(huge)).ShouldBe(413, "it says that it is larger than anything that is unpacked");
    }

    [Fact]
    public async Task Remote_write_2_is_answered_with_what_was_written()
    {
        using var answer = await Host.Http.SendAsync(RemoteWriter.Request(
            Host.Url, Sender, RemoteWriter.Second(new SentSample("two", Now, 2, ("job", "new")), new SentSample("two", Now - 1_000, 1, ("job", "new"))),
            "application/x-protobuf;proto=io.prometheus.write.v2.Request"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("X-Prometheus-Remote-Write-Samples-Written").ShouldBe(["2"]);
        (await Ask($"/api/v1/query?query=two{{job=\"new\"}}&time={Now / 1000}"))["data"]!["result"]![0]!["value"]![1]!.ToString().ShouldBe("2");
    }
}
