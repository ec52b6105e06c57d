using System.Net;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>
/// A browser that goes where it is sent, over several hosts, and keeps their cookies. It remembers everything that it was shown: what a
/// person's browser must never see can be looked for there.
/// </summary>
public sealed class PlainBrowser : IDisposable
{
    private const int MostRedirects = 15;

    private readonly Uri home;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<string, Dictionary<string, string>> jars = [];

    public PlainBrowser(Uri home) => (this.home, At) = (home, home);

    /// <summary>Addresses, headers and bodies, in the order they came.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>The last address it was at.</summary>
    public Uri At { get; private set; }

    public void Dispose() => http.Dispose();

    public IDictionary<string, string> CookiesOf(Uri host) =>
        jars.TryGetValue(host.Authority, out var jar) ? jar : jars[host.Authority] = [];

    /// <summary>Goes to an address and follows redirects; not away from an address that <paramref name="stop"/> holds for.</summary>
    public Task<HttpResponseMessage> Go(string address, Predicate<Uri>? stop = null) => Go(HttpMethod.Get, new(home, address), null, stop);

    public Task<HttpResponseMessage> Submit(Uri address, IEnumerable<KeyValuePair<string, string>> form) =>
        Go(HttpMethod.Post, address, new FormUrlEncodedContent(form), null);

    /// <summary>What our own pages send.</summary>
    public async Task<HttpResponseMessage> Call(HttpMethod method, string path, object? body = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(home, path));
        if (body is not null) request.Content = System.Net.Http.Json.JsonContent.Create(body);
        request.Headers.Add("X-Ops-Request", "portal");
        if (accept is not null) request.Headers.Add("Accept", accept);
        return await Send(request);
    }

    public async Task<JsonNode> Session() => JsonNode.Parse(await (await Call(HttpMethod.Get, "/session")).Content.ReadAsStringAsync())!;

    public async Task<string> State() => (await Session())["state"]!.GetValue<string>();

    public async Task<JsonNode> Ask(string query) =>
        JsonNode.Parse(await (await Call(HttpMethod.Post, "/graphql", new { query })).Content.ReadAsStringAsync())!;

    private async Task<HttpResponseMessage> Go(HttpMethod method, Uri address, HttpContent? body, Predicate<Uri>? stop)
    {
        for (var redirects = 0; redirects < MostRedirects; redirects++)
        {
            At = address;
            Seen.Add(address.ToString());
            using var request = new HttpRequestMessage(method, address) { Content = body };
            request.Headers.Add("Accept", "text/html");
            var response = await Send(request);
            Seen.Add(response.Headers.ToString());
            Seen.Add(await response.Content.ReadAsStringAsync());
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } next) return response;
            (method, body, address) = (HttpMethod.Get, null, new(address, next));
            if (stop?.Invoke(address) == true)
            {
                Seen.Add(address.ToString());
                At = address;
                return response;
            }
        }

        throw new InvalidOperationException($"Sent around for ever, last to {address}");
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        var jar = CookiesOf(request.RequestUri!);
        if (jar.Count > 0) request.Headers.Add("Cookie", string.Join("; ", jar.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies)) return response;
        foreach (var cookie in cookies)
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : throw new FormatException(cookie);
            if (value.Length == 0 || cookie.Contains("1970", StringComparison.Ordinal)) jar.Remove(name);
            else jar[name] = value;
        }

        return response;
    }
}
