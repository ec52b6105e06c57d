using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>What is sent to a program of another house.</summary>
/// <param name="Headers">Beside the content's own.</param>
public sealed record ChannelMessage(Uri Address, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>What a delivery reads like for each kind of house.</summary>
/// <param name="Id">Of the delivery; the same however often it is sent.</param>
/// <param name="Link">Where in the portal it goes on.</param>
/// <param name="Mobile">Whose phone it is for.</param>
public sealed record ChannelLetter(Guid Id, Delivery Delivery, ChannelTerms Terms, ChannelSecret Secret, string Link, string? Mobile, DateTimeOffset At)
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private string Text => string.Join('\n', [Delivery.Text.Title, .. Delivery.Text.Lines, Link]);

    private string Markdown =>
        $"**{Delivery.Text.Title}**\n\n{string.Join('\n', Delivery.Text.Lines.Select(line => $"> {line}"))}\n\n[{Link}]({Link})";

    public ChannelMessage Message() => Terms.Kind switch
    {
        ChannelKind.Webhook  => Webhook(),
        ChannelKind.WeCom    => WeCom(),
        ChannelKind.DingTalk => DingTalk(),
        ChannelKind.Feishu   => Feishu(),
        ChannelKind.Sms      => Sms(),
        _ => throw new InvalidOperationException($"Nobody said what {Terms.Kind} wants to be sent."),
    };

    /// <summary>As Standard Webhooks say: the id and the time are signed with the body, so that nobody can send it again later.</summary>
    private ChannelMessage Webhook()
    {
        var body = new JsonObject
        {
            ["type"] = Delivery.Kind == DeliveryKind.Call ? "incident.called" : "channel.tested",
            ["timestamp"] = At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["data"] = new JsonObject
            {
                ["organisation"] = Delivery.Organisation, ["incidentId"] = Delivery.IncidentId?.ToString(), ["title"] = Delivery.Text.Title,
                ["lines"] = new JsonArray([.. Delivery.Text.Lines.Select(line => (JsonNode)line)]), ["url"] = Link,
            },
        }.ToJsonString();
        var seconds = At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Signed(ChannelSecret.KeyOf(Secret.SigningKey), $"{Id}.{seconds}.{body}");
        return new(new(Terms.Address), body, new Dictionary<string, string>
        {
            ["webhook-id"] = Id.ToString(), ["webhook-timestamp"] = seconds, ["webhook-signature"] = $"v1,{signed}",
        });
    }

    private ChannelMessage WeCom() => new(
        new($"{Terms.Address}?key={Uri.EscapeDataString(Secret.Token!)}"),
        Json(new { msgtype = "markdown", markdown = new { content = Markdown } }), NoHeaders);

    private ChannelMessage DingTalk()
    {
        var milliseconds = At.ToUnixTimeMilliseconds();
        var signature = Secret.SigningKey is { } key
            ? $"&timestamp={milliseconds}&sign={Uri.EscapeDataString(Signed(Encoding.UTF8.GetBytes(key), $"{milliseconds}\n{key}"))}"
            : "";
        return new(
            new($"{Terms.Address}?access_token={Uri.EscapeDataString(Secret.Token!)}{signature}"),
            Json(new { msgtype = "markdown", markdown = new { title = Delivery.Text.Title, text = Markdown } }), NoHeaders);
    }

    private ChannelMessage Feishu()
    {
        var body = new JsonObject { ["msg_type"] = "text", ["content"] = new JsonObject { ["text"] = Text } };
        if (Secret.SigningKey is { } key)
        {
            var seconds = At.ToUnixTimeSeconds();
            // Their signature has the text as its key and signs nothing.
            (body["timestamp"], body["sign"]) = ($"{seconds}", Signed(Encoding.UTF8.GetBytes($"{seconds}\n{key}"), ""));
        }

        return new(new($"{Terms.Address.TrimEnd('/')}/{Uri.EscapeDataString(Secret.Token!)}"), body.ToJsonString(), NoHeaders);
    }

    private ChannelMessage Sms() => new(
        new(Terms.Address),
        Terms.Template!.Replace("{mobile}", Quoted(Mobile ?? ""), StringComparison.Ordinal).Replace("{text}", Quoted(Text), StringComparison.Ordinal),
        Secret.Token is { } token ? new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" } : NoHeaders);

    /// <summary>As it stands within the quotes of a JSON text.</summary>
    private static string Quoted(string text) => JsonEncodedText.Encode(text).ToString();

    private static string Json(object body) => JsonSerializer.Serialize(body);

    private static string Signed(byte[] key, string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}

/// <summary>What other houses answer, put into whether they took it.</summary>
internal static class ChannelAnswers
{
    /// <returns>Why it was not taken; null when it was.</returns>
    public static DeliveryFault? Fault(ChannelKind kind, HttpStatusCode status, TimeSpan? retryAfter, string body)
    {
        var code = (int)status;
        if (status == HttpStatusCode.Gone) return new(Courier.Gone, "The other side says that it is gone for good.", IsFinal: true);
        if (code is < 200 or >= 300)
            return new($"http-{code}", $"The other side answered {code}.", IsFinal: code is < 500 and not (408 or 425 or 429), retryAfter);
        // Robots answer 200 to everything and say in the body whether they took it.
        var said = kind switch
        {
            ChannelKind.WeCom or ChannelKind.DingTalk => Said(body, "errcode", "errmsg"),
            ChannelKind.Feishu                        => Said(body, "code", "msg"),
            _                                         => null,
        };
        return said is null or { Code: 0 } ? null : new($"robot-{said.Value.Code}", said.Value.Text is { Length: > 0 } text ? text : "The robot refused it.");
    }

    private static (long Code, string? Text)? Said(string body, string code, string text)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            return read.RootElement.TryGetProperty(code, out var number) && number.TryGetInt64(out var value)
                ? (value, read.RootElement.TryGetProperty(text, out var words) ? words.ToString() : null)
                : null;
        }
        catch (JsonException)
        {
            return (-1, "The robot answered something that cannot be read.");
        }
    }
}
