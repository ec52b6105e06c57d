namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>VRFs, VLANs, networks and addresses, and who has which.</summary>
internal static class NetBoxAddresses
{
    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("ipam.vrf"))
            draft.Add(record, "vrf").With("rd", record.Text("rd"))
                .With("import_targets", Targets(dump, record, "import_targets")).With("export_targets", Targets(dump, record, "export_targets"));
        foreach (var record in dump.Of("ipam.asn"))
            draft.Add(record, "asn", $"AS{record.Text("asn")}").With("number", record.Text("asn")).With("registry", dump.NameOf("ipam.rir", record.Number("rir")));
        foreach (var record in dump.Of("ipam.vlan"))
            draft.Add(record, "vlan", $"{record.Text("name")} ({record.Text("vid")})")
                .With("vid", record.Text("vid"))
                .With("group", dump.NameOf("ipam.vlangroup", record.Number("group")))
                .With("role", dump.NameOf("ipam.role", record.Number("role")))
                .To("located-in", NetBoxPlaces.SiteOf(draft, record));
        Networks(draft);
    }

    private static void Networks(NetBoxDraft draft)
    {
        var (dump, networks) = (draft.Dump, new NetBoxNetworks());
        foreach (var record in dump.Of("ipam.aggregate"))
            networks.Add(record.Text("prefix"), null, draft.Add(record, "prefix", record.Text("prefix"))
                .With("network", record.Text("prefix")).With("role", "aggregate").With("registry", dump.NameOf("ipam.rir", record.Number("rir"))));
        foreach (var record in dump.Of("ipam.prefix"))
            networks.Add(record.Text("prefix"), record.Number("vrf"), draft.Add(record, "prefix", record.Text("prefix"))
                .With("network", record.Text("prefix"))
                .With("role", dump.NameOf("ipam.role", record.Number("role")))
                .With("is_pool", record.Text("is_pool"))
                .With("vrf", dump.NameOf("ipam.vrf", record.Number("vrf")))
                .To("part-of", draft.Find("ipam.vrf", record.Number("vrf")))
                .To("located-in", NetBoxPlaces.SiteOf(draft, record))
                .To("in-network", draft.Find("ipam.vlan", record.Number("vlan"))));
        foreach (var record in dump.Of("ipam.aggregate").Concat(dump.Of("ipam.prefix")))
            draft.Find(record.Model, record.Pk)!.To("in-network", networks.AroundNetwork(record.Text("prefix"), record.Number("vrf")));
        foreach (var record in dump.Of("ipam.iprange"))
            draft.Add(record, "ip-range", $"{record.Text("start_address")} – {record.Text("end_address")}")
                .With("first_address", record.Text("start_address")).With("last_address", record.Text("end_address"))
                .To("in-network", networks.Around(record.Text("start_address"), record.Number("vrf")));
        foreach (var record in dump.Of("ipam.ipaddress")) Address(draft, record, networks);
    }

    private static void Address(NetBoxDraft draft, NetBoxRecord record, NetBoxNetworks networks)
    {
        var vrf = record.Number("vrf");
        var item = draft.Add(record, "ip-address", record.Text("address"))
            .With("address", record.Text("address"))
            .With("dns_name", record.Text("dns_name"))
            .With("role", record.Text("role"))
            .With("vrf", draft.Dump.NameOf("ipam.vrf", vrf))
            .To("in-network", networks.Around(record.Text("address"), vrf));
        if (draft.Find(record.ModelNamed("assigned_object_type"), record.Number("assigned_object_id")) is { } holder)
            holder.To("addressed-by", item, record.Model);
    }

    private static string? Targets(NetBoxDump dump, NetBoxRecord vrf, string field) =>
        NetBoxPlaces.List(vrf.Numbers(field).Select(pk => dump.NameOf("ipam.routetarget", pk)).OfType<string>().Order(StringComparer.Ordinal));
}
