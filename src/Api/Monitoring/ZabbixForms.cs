using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What a webhook of Zabbix sends whose parameters are called so; the macro that each is filled with stands beside it.</summary>
/// <param name="Value">{EVENT.VALUE}: 1 while there is a problem, 0 when it is over.</param>
/// <param name="TriggerId">{TRIGGER.ID}</param>
/// <param name="TriggerName">{TRIGGER.NAME}</param>
/// <param name="EventName">{EVENT.NAME}: the trigger's name with its values.</param>
/// <param name="Severity">{EVENT.SEVERITY}</param>
/// <param name="Host">{HOST.HOST}</param>
/// <param name="Ip">{HOST.IP}</param>
/// <param name="Data">{EVENT.OPDATA}</param>
/// <param name="Tags">{EVENT.TAGSJSON}, which is a text that is JSON itself.</param>
/// <param name="Url">{TRIGGER.URL}</param>
internal sealed record ZabbixMessage(
    string? Value, string? TriggerId, string? TriggerName, string? EventName, string? Severity, string? Host, string? Ip, string? Data, string? Tags, string? Url)
{
    private const string Over = "0";
    private const string Unknown = "*UNKNOWN*";

    /// <summary>As an alert of an Alertmanager; null when it does not say what fires where.</summary>
    public PostedAlert? Alert()
    {
        if (Said(TriggerId) is not { } trigger || Said(TriggerName) is not { } name || Value is not ("0" or "1")) return null;
        var labels = new Dictionary<string, string?>(StringComparer.Ordinal);
        // A tag may be there several times with other values.
        foreach (var values in TagsOf(Said(Tags)).GroupBy(tag => tag.Tag ?? "", tag => tag.Value ?? "").Where(tag => tag.Key.Length > 0))
            labels[values.Key] = string.Join(", ", values.Where(value => value.Length > 0));
        (labels["alertname"], labels["trigger_id"], labels["host"]) = (name, trigger, Said(Host));
        var notes = new Dictionary<string, string?>(StringComparer.Ordinal) { ["summary"] = Said(EventName) ?? name, ["data"] = Said(Data), ["ip"] = Said(Ip) };
        return new(labels, notes, null, null, Said(Url)) { Status = Value == Over ? "resolved" : "firing", Severity = Said(Severity) };
    }

    private static ZabbixTag[] TagsOf(string? text)
    {
        try
        {
            return text is null ? [] : JsonSerializer.Deserialize<ZabbixTag[]>(text, JsonSerializerOptions.Web) ?? [];
        }
        catch (JsonException)
        {
            return []; // an alert is told without its tags rather than not at all
        }
    }

    /// <summary>Null for what Zabbix had nothing to say about, and for a macro that it does not know.</summary>
    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) || text == Unknown || (text.StartsWith('{') && text.EndsWith('}')) ? null : text;

    private sealed record ZabbixTag([property: JsonPropertyName("tag")] string? Tag, [property: JsonPropertyName("value")] string? Value);
}
