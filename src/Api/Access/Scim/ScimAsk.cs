using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>One request of a directory: what it asks for, and answers in its media type.</summary>
internal sealed class ScimAsk(HttpContext http)
{
    public const int MostResults = 200;
    private const int UsualResults = 100;
    private const string MediaType = "application/scim+json";
    private const int MostBody = 1024 * 1024;

    public CancellationToken Cancellation => http.RequestAborted;

    public Caller Caller { get; } = http.RequestServices.GetRequiredService<Caller>();

    public string Root => $"{http.Request.Scheme}://{http.Request.Host}";

    public string Id => (string)http.Request.RouteValues["id"]!;

    public ScimFilter? Filter => Text("filter") is { Length: > 0 } text ? ScimFilterReader.Read(text) : null;

    /// <summary>The version that the directory means to change; null when it takes any.</summary>
    public string? IfMatch => http.Request.Headers.IfMatch is [{ Length: > 0 } version] && version != "*" ? version : null;

    public async Task<JsonObject> Body()
    {
        var type = http.Request.ContentType ?? "";
        if (!type.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new ScimFault(StatusCodes.Status415UnsupportedMediaType, null, $"Send {MediaType}.");
        if (http.Request.ContentLength > MostBody) throw new ScimFault(StatusCodes.Status413PayloadTooLarge, null, $"At most {MostBody} bytes.");
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonObject>(http.Request.Body, JsonSerializerOptions.Default, Cancellation)
                ?? throw ScimFault.Syntax("The body is an object.");
        }
        catch (JsonException broken)
        {
            throw ScimFault.Syntax(broken.Message);
        }
    }

    /// <summary>One page of what fits.</summary>
    public Task List(IEnumerable<JsonObject> all)
    {
        var filter = Filter;
        var fitting = (filter is null ? all : all.Where(filter.Holds)).ToArray();
        var start = Math.Max(1, Number("startIndex") ?? 1);
        var count = Math.Clamp(Number("count") ?? UsualResults, 0, MostResults);
        var page = fitting.Skip(start - 1).Take(count).Select(Shown).ToArray<JsonNode?>();
        return Answer(StatusCodes.Status200OK, new()
        {
            ["schemas"] = new JsonArray(ScimSchemas.List), ["totalResults"] = fitting.Length, ["startIndex"] = start,
            ["itemsPerPage"] = page.Length, ["Resources"] = new JsonArray(page),
        });
    }

    /// <summary>One resource, with its version as ETag.</summary>
    public Task Show(JsonObject resource, int status = StatusCodes.Status200OK)
    {
        var (version, location) = (resource["meta"]!["version"]!.GetValue<string>(), resource["meta"]!["location"]!.GetValue<string>());
        http.Response.Headers.ETag = version;
        if (status == StatusCodes.Status201Created) http.Response.Headers.Location = location;
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.IfNoneMatch == version)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return Answer(status, Shown(resource));
    }

    public Task Answer(int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(body.ToJsonString(), Cancellation);
    }

    public Task Nothing()
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public Task Refuse(ScimFault fault)
    {
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimSchemas.Error), ["status"] = fault.Status.ToString(CultureInfo.InvariantCulture), ["detail"] = fault.Message,
        };
        if (fault.Type is { } type) body["scimType"] = type;
        return Answer(fault.Status, body);
    }

    /// <summary>Only the attributes that were asked for, or all but those that were not wanted; id and schemas always.</summary>
    private JsonObject Shown(JsonObject resource)
    {
        var (wanted, unwanted) = (Names("attributes"), Names("excludedAttributes"));
        if (wanted.Length == 0 && unwanted.Length == 0) return resource;
        var shown = (JsonObject)resource.DeepClone();
        foreach (var key in shown.Select(pair => pair.Key).ToArray())
        {
            if (key is "id" or "schemas") continue;
            if (wanted.Length > 0 ? !wanted.Any(name => IsOf(name, key)) : unwanted.Any(name => IsWhole(name, key))) shown.Remove(key);
            else if (shown[key] is JsonObject or JsonArray) Trim(shown[key]!, key, wanted, unwanted);
        }

        return shown;
    }

    private static void Trim(JsonNode node, string key, ScimName[] wanted, ScimName[] unwanted)
    {
        foreach (var complex in node is JsonArray list ? list.OfType<JsonObject>() : [(JsonObject)node])
            foreach (var part in complex.Select(pair => pair.Key).ToArray())
                if (wanted.Length > 0 ? !wanted.Any(name => IsWhole(name, key) || Names(name, key, part)) : unwanted.Any(name => Names(name, key, part)))
                    complex.Remove(part);
    }

    private static bool IsWhole(ScimName name, string key) =>
        name.Schema is null && name.Part is null && string.Equals(name.Attribute, key, StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(ScimName name, string key) => string.Equals(name.Schema ?? name.Attribute, key, StringComparison.OrdinalIgnoreCase);

    private static bool Names(ScimName name, string key, string part) =>
        IsOf(name, key) && string.Equals(name.Schema is null ? name.Part : name.Attribute, part, StringComparison.OrdinalIgnoreCase);

    private ScimName[] Names(string parameter) => (Text(parameter) ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(name => ScimFilterReader.ReadPath(name).Name).ToArray();

    private string? Text(string parameter) => http.Request.Query[parameter] is [{ } text] ? text : null;

    private int? Number(string parameter) => Text(parameter) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw ScimFault.Value($"{parameter} is a number.");
}
