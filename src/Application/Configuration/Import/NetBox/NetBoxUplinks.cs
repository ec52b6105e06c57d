namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>
/// Who is reached through whom. NetBox says what is plugged into what; that the lower of two connected devices hangs on the higher one
/// follows from their roles, so it is told with less certainty. Several uplinks stand in for each other.
/// </summary>
internal static class NetBoxUplinks
{
    private const int Inferred = 80;

    /// <summary>An end of a way: the device, or the circuit that leaves the house there.</summary>
    private sealed record End(ReportedItem Item, int Rank);

    public static void Draw(NetBoxDraft draft, NetBoxCables cables)
    {
        var pairs = new HashSet<(string, string)>();
        var uplinks = new List<(ReportedItem Lower, ReportedItem Higher)>();
        foreach (var (from, to) in cables.Ways())
        {
            if (EndOf(draft, from) is not { } one || EndOf(draft, to) is not { } other || one.Item == other.Item) continue;
            var (higher, lower) = one.Rank <= other.Rank ? (one, other) : (other, one);
            if (!pairs.Add((lower.Item.Key, higher.Item.Key))) continue;
            if (higher.Rank < lower.Rank) uplinks.Add((lower.Item, higher.Item));
            else if (!pairs.Contains((higher.Item.Key, lower.Item.Key)))
                lower.Item.Add(new("connected-to", higher.Item.Key) { Confidence = Inferred });
        }

        foreach (var (lower, up) in uplinks.GroupBy(pair => pair.Lower, pair => pair.Higher).Select(group => (group.Key, group.ToArray())))
            foreach (var higher in up)
                lower.Add(new("uplinks-to", higher.Key)
                {
                    Confidence = Inferred, Group = up.Length > 1 ? "uplink" : null, Needed = up.Length > 1 ? 1 : null,
                });
    }

    private static End? EndOf(NetBoxDraft draft, Plug plug)
    {
        var dump = draft.Dump;
        if (plug.Model == NetBoxCircuits.Termination)
            return NetBoxCircuits.PlugOf(draft, plug.Model, plug.Pk) is { } circuit ? new(circuit, NetBoxWords.Outside) : null;
        if (plug.Model != "dcim.interface" || dump.Find("dcim.device", dump.Find(plug.Model, plug.Pk)?.Number("device")) is not { } device) return null;
        return draft.Find(device.Model, device.Pk) is { } item ? new(item, NetBoxWords.RankOf(NetBoxDevices.RoleOf(dump, device))) : null;
    }
}
