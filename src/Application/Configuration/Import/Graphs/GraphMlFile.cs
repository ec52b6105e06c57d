using System.Globalization;
using System.Xml;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import.Graphs;

/// <summary>
/// A network drawn as a graph (GraphML, as the Topology Zoo publishes them): each node a network device at its place, each edge a line
/// between two. Several edges between the same two are one relation.
/// </summary>
public sealed class GraphMlFile
{
    /// <summary>Nodes and edges together; a larger drawing is none of a network.</summary>
    private const int MostParts = 200_000;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, Async = false,
    };

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> graph = new(StringComparer.Ordinal);
    private readonly List<(string Id, Dictionary<string, string> Told)> nodes = [];
    private readonly List<(string From, string To)> edges = [];

    /// <exception cref="FileRefusedException">It is no such graph.</exception>
    public static ReportedItems Read(Stream file)
    {
        var read = new GraphMlFile();
        try
        {
            using var xml = XmlReader.Create(file, Safe);
            read.Take(xml);
        }
        catch (XmlException fault)
        {
            throw new FileRefusedException($"The file is no GraphML: {fault.Message} Nothing was imported.");
        }

        return read.nodes.Count > 0 ? read.Report() : throw new FileRefusedException("The file holds no graph with nodes; nothing was imported.");
    }

    private void Take(XmlReader xml)
    {
        Dictionary<string, string>? told = null;
        string? awaited = null; // whose value the next text is; drawings nest more elements there, which say nothing of the network
        while (xml.Read())
        {
            if (nodes.Count + edges.Count > MostParts) throw new FileRefusedException($"The graph has more than {MostParts:N0} nodes and edges.");
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && awaited is not null) told?.TryAdd(awaited, xml.Value);
            awaited = null;
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "key" when xml.GetAttribute("id") is { } id: names[id] = xml.GetAttribute("attr.name") ?? id; break;
                case "graph": told = graph; break;
                case "node" when xml.GetAttribute("id") is { } id: nodes.Add((id, told = new(StringComparer.Ordinal))); break;
                case "edge" when (xml.GetAttribute("source"), xml.GetAttribute("target")) is ({ } from, { } to):
                    edges.Add((from, to));
                    told = null;
                    break;
                case "data" when xml.GetAttribute("key") is { } key: awaited = names.GetValueOrDefault(key, key); break;
            }
        }
    }

    private ReportedItems Report()
    {
        var name = graph.GetValueOrDefault("Network") ?? graph.GetValueOrDefault("label") ?? "graph";
        var items = new Dictionary<string, ReportedItem>(StringComparer.Ordinal);
        foreach (var (id, told) in nodes)
        {
            var site = SiteOf(name, told);
            if (!items.TryAdd(site.Key, site)) site = items[site.Key];
            items[$"{name}:node:{id}"] = new ReportedItem($"{name}:node:{id}", "network-device", $"node {id}")
                {
                    Stage = told.GetValueOrDefault("Internal") == "0" ? Stage.Planned : Stage.InUse,
                }
                .With(ConfigurationItem.NameKey, $"{name} {told.GetValueOrDefault("label") ?? id}")
                .With("role", told.GetValueOrDefault("type"))
                .To("located-in", site);
        }

        var lost = 0;
        foreach (var (from, to) in edges)
            if (items.GetValueOrDefault($"{name}:node:{from}") is { } one && items.GetValueOrDefault($"{name}:node:{to}") is { } other) Connect(one, other);
            else lost++;
        return new(items.Values, Account(items.Values, lost));
    }

    // A line has no direction: told once, from the end that sorts first.
    private static void Connect(ReportedItem one, ReportedItem other)
    {
        if (string.CompareOrdinal(one.Key, other.Key) > 0) (one, other) = (other, one);
        one.To("connected-to", other);
    }

    private static ReportedItem SiteOf(string network, Dictionary<string, string> told)
    {
        var (latitude, longitude) = (Degrees(told, "Latitude"), Degrees(told, "Longitude"));
        var place = latitude is null || longitude is null ? network : told.GetValueOrDefault("label") ?? $"{latitude}, {longitude}";
        return new ReportedItem($"{network}:site:{place}:{latitude}:{longitude}", "site", $"place {place}")
            .With(ConfigurationItem.NameKey, place).With("latitude", latitude).With("longitude", longitude).With("address", told.GetValueOrDefault("Country"));
    }

    private static string? Degrees(Dictionary<string, string> told, string key) =>
        double.TryParse(told.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            ? degrees.ToString("0.######", CultureInfo.InvariantCulture)
            : null;

    private ModelCount[] Account(IEnumerable<ReportedItem> items, int lost)
    {
        var connected = items.Sum(item => item.Relations.Count(relation => relation.Kind == "connected-to"));
        var sites = items.Count(item => item.Type == "site");
        SkipCount[] skips =
        [
            .. lost > 0 ? [SkipReason.EndMissing.Times(lost)] : Array.Empty<SkipCount>(),
            .. edges.Count - lost - connected > 0
                ? [SkipReason.SecondLine.Times(edges.Count - lost - connected)]
                : Array.Empty<SkipCount>(),
        ];
        return
        [
            new("node", nodes.Count, nodes.Count, 0, 0, nodes.Count, []),
            new("edge", edges.Count, 0, 0, connected, connected, skips),
            new("place", sites, sites, 0, 0, 0, []),
        ];
    }
}
