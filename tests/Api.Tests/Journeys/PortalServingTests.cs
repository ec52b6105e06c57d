using System.Net;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>How the portal's files and page are handed out, and what every answer tells the browser.</summary>
public sealed class PortalServingTests(HostOfClass at) : IClassFixture<HostOfClass>
{
    private readonly OpsHost _host = at.Host;

    [Fact]
    public async Task Places_of_the_portal_are_answered_with_its_page()
    {
        foreach (var path in (string[])["/", "/incidents?status=NEW", "/incidents/0190a000-0000-7000-8000-000000000000", "/sign-in", "/enrol"])
        {
            using var page = await Get(path, "text/html");
            Assert.SkipWhen(page.StatusCode == HttpStatusCode.NotFound && path == "/", "The portal was not built.");

            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_belongs_to_the_api_is_never_answered_with_the_page()
    {
        string[] paths =
        [
            "/feeds/nothing", "/graphql/nothing", "/files/nothing/here", "/session/nothing", "/scim/nothing", "/assets/nothing.js", "/health/nothing",
        ];
        foreach (var path in paths)
        {
            using var answer = await Get(path, "text/html");

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Fact]
    public async Task The_page_names_a_nonce_of_its_own_each_time()
    {
        using var first = await Get("/", "text/html");
        using var second = await Get("/", "text/html");
        Assert.SkipUnless(first.IsSuccessStatusCode, "The portal was not built.");

        var policy = Policy(first);
        policy.ShouldNotContain("unsafe-inline");
        policy.ShouldNotBe(Policy(second));
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        (await first.Content.ReadAsStringAsync()).ShouldContain($"content=\"{nonce}\"");
    }

    [Fact]
    public async Task Every_answer_keeps_a_browser_from_doing_what_it_is_not_meant_for()
    {
        foreach (var path in (string[])["/", "/health/live", "/metrics", "/graphql", "/feeds/events", "/nothing"])
        {
            using var answer = await Get(path, "*/*");

            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            Policy(answer).ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            answer.Headers.Contains("Permissions-Policy").ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Hashed_files_are_kept_for_ever_and_come_pressed()
    {
        using var page = await Get("/", "text/html");
        Assert.SkipUnless(page.IsSuccessStatusCode, "The portal was not built.");
        var script = (await page.Content.ReadAsStringAsync()).Split("src=\"")[1].Split('"')[0];

        using var request = new HttpRequestMessage(HttpMethod.Get, script) { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var file = await _host.Http.SendAsync(request);

        file.Headers.CacheControl!.ToString().ShouldContain("immutable");
        file.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
    }

    [Fact]
    public async Task A_document_that_the_build_did_not_write_is_not_known()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{"documentId":"sha256:00"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", await _host.TokenOfAsync(Domain.Access.Role.Operator));
        using var answer = await _host.Http.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("document-unknown");
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private async Task<HttpResponseMessage> Get(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _host.Http.SendAsync(request);
    }
}
