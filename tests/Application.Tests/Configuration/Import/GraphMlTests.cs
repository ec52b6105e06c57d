using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using EventSourcedOps.Application.Configuration.Import.Graphs;
using EventSourcedOps.Application.Files;

namespace EventSourcedOps.Application.Tests.Configuration.Import;

public sealed class GraphMlTests
{
    private const string Small = """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key attr.name="label" attr.type="string" for="node" id="d1" /><key attr.name="Latitude" attr.type="double" for="node" id="d2" />
          <key attr.name="Longitude" attr.type="double" for="node" id="d3" /><key attr.name="Network" attr.type="string" for="graph" id="d4" />
          <graph edgedefault="undirected"><data key="d4">Zhe</data>
            <node id="0"><data key="d1">杭州</data><data key="d2">30.27</data><data key="d3">120.15</data></node>
            <node id="1"><data key="d1">宁波</data></node>
            <edge source="0" target="1" /><edge source="1" target="0" /><edge source="0" target="9" />
          </graph>
        </graphml>
        """;

    [Fact]
    public void Nodes_are_devices_at_their_places_and_edges_connect_them_once()
    {
        var told = GraphMlFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Small)));
        told.Items.Where(item => item.Type == "network-device").Select(item => item.Attributes["name"]).ShouldBe(["Zhe 杭州", "Zhe 宁波"], ignoreOrder: true);
        told.Items.Where(item => item.Type == "site").Select(item => item.Attributes["name"]).ShouldBe(["杭州", "Zhe"], ignoreOrder: true);
        told.Items.SelectMany(item => item.Relations).Count(relation => relation.Kind == "connected-to").ShouldBe(1);
        told.Models.Single(model => model.Model == "edge").Skipped.Sum(skip => skip.Count).ShouldBe(2);
    }

    [Fact]
    public void Entities_of_a_file_are_not_followed() =>
        Should.Throw<FileRefusedException>(() => GraphMlFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("<!DOCTYPE g [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><g>&x;</g>"))));

    /// <summary>Every network of the Topology Zoo, counted in the XML by another way of reading it.</summary>
    [Fact]
    public void Every_network_of_the_zoo_is_read_whole()
    {
        Assert.SkipUnless(File.Exists(RealDump.Zoo), $"The zoo is not at {RealDump.Zoo}.");
        using var archive = new TarReader(new GZipStream(File.OpenRead(RealDump.Zoo), CompressionMode.Decompress));
        var networks = 0;
        while (archive.GetNextEntry(copyData: true) is { } entry)
        {
            if (!entry.Name.EndsWith(".graphml", StringComparison.OrdinalIgnoreCase) || entry.DataStream is null) continue;
            var xml = XDocument.Load(entry.DataStream);
            entry.DataStream.Position = 0;
            var nodes = xml.Descendants().Count(element => element.Name.LocalName == "node");
            if (nodes == 0) continue;
            var told = GraphMlFile.Read(entry.DataStream);
            told.Models.Single(model => model.Model == "node").Items.ShouldBe(nodes, entry.Name);
            var edges = told.Models.Single(model => model.Model == "edge");
            edges.Read.ShouldBe(xml.Descendants().Count(element => element.Name.LocalName == "edge"), entry.Name);
            (edges.Links + edges.Skipped.Sum(skip => skip.Count)).ShouldBe(edges.Read, entry.Name);
            networks++;
        }

        networks.ShouldBePositive();
    }
}
