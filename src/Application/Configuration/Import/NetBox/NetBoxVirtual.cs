namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Clusters, virtual machines and what runs on them.</summary>
internal static class NetBoxVirtual
{
    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("virtualization.cluster"))
            draft.Add(record, "cluster")
                .With("kind", dump.NameOf("virtualization.clustertype", record.Number("type")))
                .With("group", dump.NameOf("virtualization.clustergroup", record.Number("group")))
                .To("located-in", NetBoxPlaces.SiteOf(draft, record));
        foreach (var hosts in dump.Of("dcim.device").ToLookup(device => device.Number("cluster")))
            if (draft.Find("virtualization.cluster", hosts.Key) is { } cluster)
                foreach (var host in hosts) cluster.Add(new("runs-on", host.Key) { Group = "hosts", Needed = 1, Model = host.Model });
        foreach (var record in dump.Of("virtualization.virtualmachine"))
            draft.Add(record, "virtual-machine")
                .With("role", dump.NameOf("dcim.devicerole", record.Number("role")))
                .With("platform", dump.NameOf("dcim.platform", record.Number("platform")))
                .With("cpu_cores", record.Text("vcpus")).With("memory", record.Text("memory")).With("disk", record.Text("disk"))
                .With("primary_address", NetBoxDevices.AddressOf(dump, record))
                .To("runs-on", draft.Find("virtualization.cluster", record.Number("cluster")))
                .To("runs-on", draft.Find("dcim.device", record.Number("device")));
        foreach (var record in dump.Of("virtualization.vminterface"))
        {
            var machine = draft.Find("virtualization.virtualmachine", record.Number("virtual_machine"));
            draft.Add(record, "interface")
                .With("kind", "virtual").With("mac", record.Text("mac_address")).With("mtu", record.Text("mtu"))
                .With("mode", record.Text("mode")).With("enabled", record.Text("enabled"))
                .To("part-of", machine);
        }

        foreach (var record in dump.Of("ipam.service"))
            draft.Add(record, "endpoint")
                .With("protocol", record.Text("protocol")).With("ports", NetBoxPlaces.List(record.Numbers("ports").Select(port => $"{port}")))
                .To("runs-on", draft.Find("dcim.device", record.Number("device")) ?? draft.Find("virtualization.virtualmachine", record.Number("virtual_machine")));
    }
}
