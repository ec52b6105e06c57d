namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>What a cable is plugged into: a port of some model.</summary>
internal readonly record struct Plug(string Model, long Pk);

/// <summary>
/// Cables, and what is reached through them. A panel only passes on: who is plugged into its front reaches what is plugged into its back,
/// so the ends of a way are what is connected, not the panels on it.
/// </summary>
internal sealed class NetBoxCables
{
    /// <summary>A longer way is a circle.</summary>
    private const int MostHops = 64;

    private readonly NetBoxDump dump;
    private readonly Dictionary<Plug, (long Cable, string End)> plugged = [];
    private readonly Dictionary<(long Cable, string End), List<Plug>> ends = [];
    private readonly Dictionary<(long Rear, long Position), long> fronts = [];

    private NetBoxCables(NetBoxDump dump)
    {
        this.dump = dump;
        foreach (var record in dump.Of("dcim.cabletermination"))
        {
            if (record.ModelNamed("termination_type") is not { } model || record.Number("termination_id") is not { } pk
                || record.Number("cable") is not { } cable || record.Text("cable_end") is not { } end) continue;
            plugged.TryAdd(new(model, pk), (cable, end));
            if (!ends.TryGetValue((cable, end), out var at)) ends[(cable, end)] = at = [];
            at.Add(new(model, pk));
        }

        foreach (var front in dump.Of("dcim.frontport"))
            if (front.Number("rear_port") is { } rear) fronts[(rear, front.Number("rear_port_position") ?? 1)] = front.Pk;
    }

    /// <summary>Makes the cables items, relates them to what they are plugged into, and the ends of each way to each other.</summary>
    public static NetBoxCables Draw(NetBoxDraft draft)
    {
        var cables = new NetBoxCables(draft.Dump);
        foreach (var record in draft.Dump.Of("dcim.cable"))
            draft.Add(record, "cable", record.Text("label") ?? $"cable #{record.Pk}")
                .With("kind", record.Text("type")).With("label", record.Text("label")).With("color", record.Text("color"))
                .With("length", record.Text("_abs_length"));
        foreach (var record in draft.Dump.Of("dcim.cabletermination"))
            if (draft.Find("dcim.cable", record.Number("cable")) is not { } cable) draft.Skip(record, SkipReason.CableMissing);
            else if (NetBoxCircuits.PlugOf(draft, record.ModelNamed("termination_type"), record.Number("termination_id")) is not { } port)
                draft.Skip(record, SkipReason.PlugMissing);
            else cable.To("connected-to", port, record.Model);
        foreach (var (from, to) in cables.Ways())
            if (NetBoxCircuits.PlugOf(draft, from.Model, from.Pk) is { } one && NetBoxCircuits.PlugOf(draft, to.Model, to.Pk) is { } other)
                one.To("connected-to", other);
        return cables;
    }

    /// <summary>Both ends of every way, each way once.</summary>
    public IEnumerable<(Plug From, Plug To)> Ways() =>
        from start in plugged.Keys
        where start.Model is not ("dcim.frontport" or "dcim.rearport")
        from far in Reached(start)
        where string.CompareOrdinal($"{start}", $"{far}") < 0
        select (start, far);

    /// <summary>What is plugged in at the far end of the ways that begin here.</summary>
    public IEnumerable<Plug> Reached(Plug start)
    {
        if (!plugged.TryGetValue(start, out var cable)) return [];
        return Opposite(cable).SelectMany(far => Beyond(far, [], 0));
    }

    /// <param name="positions">In which place of each trunk passed so far: where the trunk ends, the way comes out at the same place.</param>
    private IEnumerable<Plug> Beyond(Plug port, Stack<long> positions, int hops)
    {
        if (hops > MostHops) return [];
        switch (port.Model)
        {
            case "dcim.frontport" when dump.Find(port.Model, port.Pk) is { } front && front.Number("rear_port") is { } rear:
                positions.Push(front.Number("rear_port_position") ?? 1);
                return Onward(new("dcim.rearport", rear), positions, hops);
            case "dcim.rearport":
                return positions.TryPop(out var position) && fronts.TryGetValue((port.Pk, position), out var through)
                    ? Onward(new("dcim.frontport", through), positions, hops)
                    : [];
            case "circuits.circuittermination" when OtherSide(port) is { } side && plugged.ContainsKey(side):
                return [port, .. Onward(side, positions, hops)];
            default:
                return [port];
        }
    }

    private IEnumerable<Plug> Onward(Plug port, Stack<long> positions, int hops) => plugged.TryGetValue(port, out var cable)
        ? Opposite(cable).SelectMany(far => Beyond(far, new(positions.Reverse()), hops + 1))
        : [];

    private List<Plug> Opposite((long Cable, string End) at) => ends.GetValueOrDefault((at.Cable, at.End == "A" ? "B" : "A"), []);

    private Plug? OtherSide(Plug termination)
    {
        var here = dump.Find(termination.Model, termination.Pk);
        var there = dump.Of(termination.Model).FirstOrDefault(record => record.Number("circuit") == here?.Number("circuit") && record.Pk != here?.Pk);
        return there is null ? null : new(termination.Model, there.Pk);
    }
}
