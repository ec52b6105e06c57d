using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Reads a NetBox dump as reports of items: one for each thing that is there, with what it stands in, hangs on and draws power from.</summary>
public static class NetBoxMapping
{
    public static ReportedItems Map(NetBoxDump dump)
    {
        var draft = new NetBoxDraft(dump);
        NetBoxPlaces.Draw(draft);
        NetBoxDevices.Draw(draft);
        NetBoxPorts.Draw(draft);
        NetBoxPower.DrawParts(draft);
        NetBoxCircuits.Draw(draft);
        NetBoxAddresses.Draw(draft);
        NetBoxVirtual.Draw(draft);
        NetBoxPeople.Draw(draft);
        var cables = NetBoxCables.Draw(draft);
        NetBoxUplinks.Draw(draft, cables);
        NetBoxPower.DrawSupply(draft, cables);
        return new(draft.Items, Account(draft)) { IsComplete = true };
    }

    /// <summary>What became of the records of each model; every record is in it once.</summary>
    private static IReadOnlyList<ModelCount> Account(NetBoxDraft draft)
    {
        var items = draft.Items.CountBy(item => ModelOf(item.Key)).ToDictionary();
        var relations = draft.Items.SelectMany(item => item.Relations.Select(relation => relation.Model ?? ModelOf(item.Key)))
            .CountBy(model => model).ToDictionary();
        var dropped = draft.Skipped.ToLookup(record => record.Model);
        return [.. draft.Dump.Read.Select(pair => Count(pair.Key, pair.Value))];

        ModelCount Count(string model, int read)
        {
            var fate = NetBoxModels.FateOf(model);
            SkipCount[] skips = fate == RecordFate.Skipped
                ? [NetBoxModels.WhySkipped(model).Times(read)]
                : [.. dropped[model].CountBy(record => record.Reason).Select(reason => reason.Key.Times(reason.Value))];
            var left = read - skips.Sum(skip => skip.Count);
            return new(
                model, read, items.GetValueOrDefault(model), fate == RecordFate.Attribute ? left : 0, fate == RecordFate.Link ? left : 0,
                relations.GetValueOrDefault(model), skips);
        }
    }

    private static string ModelOf(string key) => key[..key.LastIndexOf(':')];
}
