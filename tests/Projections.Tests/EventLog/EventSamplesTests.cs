using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.Tests.EventLog;

/// <summary>
/// One frozen JSON for every event that was ever stored. It is never edited: when a test here turns red, history would no longer be
/// readable, and what is needed is a new version of the event. OPS_ACCEPT=1 writes samples for new events only.
/// </summary>
public sealed class EventSamplesTests
{
    private static readonly JsonSerializerOptions Indented = new(EventJson.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. WireNames.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_reads_its_frozen_sample(string name)
    {
        var file = FileOf(name);
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("OPS_ACCEPT") == "1")
            File.WriteAllText(file, Pretty(Specimen.Of(WireNames.All[name])) + "\n");
        File.Exists(file).ShouldBeTrue($"{name} has no frozen sample; run with OPS_ACCEPT=1 and read what it writes before committing it.");

        var stored = File.ReadAllText(file);
        var read = Recorded.FactOf(name, System.Text.Encoding.UTF8.GetBytes(stored));

        JsonNode.DeepEquals(JsonNode.Parse(Pretty(read)), JsonNode.Parse(stored)).ShouldBeTrue($"{name} reads its sample as {Pretty(read)}");
    }

    [Fact]
    public void Every_sample_still_has_its_event() =>
        Directory.GetFiles(Path.GetDirectoryName(FileOf("any"))!, "*.json").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(WireNames.All.Keys);

    [Fact]
    public void Every_concrete_event_has_a_name() =>
        typeof(WireNames).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && Ancestors(type).Any(ancestor => ancestor.IsAbstract && ancestor.Name.EndsWith("Event", StringComparison.Ordinal)))
            .Where(type => !WireNames.All.Values.Contains(type)).ShouldBeEmpty();

    [Fact]
    public void A_name_nobody_knows_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => Recorded.FactOf("incident.abducted.v1", "{}"u8)).Message.ShouldContain("incident.abducted.v1");

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var next = type.BaseType; next is not null; next = next.BaseType) yield return next;
    }

    private static string Pretty(object fact) => JsonSerializer.Serialize(fact, fact.GetType(), Indented);

    private static string FileOf(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Samples", $"{name}.json");
}
