namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>What cables are plugged into.</summary>
internal static class NetBoxPorts
{
    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("dcim.interface"))
            Port(draft, record, "interface")
                .With("speed", NetBoxWords.Megabits(record.Number("speed"))).With("mac", record.Text("mac_address")).With("mtu", record.Text("mtu"))
                .With("mode", record.Text("mode")).With("enabled", record.Text("enabled")).With("management_only", record.Text("mgmt_only"))
                .To("part-of", draft.Find("dcim.module", record.Number("module")) ?? DeviceOf(draft, record));
        foreach (var record in dump.Of("dcim.interface")) Bundle(draft, record);
        foreach (var record in dump.Of("dcim.rearport"))
            Port(draft, record, "panel-port").With("side", "rear").With("positions", record.Text("positions")).To("part-of", DeviceOf(draft, record));
        foreach (var record in dump.Of("dcim.frontport"))
            Port(draft, record, "panel-port").With("side", "front")
                .To("part-of", DeviceOf(draft, record))
                .To("connected-to", draft.Find("dcim.rearport", record.Number("rear_port")));
        foreach (var model in new[] { "dcim.consoleport", "dcim.consoleserverport" })
            foreach (var record in dump.Of(model)) Port(draft, record, "console-port").To("part-of", DeviceOf(draft, record));
    }

    public static ReportedItem Port(NetBoxDraft draft, NetBoxRecord record, string type) =>
        draft.Add(record, type).With("label", record.Text("label")).With("kind", record.Text("type"));

    public static ReportedItem? DeviceOf(NetBoxDraft draft, NetBoxRecord record) => draft.Find("dcim.device", record.Number("device"));

    /// <summary>A bundle of links stands as long as one of them does; a sub-interface with what it lies on.</summary>
    private static void Bundle(NetBoxDraft draft, NetBoxRecord record)
    {
        var item = draft.Find(record.Model, record.Pk)!;
        if (draft.Find(record.Model, record.Number("lag")) is { } bundle)
            bundle.Add(new("runs-on", item.Key) { Group = "links", Needed = 1 });
        item.To("runs-on", draft.Find(record.Model, record.Number("parent")));
    }
}
