using System.Globalization;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// What makes two signals one alert, and alerts one message. Both follow from labels alone, in any order, so that every node and every
/// replay comes to the same; as in Prometheus, the whole set of labels is the identity.
/// </summary>
public static class AlertIdentity
{
    /// <summary>Signals of one fingerprint are one alert.</summary>
    public static Guid FingerprintOf(string organisation, IEnumerable<AlertLabel> labels) =>
        Ids.Derived(["alert-fingerprint", organisation, .. Ordered(labels).Select(Written)]);

    /// <summary>Alerts of one key are told together. A label that is missing counts as an empty one.</summary>
    public static Guid GroupOf(string organisation, IReadOnlyList<AlertLabel> labels, IEnumerable<string> by) =>
        Ids.Derived(["alert-group", organisation, .. by.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => Written(new(name, labels.FirstOrDefault(label => label.Name == name)?.Value ?? "")))]);

    /// <summary>
    /// The stream of an alert follows from the end of the outbreak before it: whoever hears of an outbreak first, on whichever node, however
    /// often, means the same stream, and the next outbreak is another one.
    /// </summary>
    /// <param name="lastEnd">When the outbreak before it was over; null when there was none.</param>
    public static Guid AlertOf(Guid fingerprint, DateTimeOffset? lastEnd) =>
        Ids.Derived("alert", fingerprint.ToString("N"), lastEnd?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "");

    // With lengths, so that no value can pretend to be the end of another.
    private static string Written(AlertLabel label) =>
        string.Create(CultureInfo.InvariantCulture, $"{label.Name.Length}:{label.Name}{label.Value.Length}:{label.Value}");

    internal static IOrderedEnumerable<AlertLabel> Ordered(IEnumerable<AlertLabel> labels) =>
        labels.OrderBy(label => label.Name, StringComparer.Ordinal).ThenBy(label => label.Value, StringComparer.Ordinal);
}
