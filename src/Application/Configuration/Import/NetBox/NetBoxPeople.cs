namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Who is in charge of what, and who rents it.</summary>
internal static class NetBoxPeople
{
    /// <summary>What a tenant notices the failure of.</summary>
    private static readonly string[] Rented = ["dcim.device", "circuits.circuit", "virtualization.cluster", "virtualization.virtualmachine"];

    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("tenancy.contact"))
            draft.Add(record, "person")
                .With("department", NetBoxPlaces.Path(dump, "tenancy.contactgroup", record.Number("group")))
                .With("title", record.Text("title")).With("phone", record.Text("phone")).With("email", record.Text("email"));
        foreach (var record in dump.Of("tenancy.contactassignment"))
            if (draft.Find("tenancy.contact", record.Number("contact")) is { } contact
                && draft.Find(record.ModelNamed("content_type"), record.Number("object_id")) is { } item)
                contact.To("in-charge-of", item, record.Model);
            else draft.Skip(record, SkipReason.NoContact);
        foreach (var record in Rented.SelectMany(dump.Of))
            draft.Find("tenancy.tenant", record.Number("tenant"))?.To("depends-on", draft.Find(record.Model, record.Pk), record.Model);
    }
}
