using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Sends what directories send, as text, and keeps the answer.</summary>
public sealed class ScimClient(OpsHost host, string token)
{
    public async Task<ScimAnswer> Send(string method, string path, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/scim/v2{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/scim+json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length > 0 && response.StatusCode != HttpStatusCode.Unauthorized && response.StatusCode != HttpStatusCode.Forbidden)
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/scim+json");
        return new((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers.ETag?.ToString(), response.Headers.Location);
    }

    public Task<ScimAnswer> Get(string path) => Send("GET", path);

    public Task<ScimAnswer> Find(string resource, string filter) => Send("GET", $"/{resource}?filter={Uri.EscapeDataString(filter)}");

    public Task<ScimAnswer> Patch(string path, object operations, string? ifMatch = null) => Send("PATCH", path, JsonSerializer.Serialize(
        new { schemas = new[] { "urn:ietf:params:scim:api:messages:2.0:PatchOp" }, Operations = operations }), ifMatch);
}

public sealed record ScimAnswer(int Status, JsonNode? Body, string? Version, Uri? Location)
{
    public string Id => Body!["id"]!.GetValue<string>();

    public int Total => Body!["totalResults"]!.GetValue<int>();

    public string? ErrorType => Body?["scimType"]?.GetValue<string>();

    public ScimAnswer Of(int status)
    {
        Status.ShouldBe(status, Body?.ToJsonString());
        return this;
    }
}
