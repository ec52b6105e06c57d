namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Regions, sites, rooms and racks, and who rents them.</summary>
internal static class NetBoxPlaces
{
    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("dcim.region")) draft.Add(record, "region");
        foreach (var record in dump.Of("dcim.region"))
            draft.Find(record.Model, record.Pk)!.To("located-in", draft.Find(record.Model, record.Number("parent")));
        foreach (var record in dump.Of("tenancy.tenant"))
            draft.Add(record, "tenant").With("group", dump.NameOf("tenancy.tenantgroup", record.Number("group")));
        foreach (var record in dump.Of("dcim.site")) Site(draft, record);
        foreach (var record in dump.Of("dcim.location")) draft.Add(record, "room");
        foreach (var record in dump.Of("dcim.location"))
            draft.Find(record.Model, record.Pk)!.To("located-in", draft.Find(record.Model, record.Number("parent")) ?? SiteOf(draft, record));
        var reserved = dump.Of("dcim.rackreservation").ToLookup(reservation => reservation.Number("rack"));
        foreach (var record in dump.Of("dcim.rack")) Rack(draft, record, reserved[record.Pk]);
        foreach (var record in dump.Of("dcim.rackreservation").Where(record => draft.Find("dcim.rack", record.Number("rack")) is null))
            draft.Skip(record, SkipReason.RackMissing);
    }

    public static ReportedItem? SiteOf(NetBoxDraft draft, NetBoxRecord record) => draft.Find("dcim.site", record.Number("site"));

    private static void Site(NetBoxDraft draft, NetBoxRecord record)
    {
        var dump = draft.Dump;
        var tags = dump.Of("extras.taggeditem")
            .Where(tagged => tagged.ModelNamed("content_type") == record.Model && tagged.Number("object_id") == record.Pk)
            .Select(tagged => dump.NameOf("extras.tag", tagged.Number("tag"))).OfType<string>().Order(StringComparer.Ordinal);
        draft.Add(record, "site")
            .With("group", Path(dump, "dcim.sitegroup", record.Number("group")))
            .With("facility", record.Text("facility"))
            .With("address", record.Text("physical_address")?.ReplaceLineEndings(", "))
            .With("latitude", record.Text("latitude"))
            .With("longitude", record.Text("longitude"))
            .With("time_zone", record.Text("time_zone"))
            .With("tags", List(tags))
            .To("located-in", draft.Find("dcim.region", record.Number("region")));
    }

    private static void Rack(NetBoxDraft draft, NetBoxRecord record, IEnumerable<NetBoxRecord> reserved)
    {
        var units = reserved.Select(reservation => $"{string.Join(',', reservation.Numbers("units"))}: {reservation.Text("description")}");
        draft.Add(record, "rack")
            .With("role", draft.Dump.NameOf("dcim.rackrole", record.Number("role")))
            .With("serial", record.Text("serial"))
            .With("asset_tag", record.Text("asset_tag"))
            .With("form", NetBoxWords.RackForm(record.Text("type")))
            .With("height_u", record.Text("u_height"))
            .With("width", record.Text("width"))
            .With("reserved_units", List(units))
            .To("located-in", draft.Find("dcim.location", record.Number("location")) ?? SiteOf(draft, record));
    }

    /// <summary>A group within groups, as one line.</summary>
    public static string? Path(NetBoxDump dump, string model, long? pk)
    {
        var names = new List<string>();
        for (var group = dump.Find(model, pk); group is not null && names.Count < 16; group = dump.Find(model, group.Number("parent")))
            names.Insert(0, group.Text("name") ?? "");
        return names.Count == 0 ? null : string.Join(" / ", names);
    }

    /// <summary>Several texts in the form in which lists are reported; nothing if there are none.</summary>
    public static string? List(IEnumerable<string> texts) => texts.ToArray() is { Length: > 0 } told ? System.Text.Json.JsonSerializer.Serialize(told) : null;
}
