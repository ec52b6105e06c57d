namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Devices and what is built into them.</summary>
internal static class NetBoxDevices
{
    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("dcim.device")) Device(draft, record);
        foreach (var record in dump.Of("dcim.virtualchassis"))
            draft.Add(record, "virtual-chassis");
        Stacks(draft);
        foreach (var record in dump.Of("dcim.module")) Module(draft, record);
        foreach (var record in dump.Of("dcim.inventoryitem"))
            draft.Add(record, "module")
                .With("manufacturer", dump.NameOf("dcim.manufacturer", record.Number("manufacturer")))
                .With("kind", dump.NameOf("dcim.inventoryitemrole", record.Number("role")))
                .With("part_number", record.Text("part_id")).With("serial", record.Text("serial")).With("asset_tag", record.Text("asset_tag"))
                .To("part-of", draft.Find("dcim.device", record.Number("device")));
    }

    public static string? RoleOf(NetBoxDump dump, NetBoxRecord device) =>
        dump.NameOf("dcim.devicerole", device.Number("device_role") ?? device.Number("role"));

    private static void Device(NetBoxDraft draft, NetBoxRecord record)
    {
        var (dump, role) = (draft.Dump, RoleOf(draft.Dump, record));
        var model = dump.Find("dcim.devicetype", record.Number("device_type"));
        var rack = draft.Find("dcim.rack", record.Number("rack"));
        // Spares and blades often have no name: then it is known by its kind and number.
        var item = draft.Add(record, NetBoxWords.DeviceTypeOf(role), record.Text("name") ?? $"{model?.Text("model") ?? "device"} #{record.Pk}");
        item.With("role", role)
            .With("manufacturer", dump.NameOf("dcim.manufacturer", model?.Number("manufacturer")))
            .With("model", model?.Text("model"))
            .With("part_number", model?.Text("part_number"))
            .With("height_u", model?.Text("u_height"))
            .With("platform", dump.NameOf("dcim.platform", record.Number("platform")))
            .With("serial", record.Text("serial"))
            .With("asset_tag", record.Text("asset_tag"))
            .With("position_u", rack is null ? null : record.Text("position"))
            .With("face", rack is null ? null : record.Text("face"))
            .With("management_address", AddressOf(dump, record))
            .To("located-in", rack ?? draft.Find("dcim.location", record.Number("location")) ?? NetBoxPlaces.SiteOf(draft, record));
    }

    /// <summary>Members stand in for each other: a stack stands as long as one of them does.</summary>
    private static void Stacks(NetBoxDraft draft)
    {
        foreach (var members in draft.Dump.Of("dcim.device").ToLookup(device => device.Number("virtual_chassis")))
        {
            if (draft.Find("dcim.virtualchassis", members.Key) is not { } stack) continue;
            foreach (var member in members)
                stack.Add(new("runs-on", member.Key) { Group = "members", Needed = 1, Model = "dcim.device" });
        }
    }

    private static void Module(NetBoxDraft draft, NetBoxRecord record)
    {
        var (dump, device) = (draft.Dump, draft.Find("dcim.device", record.Number("device")));
        var model = dump.Find("dcim.moduletype", record.Number("module_type"));
        draft.Add(record, "module", $"{device?.Attributes["name"]} {model?.Text("model")} #{record.Pk}".Trim())
            .With("manufacturer", dump.NameOf("dcim.manufacturer", model?.Number("manufacturer")))
            .With("model", model?.Text("model"))
            .With("part_number", model?.Text("part_number"))
            .With("serial", record.Text("serial"))
            .With("asset_tag", record.Text("asset_tag"))
            .To("part-of", device);
    }

    public static string? AddressOf(NetBoxDump dump, NetBoxRecord record) =>
        (dump.Find("ipam.ipaddress", record.Number("primary_ip4")) ?? dump.Find("ipam.ipaddress", record.Number("primary_ip6")))?.Text("address");
}
