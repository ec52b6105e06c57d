using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Incidents;

public sealed class FilesTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private const string Attach = "mutation($input: AttachFile!) { attachFile(input: $input) { refusal { code field } } }";

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task A_file_comes_back_to_whoever_may_read_its_incident()
    {
        var (west, east) = (await Town.Report(West), await Town.Report(East));
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var operatorToken = await Host.TokenOfAsync(Role.Operator);

        (await AttachTo(west, sha256, bytes.Length)).ShouldBe("file-unknown");
        using (var stored = await Upload(new ByteArrayContent(bytes), operatorToken))
        {
            stored.StatusCode.ShouldBe(HttpStatusCode.Created);
            JsonNode.Parse(await stored.Content.ReadAsStringAsync())!["sha256"]!.ToString().ShouldBe(sha256);
        }

        (await AttachTo(west, sha256, bytes.Length + 1)).ShouldBe("file-unknown");
        (await Download(sha256, west, operatorToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AttachTo(west, sha256, bytes.Length)).ShouldBeNull();
        await Town.CatchUp();

        using var download = await Download(sha256, west, operatorToken);
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("截图.png");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        (await Download(sha256, east, operatorToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var operatorOfEast = await Host.IssueAsync([Role.Operator], East);
        (await Download(sha256, west, operatorOfEast)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Upload(new ByteArrayContent([1]), operatorToken)).Dispose();
        (await AttachTo(east, Convert.ToHexStringLower(SHA256.HashData([1])), 1)).ShouldBeNull();
        await Town.CatchUp();
        (await Download(sha256, east, operatorOfEast)).StatusCode.ShouldBe(HttpStatusCode.NotFound); // a file of another incident
        (await Download(sha256, west, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Download("..%2f..%2fetc%2fpasswd", west, operatorToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_large_a_file_is_refused_and_nothing_of_it_is_kept(bool saysItsSize)
    {
        var kept = Kept();
        var content = new StreamContent(new MemoryStream(new byte[IncidentReporting.MaxFileBytes + 1]));
        if (!saysItsSize) content.Headers.ContentLength = null;
        using var refused = await Upload(content, await Host.TokenOfAsync(Role.Operator), chunked: !saysItsSize);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Kept().ShouldBe(kept);
    }

    private string[] Kept() => [.. Directory.EnumerateFiles(Path.Combine(Host.DataFolder, "files"), "*", SearchOption.AllDirectories).Order()];

    private async Task<string?> AttachTo(Guid incident, string sha256, long bytes) => (await Town.Ask(
        Attach, new { input = new { commandId = Id, incidentId = incident, sha256, fileName = "截图.png", bytes, mediaType = "image/png" } }))
        ["attachFile"]!["refusal"]?["code"]?.ToString();

    private async Task<HttpResponseMessage> Upload(HttpContent content, string token, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/files") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.ExpectContinue = true; // a refusal comes before the bytes
        if (chunked) request.Headers.TransferEncodingChunked = true;
        return await Host.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Download(string sha256, Guid incident, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{sha256}?incident={incident}");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Host.Http.SendAsync(request);
    }
}
