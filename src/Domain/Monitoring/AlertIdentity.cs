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

    /// <summary>The stream of an alert: the same signal gives the same one again, another outbreak gives another.</summary>
    public static Guid AlertOf(Guid fingerprint, DateTimeOffset firedAt) =>
        Ids.Derived("alert", fingerprint.ToString("N"), firedAt.UtcTicks.ToString(CultureInfo.InvariantCulture));

    // With lengths, so that no value can pretend to be the end of another.
    private static string Written(AlertLabel label) =>
        string.Create(CultureInfo.InvariantCulture, $"{label.Name.Length}:{label.Name}{label.Value.Length}:{label.Value}");

    internal static IOrderedEnumerable<AlertLabel> Ordered(IEnumerable<AlertLabel> labels) =>
        labels.OrderBy(label => label.Name, StringComparer.Ordinal).ThenBy(label => label.Value, StringComparer.Ordinal);
}
