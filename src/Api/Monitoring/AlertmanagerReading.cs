using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What an alert in Alertmanager's form means here; a refusal when that cannot be told.</summary>
internal sealed class AlertmanagerReading(Caller caller, DateTimeOffset now, string model, IReadOnlyList<string>? groupBy, TimeSpan unpromised)
{
    public const string OrganisationLabel = "organisation";
    private const string SeverityLabel = "severity";
    private const string NameLabel = "alertname";
    private const int MostAnnotations = 32;

    private static readonly Refusal Missing = new("alert.malformed", "An alert is an object with labels.", "labels");

    private static readonly Refusal OrganisationUnclear = new("alert.organisation-unclear",
        "The token's grant reaches more than one organisation: say with the label \"organisation\" whose alert it is.", "labels.organisation");

    /// <summary>The one organisation that the token was granted; null when it was granted several.</summary>
    private readonly string? home = caller.Rights.HomeOf("alert.signal");

    public (Heard? Heard, Refusal? Refusal) Read(PostedAlert? alert)
    {
        if (alert?.Labels is not { Count: > 0 }) return (null, Missing);
        if ((Text(alert.Labels, OrganisationLabel) ?? home) is not { } organisation) return (null, OrganisationUnclear);
        // An empty value is the same as no label.
        AlertLabel[] labels = [.. alert.Labels.Where(label => !string.IsNullOrEmpty(label.Value)).Select(label => new AlertLabel(label.Key, label.Value!))];
        var ends = alert.EndsAt is { Year: > 1 } told ? told : (DateTimeOffset?)null;
        var fires = alert.Status is { } status ? status != "resolved" : !(ends <= now);
        return fires
            ? (new(Signal(organisation, labels, alert), ends > now ? ends : now + unpromised), null)
            : (new(new RecoverAlert(Guid.CreateVersion7(), organisation, labels)), null);
    }

    private SignalAlert Signal(string organisation, AlertLabel[] labels, PostedAlert alert)
    {
        var name = Text(alert.Labels, NameLabel);
        var title = Text(alert.Annotations, "summary") ?? Text(alert.Annotations, "description") ?? name ?? string.Join(' ', labels.Select(label => label.Value));
        var began = alert.StartsAt is { Year: > 1 } told ? told : now;
        return new(
            Guid.CreateVersion7(), organisation, Cut(title, AlertLimits.Title), SeverityOf(alert.Severity ?? Text(alert.Labels, SeverityLabel)), labels,
            new(Cut(string.IsNullOrWhiteSpace(alert.GeneratorURL) ? name ?? title : alert.GeneratorURL, AlertLimits.Series), began, now,
                null, null, null, null, model, Annotations(alert)),
            groupBy);
    }

    private static AlertLabel[] Annotations(PostedAlert alert) =>
        [.. (alert.Annotations ?? []).Where(note => note.Key.Length is > 0 and <= AlertLimits.LabelName && !string.IsNullOrEmpty(note.Value))
            .Take(MostAnnotations).Select(note => new AlertLabel(note.Key, Cut(note.Value!, AlertLimits.Text)))];

    /// <summary>Whoever names no severity, or one that nobody knows, warns.</summary>
    internal static AlertSeverity SeverityOf(string? label) => label?.ToUpperInvariant() switch
    {
        "CRITICAL" or "FATAL" or "EMERGENCY" or "PAGE" or "DISASTER" => AlertSeverity.Critical,
        "ERROR" or "MAJOR" or "HIGH" or "AVERAGE"                    => AlertSeverity.Major,
        "INFO" or "INFORMATION" or "INFORMATIONAL" or "NONE" or "LOW" => AlertSeverity.Information,
        _                                                            => AlertSeverity.Warning,
    };

    private static string? Text(Dictionary<string, string?>? of, string name) =>
        of?.GetValueOrDefault(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string Cut(string text, int longest) => text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 2]) ? $"{text[..(longest - 2)]}…" : $"{text[..(longest - 1)]}…";
}
