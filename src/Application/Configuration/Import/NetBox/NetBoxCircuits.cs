namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Lines that others run for us. Where one ends is told of the line itself.</summary>
internal static class NetBoxCircuits
{
    public const string Termination = "circuits.circuittermination";

    public static void Draw(NetBoxDraft draft)
    {
        var dump = draft.Dump;
        foreach (var record in dump.Of("circuits.provider")) draft.Add(record, "provider").With("account", record.Text("account"));
        foreach (var record in dump.Of("circuits.providernetwork"))
            draft.Add(record, "provider-network").To("depends-on", draft.Find("circuits.provider", record.Number("provider")));
        var ends = dump.Of(Termination).ToLookup(end => end.Number("circuit"));
        foreach (var record in dump.Of("circuits.circuit"))
        {
            var circuit = draft.Add(record, "circuit", record.Text("cid"))
                .With("circuit_id", record.Text("cid"))
                .With("kind", dump.NameOf("circuits.circuittype", record.Number("type")))
                .With("bandwidth", NetBoxWords.Megabits(record.Number("commit_rate")))
                .To("depends-on", draft.Find("circuits.provider", record.Number("provider")));
            foreach (var end in ends[record.Pk]) End(draft, circuit, end);
        }

        foreach (var end in dump.Of(Termination).Where(end => draft.Find("circuits.circuit", end.Number("circuit")) is null))
            draft.Skip(end, SkipReason.CircuitMissing);
    }

    /// <summary>The item that is plugged in there: for the end of a line, the line.</summary>
    public static ReportedItem? PlugOf(NetBoxDraft draft, string? model, long? pk) => model == Termination
        ? draft.Find("circuits.circuit", draft.Dump.Find(model, pk)?.Number("circuit"))
        : draft.Find(model, pk);

    private static void End(NetBoxDraft draft, ReportedItem circuit, NetBoxRecord end)
    {
        var network = draft.Find("circuits.providernetwork", end.Number("provider_network"));
        var place = network ?? NetBoxPlaces.SiteOf(draft, end);
        circuit.With(end.Text("term_side") == "A" ? "end_a" : "end_z", place?.Attributes["name"]);
        // A line into a provider's cloud fails with the cloud.
        circuit.To("depends-on", network, end.Model);
    }
}
