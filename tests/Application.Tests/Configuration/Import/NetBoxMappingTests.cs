using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Configuration.Import.NetBox;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Tests.Configuration.Import;

public sealed class NetBoxMappingTests
{
    /// <summary>Counted in the dump itself, by another way of reading it than the product's.</summary>
    [Fact]
    public async Task Every_record_of_the_real_dump_is_accounted_for()
    {
        RealDump.SkipWithout();
        var told = await Mapped();
        var counted = RealDump.Records().CountBy(record => (string)record["model"]!).ToDictionary();
        told.Models.Sum(model => model.Read).ShouldBe(6_915);
        told.Models.ToDictionary(model => model.Model, model => model.Read).ShouldBe(counted, ignoreOrder: true);
        told.Models.ShouldAllBe(model => model.Read == model.Items + model.Attributes + model.Links + model.Skipped.Sum(skip => skip.Count));
        told.Models.Sum(model => model.Items).ShouldBe(told.Items.Count);
        told.Models.Sum(model => model.Relations).ShouldBe(told.Items.Sum(item => item.Relations.Count));
    }

    [Fact]
    public async Task Relations_of_the_real_dump_are_those_that_its_fields_tell()
    {
        RealDump.SkipWithout();
        var (told, records) = (await Mapped(), RealDump.Records());
        var byKey = told.Items.ToDictionary(item => item.Key);
        Pointing("dcim.device", "rack", "located-in");
        Pointing("dcim.rack", "location", "located-in");
        Pointing("virtualization.virtualmachine", "cluster", "runs-on");
        Pointing("virtualization.vminterface", "virtual_machine", "part-of");
        Pointing("circuits.circuit", "provider", "depends-on");
        Pointing("ipam.vlan", "site", "located-in");
        Count("tenancy.contactassignment").ShouldBe(told.Items.Sum(item => item.Relations.Count(relation => relation.Kind == "in-charge-of")));
        Count("dcim.cabletermination").ShouldBe(216);

        // Its own complete paths between interfaces, each kept from both ends, against the ways walked here.
        var types = records.Where(record => (string)record["model"]! == "contenttypes.contenttype").Count();
        types.ShouldBe(119);
        var paths = records.Where(record => (string)record["model"]! == "dcim.cablepath" && (bool)record["fields"]!["is_complete"]!)
            .Select(record => record["fields"]!["path"]!.AsArray()).Select(path => (From: (string)path[0]![0]!, To: (string)path[^1]![0]!))
            .Where(path => path.From.Split(':')[0] == path.To.Split(':')[0]).Select(path => Pair(path.From.Split(':')[1], path.To.Split(':')[1])).ToHashSet();
        var ways = told.Items.Where(item => item.Key.StartsWith("dcim.interface:", StringComparison.Ordinal))
            .SelectMany(item => item.Relations.Where(relation => relation.Kind == "connected-to" && relation.Target.StartsWith("dcim.interface:", StringComparison.Ordinal))
                .Select(relation => Pair(item.Key.Split(':')[1], relation.Target.Split(':')[1]))).ToHashSet();
        paths.Where(path => !ways.Contains(path)).ShouldBeEmpty();

        void Pointing(string model, string field, string kind)
        {
            var fields = records.Where(record => (string)record["model"]! == model && record["fields"]![field] is not null)
                .Select(record => ($"{model}:{record["pk"]}", (long)record["fields"]![field]!));
            foreach (var (key, target) in fields)
                byKey[key].Relations.ShouldContain(relation => relation.Kind == kind && relation.Target.EndsWith($":{target}"), $"{key} {kind} {target}");
        }

        int Count(string model) => records.Count(record => (string)record["model"]! == model);

        static (string, string) Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
    }

    [Fact]
    public async Task Switches_hang_on_what_is_above_them_and_draw_power_from_what_feeds_them()
    {
        RealDump.SkipWithout();
        var told = await Mapped();
        var byName = told.Items.Where(item => item.Key.StartsWith("dcim.device:", StringComparison.Ordinal)).ToLookup(item => item.Attributes["name"]);
        var akron = byName["dmi01-akron-sw01"].Single();
        akron.Type.ShouldBe("switch");
        akron.Relations.Where(relation => relation.Kind == "uplinks-to").Select(relation => relation.Target)
            .ShouldBe(byName["dmi01-akron-rtr01"].Select(router => router.Key));
        akron.Relations.ShouldContain(relation => relation.Kind == "powered-by" && relation.Target == byName["dmi01-akron-pdu01"].Single().Key);
        var stands = told.Items.SelectMany(item => item.Relations.Where(relation => relation.Group == "power").Select(relation => (item.Type, relation.Needed)));
        stands.ShouldContain(("rack", 1));
    }

    /// <summary>No value is told that the type could not keep.</summary>
    [Fact]
    public async Task The_real_dump_tells_nothing_that_its_types_cannot_read()
    {
        RealDump.SkipWithout();
        var unfit = (await Mapped()).Items.SelectMany(item => item.Attributes.Select(value => (item, value.Key, value.Value)))
            .Where(told => ItemModel.BuiltIn.ShapeOf(told.item.Type)?.Attribute(told.Key) is not { } attribute || attribute.Read(told.Value, out _) is not null)
            .Select(told => $"{told.item.Type}.{told.Key} = {told.Value} ({told.item.Place})").Distinct().Take(20);
        unfit.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"pk\": 1}]")]
    [InlineData("[")]
    [InlineData("[]")]
    public async Task What_is_no_dump_is_refused(string text)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await Should.ThrowAsync<Files.FileRefusedException>(() => NetBoxDump.Load(file, null, TestContext.Current.CancellationToken));
    }

    private static async Task<ReportedItems> Mapped()
    {
        await using var file = File.OpenRead(RealDump.Path);
        return NetBoxMapping.Map(await NetBoxDump.Load(file, null, TestContext.Current.CancellationToken));
    }
}
