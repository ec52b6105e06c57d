namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Where the power comes from: panel, feed, outlet, supply. Several supplies of one device stand in for each other.</summary>
internal static class NetBoxPower
{
    private const string Group = "power";

    public static void DrawParts(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("dcim.powerpanel"))
            draft.Add(record, "power-panel")
                .To("located-in", draft.Find("dcim.location", record.Number("location")) ?? NetBoxPlaces.SiteOf(draft, record));
        foreach (var record in dump.Of("dcim.powerfeed"))
            draft.Add(record, "power-feed")
                .With("path", record.Text("type")).With("supply", record.Text("supply")).With("phase", record.Text("phase")?.Replace("-phase", "", StringComparison.Ordinal))
                .With("voltage", record.Text("voltage")).With("current", record.Text("amperage")).With("max_utilization", record.Text("max_utilization"))
                .To("powered-by", draft.Find("dcim.powerpanel", record.Number("power_panel")));
        foreach (var record in dump.Of("dcim.powerport"))
            NetBoxPorts.Port(draft, record, "power-port")
                .With("maximum_draw", record.Text("maximum_draw")).With("allocated_draw", record.Text("allocated_draw"))
                .To("part-of", NetBoxPorts.DeviceOf(draft, record));
        foreach (var record in dump.Of("dcim.poweroutlet"))
            NetBoxPorts.Port(draft, record, "power-outlet").With("leg", record.Text("feed_leg"))
                .To("part-of", NetBoxPorts.DeviceOf(draft, record))
                .To("powered-by", draft.Find("dcim.powerport", record.Number("power_port")));
    }

    public static void DrawSupply(NetBoxDraft draft, NetBoxCables cables)
    {
        var supplied = draft.Dump.Of("dcim.powerport")
            .Select(port => (Device: NetBoxPorts.DeviceOf(draft, port), Sources: cables.Reached(new(port.Model, port.Pk)).Select(far => SourceOf(draft, far))))
            .Where(supply => supply.Device is not null);
        foreach (var device in supplied.GroupBy(supply => supply.Device!))
            Supply(device.Key, device.SelectMany(supply => supply.Sources), "dcim.powerport");
        foreach (var rack in draft.Dump.Of("dcim.powerfeed").GroupBy(feed => feed.Number("rack")))
            if (draft.Find("dcim.rack", rack.Key) is { } item) Supply(item, rack.Select(feed => draft.Find(feed.Model, feed.Pk)), "dcim.powerfeed");
    }

    private static ReportedItem? SourceOf(NetBoxDraft draft, Plug far) => far.Model == "dcim.poweroutlet"
        ? NetBoxPorts.DeviceOf(draft, draft.Dump.Find(far.Model, far.Pk)!)
        : draft.Find(far.Model, far.Pk);

    private static void Supply(ReportedItem item, IEnumerable<ReportedItem?> told, string model)
    {
        var sources = told.OfType<ReportedItem>().Where(source => source != item).Distinct().ToArray();
        foreach (var source in sources)
            item.Add(new("powered-by", source.Key)
            {
                Group = sources.Length > 1 ? Group : null, Needed = sources.Length > 1 ? 1 : null, Model = model,
            });
    }
}
