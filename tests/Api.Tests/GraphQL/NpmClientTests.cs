using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class NpmClientTests : IAsyncLifetime
{
    private SampleHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SampleHost.Start(options =>
        options.Streams = options.Streams with { AdmissionCheck = TimeSpan.FromMilliseconds(100) });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("socket.mjs", "socket-user")]
    [InlineData("events.mjs", "sse-user")]
    public async Task A_query_is_answered_once_and_completed(string script, string user)
    {
        var seen = await Run(script, "query");

        seen[0]["next"]!["me"]!.GetValue<string>().ShouldBe(user);
        seen[1]["complete"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_mutation_goes_over_a_socket() =>
        (await Run("socket.mjs", "mutation"))[0]["next"]!["rename"]!["title"]!.GetValue<string>().ShouldBe("新");

    [Theory]
    [InlineData("socket.mjs")]
    [InlineData("events.mjs")]
    public async Task A_subscription_delivers_all_in_order_and_completes(string script)
    {
        var seen = await Run(script, "count");

        Numbers(seen).ShouldBe(Enumerable.Range(1, 1000));
        seen.ShouldContain(line => line["complete"] != null);
    }

    [Theory]
    [InlineData("socket.mjs")]
    [InlineData("events.mjs")]
    public async Task An_invalid_subscription_is_told_so(string script) =>
        string.Concat(await Run(script, "invalid")).ShouldContain("fields-on-correct-type");

    [Theory]
    [InlineData("socket.mjs")]
    [InlineData("events.mjs")]
    public async Task A_stream_that_breaks_ends_with_a_typed_error(string script)
    {
        var seen = string.Concat(await Run(script, "breaking"));

        seen.ShouldContain("unexpected");
        seen.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("socket.mjs")]
    [InlineData("events.mjs")]
    public async Task A_reader_who_leaves_ends_the_source(string script)
    {
        var running = Run(script, "leave");

        var watchers = _host.Services.GetRequiredService<Watchers>();
        (await watchers.SomebodyCame()).ShouldBeTrue();
        (await watchers.SomebodyWent()).ShouldBeTrue();
        await running;
    }

    [Theory]
    [InlineData("socket.mjs", "4403")]
    [InlineData("events.mjs", "access-ended")]
    public async Task A_revoked_caller_is_cut_off(string script, string expected)
    {
        var running = Run(script, "revoked");
        (await _host.Services.GetRequiredService<Watchers>().SomebodyCame()).ShouldBeTrue();

        lock (_host.Revoked) _host.Revoked.UnionWith(["socket-user", "sse-user"]);

        string.Concat(await running).ShouldContain(expected);
        (await _host.Services.GetRequiredService<Watchers>().SomebodyWent()).ShouldBeTrue();
    }

    [Fact]
    public async Task Subscriptions_share_a_socket()
    {
        var seen = await Run("socket.mjs", "parallel");

        seen.Count(line => line["complete"] != null).ShouldBe(3);
        Numbers(seen).Count().ShouldBe(3 + 4 + 5);
    }

    [Fact]
    public async Task A_broken_socket_is_opened_again()
    {
        var seen = await Run("socket.mjs", "reconnect");

        seen.Single(line => line["connections"] != null)["connections"]!.GetValue<int>().ShouldBe(2);
        Numbers(seen).TakeLast(5_000).ShouldBe(Enumerable.Range(1, 5_000));
    }

    [Fact]
    public async Task A_reader_resumes_behind_what_it_saw() =>
        Numbers(await Run("events.mjs", "resume")).TakeLast(2).ShouldBe([6, 7]);

    [Fact]
    public async Task Code_generators_read_the_schema_outside_of_production()
    {
        await using var open = await SampleHost.Start(environment: "Development");

        var seen = await NodeClient.Run("introspect.mjs", "all", open.Url);

        seen.Single()["query"]!.GetValue<string>().ShouldBe("SampleQuery");
        seen.Single()["faults"]!.AsArray().ShouldBeEmpty();
    }

    private static IEnumerable<int> Numbers(IEnumerable<JsonNode> seen) =>
        seen.Select(line => line["next"]).OfType<JsonObject>().Select(data => data["count"]!["id"]!.GetValue<int>());

    private Task<IReadOnlyList<JsonNode>> Run(string script, string scenario) =>
        NodeClient.Run(script, scenario, script == "socket.mjs" ? _host.Url.Replace("http://", "ws://") : _host.Url);
}
