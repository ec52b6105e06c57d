using System.Globalization;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>What a dump comes to while it is worked out: one report for each record that is an item, and what did not fit.</summary>
internal sealed class NetBoxDraft(NetBoxDump dump)
{
    private readonly Dictionary<string, ReportedItem> items = new(StringComparer.Ordinal);
    private readonly List<SkippedRecord> skipped = [];

    public NetBoxDump Dump => dump;

    /// <summary>In the order in which they were made: what others stand in comes first.</summary>
    public IReadOnlyCollection<ReportedItem> Items => items.Values;

    public IReadOnlyList<SkippedRecord> Skipped => skipped;

    public ReportedItem? Find(string? model, long? pk) => model is null || pk is null ? null : items.GetValueOrDefault($"{model}:{pk}");

    /// <summary>Begins the report of a record; what every model may say is said already.</summary>
    public ReportedItem Add(NetBoxRecord record, string type, string? name = null)
    {
        var status = record.Text("status");
        var item = new ReportedItem(record.Key, type, $"{record.Model} {record.Pk}") { Stage = NetBoxWords.StageOf(status) };
        items[record.Key] = item;
        return item.With(ConfigurationItem.NameKey, name ?? record.Text("name"))
            .With("description", record.Text("description") ?? record.Text("comments"))
            .With(ItemMarks.SourceStatus, status)
            .With("tenant", dump.NameOf("tenancy.tenant", record.Number("tenant")))
            .With("custom_fields", record.CustomFields());
    }

    public void Skip(NetBoxRecord record, SkipReason reason) => skipped.Add(new(record.Model, record.Pk, reason));
}

/// <summary>A record that came to nothing although its model usually comes to something.</summary>
internal sealed record SkippedRecord(string Model, long Pk, SkipReason Reason);

/// <summary>NetBox's words in ours.</summary>
internal static class NetBoxWords
{
    public static Stage StageOf(string? status) => status switch
    {
        "planned" or "reserved"                                                        => Stage.Planned,
        "staged" or "inventory" or "available"                                         => Stage.InStock,
        "failed" or "offline" or "maintenance" or "decommissioning" or "deprovisioning" => Stage.Maintenance,
        "retired" or "deprecated" or "decommissioned"                                  => Stage.Retired,
        _                                                                              => Stage.InUse,
    };

    /// <summary>Type of a device by the name of its role.</summary>
    public static string DeviceTypeOf(string? role) => role?.ToLowerInvariant() switch
    {
        null => "network-device",
        var said when said.Contains("router", StringComparison.Ordinal)   => "router",
        var said when said.Contains("switch", StringComparison.Ordinal)   => "switch",
        var said when said.Contains("firewall", StringComparison.Ordinal) => "firewall",
        var said when said.Contains("balancer", StringComparison.Ordinal) => "load-balancer",
        var said when said.Contains("pdu", StringComparison.Ordinal) || said.Contains("power", StringComparison.Ordinal) => "pdu",
        var said when said.Contains("patch", StringComparison.Ordinal)    => "patch-panel",
        var said when said.Contains("storage", StringComparison.Ordinal)  => "storage",
        var said when said.Contains("server", StringComparison.Ordinal) || said.Contains("host", StringComparison.Ordinal) => "server",
        _ => "network-device",
    };

    /// <summary>How far up in a network a device of that role stands: what stands lower is reached through what stands higher.</summary>
    public static int RankOf(string? role) => role?.ToLowerInvariant() switch
    {
        null => Leaf,
        var said when said.Contains("router", StringComparison.Ordinal) || said.Contains("firewall", StringComparison.Ordinal) => 1,
        var said when said.Contains("core", StringComparison.Ordinal) || said.Contains("spine", StringComparison.Ordinal)      => 2,
        var said when said.Contains("distribution", StringComparison.Ordinal) || said.Contains("aggregation", StringComparison.Ordinal) => 3,
        var said when said.Contains("switch", StringComparison.Ordinal) || said.Contains("leaf", StringComparison.Ordinal)     => 4,
        _ => Leaf,
    };

    public static string? RackForm(string? form) =>
        form is null ? null : form.StartsWith("wall", StringComparison.Ordinal) ? "wall" : form.EndsWith("frame", StringComparison.Ordinal) ? "frame" : "cabinet";

    /// <summary>NetBox counts kilobits.</summary>
    public static string? Megabits(long? kilobits) => kilobits is { } told ? (told / 1_000).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Of circuits, beyond which only the provider is.</summary>
    public const int Outside = 0;

    /// <summary>Servers, access points and all else that nothing is reached through.</summary>
    private const int Leaf = 9;
}
