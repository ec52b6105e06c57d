using System.Net;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class GraphQLOverHttpTests(GraphQLOverHttpTests.Impatient at) : IClassFixture<GraphQLOverHttpTests.Impatient>
{
    public sealed class Impatient() : SampleHostOfClass(options => options.WallTime = TimeSpan.FromMilliseconds(200));

    private const string Urql =
        "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed";

    private readonly SampleHost _host = at.Host;

    [Fact]
    public async Task A_query_is_answered_readably_with_trace_and_freshness()
    {
        var response = await _host.Ask("{ hello me samples(first: 2) { nodes { title kind } } }");

        response.Status.ShouldBe(200);
        response.MediaType.ShouldBe("application/graphql-response+json");
        (await response.Content.ReadAsStringAsync()).ShouldContain("你好 <world> & 'all'");
        var json = await response.Json();
        json["data"]!["me"]!.GetValue<string>().ShouldBe("lin");
        json["data"]!["samples"]!["nodes"]!.AsArray().Count.ShouldBe(2);
        json["extensions"]!["dataAsOf"]!["position"]!.GetValue<long>().ShouldBe(42);
        json["extensions"]!["traceId"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(null, "application/graphql-response+json")]
    [InlineData("*/*", "application/graphql-response+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/graphql-response+json,application/json;q=0.9", "application/graphql-response+json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json")]
    [InlineData(Urql, "application/graphql-response+json")]
    [InlineData("text/event-stream", "text/event-stream")]
    [InlineData("text/event-stream, multipart/mixed", "text/event-stream")]
    public async Task The_form_of_the_answer_is_negotiated(string? accept, string expected) =>
        (await _host.Ask("{ hello }", accept)).MediaType.ShouldBe(expected);

    [Theory]
    [InlineData("{ hello failSoftly }", 294, "unexpected")]
    [InlineData("{ fail }", 294, "unexpected")]
    [InlineData("{ hello ", 400, "syntax-error")]
    [InlineData("{\n\rc:1){c}", 400, "syntax-error")]
    [InlineData("{ helo }", 422, "fields-on-correct-type")]
    [InlineData("{ wait }", 408, "timeout")]
    [InlineData("query a { hello } query b { hello }", 422, "operation-not-chosen")]
    [InlineData("query($n: Int!) { samples(first: $n) { nodes { id } } }", 422, "invalid-value")]
    [InlineData("", 422, "query-missing")]
    [InlineData("subscription { count(to: 1) { id } }", 406, "subscription-needs-stream")]
    [InlineData("{ samples(first: 201) { nodes { id } } }", 422, "page-size-out-of-range")]
    [InlineData("{ __schema { types { name } } }", 422, "no-introspection")]
    public async Task Statuses_follow_the_rules(string document, int status, string code)
    {
        var response = await _host.Ask(document);

        response.Status.ShouldBe(status);
        response.MediaType.ShouldBe("application/graphql-response+json");
        (await response.FirstCode()).ShouldBe(code);
        var json = await response.Json();
        json["errors"]![0]!["extensions"]!["traceId"]!.ToString().ShouldBe(json["extensions"]!["traceId"]!.ToString());
    }

    [Theory]
    [InlineData("text/plain", "{}", 415)]
    [InlineData("application/x-www-form-urlencoded", "query={hello}", 415)]
    [InlineData("multipart/form-data; boundary=x", "--x--", 415)]
    [InlineData("application/json; charset=gbk", "{}", 415)]
    [InlineData("application/json; charset=utf-8", "{\"query\":\"{hello}\"}", 200)]
    [InlineData("application/json", "{\"query\":", 400)]
    [InlineData("application/json", "[{\"query\":\"{hello}\"}]", 422)]
    [InlineData("application/json", "{\"query\":1}", 422)]
    [InlineData("application/json", "{\"query\":\"{hello}\",\"variables\":[]}", 422)]
    [InlineData("application/json", "{\"query\":\"{hello}\",\"unknown\":{}}", 200)]
    public async Task Bodies_are_read_strictly(string type, string body, int status) =>
        (await _host.Post(body, type)).Status.ShouldBe(status);

    [Fact]
    public async Task Failures_outside_of_graphql_are_problems()
    {
        foreach (var response in new[]
        {
            await _host.Post("{}", "text/plain"),
            await _host.Ask("{ hello }", "text/html"),
            await _host.Post("{\"query\":\"{hello}\",\"x\":\"" + new string('x', 70_000) + "\"}"),
            await _host.Http.GetAsync("/graphql?query={hello}"),
        })
            response.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_too_large_is_refused_whether_its_length_is_told_or_not(bool isTold)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(new byte[300_000]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = !isTold;

        (await _host.Http.SendAsync(request)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Get_is_closed_in_production_and_only_for_queries_elsewhere()
    {
        (await _host.Http.GetAsync("/graphql?query={hello}")).Content.Headers.Allow.ShouldBe(["POST"]);

        await using var open = await SampleHost.Start(environment: "Development");
        (await open.Http.GetAsync("/graphql?query={hello}")).Status.ShouldBe(200);
        (await open.Http.GetAsync("/graphql?query={hello}&variables={")).Status.ShouldBe(400);
        var mutation = await open.Http.GetAsync("/graphql?query=mutation{rename(input:{id:1,title:\"x\"}){id}}");
        mutation.Status.ShouldBe(405);
        mutation.Content.Headers.Allow.ShouldBe(["POST"]);
        (await open.Ask("{ __schema { types { name fields { name args { name type { ofType { name } } } } } } }")).Status.ShouldBe(200);
        (await (await open.Ask("{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}")).FirstCode())
            .ShouldBe("introspection-too-large");
    }

    [Fact]
    public async Task Strangers_and_foreign_pages_are_turned_away()
    {
        lock (_host.Revoked) _host.Revoked.Add("wang");
        (await Send(("X-User", "wang"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Send(("Origin", "https://evil.example"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Send(("Origin", _host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)))).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> Send((string Name, string Value) header)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = new StringContent("{\"query\":\"{hello}\"}", null, "application/json"),
            };
            request.Headers.Add(header.Name, header.Value);
            return (await _host.Http.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Errors_hide_what_happened_inside_and_never_hint_at_names()
    {
        var text = await (await _host.Ask("{ fail hello samples { nodes { broken } } }")).Content.ReadAsStringAsync()
            + await (await _host.Ask("{ hallo sampls { x } }")).Content.ReadAsStringAsync();

        text.ShouldNotContain("secret");
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Did you mean");
        text.ShouldNotContain("'hello'");
    }

    [Fact]
    public async Task A_long_list_of_errors_is_cut()
    {
        var json = await (await _host.Ask("{ samples(first: 200) { nodes { broken } } }")).Json();

        json["errors"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task A_known_document_is_answered_the_same_with_other_variables()
    {
        const string document = "query($n: Int) { samples(first: $n) { nodes { id } } }";
        foreach (var size in new[] { 1, 7, 20, 1 })
        {
            var json = await (await _host.Ask(document, variables: new { n = size })).Json();
            json["data"]!["samples"]!["nodes"]!.AsArray().Count.ShouldBe(size);
        }

        (await (await _host.Ask(document, variables: new { n = 100_000 })).FirstCode()).ShouldBe("page-size-out-of-range");
        (await (await _host.Ask(document, variables: new { n = "x" })).Json())["data"].ShouldBeNull();
    }
}
