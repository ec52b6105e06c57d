using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>Alone, because processor time is counted for the whole process.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

[Collection(nameof(MeasuredAlone))]
public sealed class HostileDocumentTests : IAsyncLifetime
{
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(250);

    private SampleHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SampleHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_hostile_document_is_turned_away_cheaply()
    {
        var corpus = HostileDocuments.All().ToList();
        corpus.Count.ShouldBeGreaterThanOrEqualTo(60);
        corpus.Select(hostile => hostile.Name).ShouldBeUnique();

        var complaints = new List<string>();
        var costs = new List<(TimeSpan Spent, string Name)>();
        foreach (var hostile in corpus)
        {
            await _host.Post(hostile.Body, hostile.ContentType); // Compiles what it will run through.
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var response = await _host.Post(hostile.Body, hostile.ContentType);
            var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
            costs.Add((spent, hostile.Name));
            complaints.AddRange((await Complaints(response)).Select(complaint => $"{hostile.Name}: {complaint}"));
            if (spent > Allowed) complaints.Add($"{hostile.Name}: took {spent.TotalMilliseconds} ms");
        }
        foreach (var (spent, name) in costs.OrderDescending().Take(10))
            TestContext.Current.TestOutputHelper?.WriteLine($"{spent.TotalMilliseconds,6} ms  {name}");

        complaints.ShouldBeEmpty();
        (await _host.Ask("{ hello }")).Status.ShouldBe(200);
    }

    private static async Task<IEnumerable<string>> Complaints(HttpResponseMessage response)
    {
        var complaints = new List<string>();
        var text = await response.Content.ReadAsStringAsync();
        if (response.Status >= 500) complaints.Add($"answered {response.Status}");
        if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal)
            || text.Contains("secret", StringComparison.Ordinal))
            complaints.Add($"tells its insides: {text[..Math.Min(300, text.Length)]}");
        if (text.Length > 64 * 1024) complaints.Add($"answered {text.Length} letters");
        var errors = text.StartsWith('{') ? JsonNode.Parse(text)!["errors"]?.AsArray() : null;
        if (errors?.Count > 20) complaints.Add($"reported {errors.Count} errors");
        if (response.Status < 400 && errors is not { Count: > 0 }) complaints.Add($"was let through: {text[..Math.Min(100, text.Length)]}");
        return complaints;
    }
}
