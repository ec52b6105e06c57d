using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>A program with a token that reads whatever it can get, and looks through all of it for words of others.</summary>
internal sealed partial class CanaryReader(OpsHost host, string token)
{
    /// <summary>Every list and every search, each an operation of its own so that one that is not permitted hides no other.</summary>
    private static readonly string[] Questions =
    [
        "{ incidents(first: 100, asOf: \"$now\") { nodes { title description reporter category resolution team { name } } } }",
        "{ incidents(first: 100, filter: { text: \"canary\" }) { nodes { title } } }",
        "{ incidents(first: 10, filter: { text: \"$foreign\" }) { totalCount nodes { title } } }",
        "{ incidents(first: 20) { nodes { timeline(first: 10) { nodes { by text } } children { title } duplicates { title } links { id } } } }",
        "{ slaClocks(first: 200) { nodes { number title organisation { name } service { name } team { name } incident { title } } } }",
        "{ slaAttainment(by: SERVICE, from: \"2020-01-01T00:00:00Z\", to: \"2030-01-01T00:00:00Z\") { name } }",
        "{ audit(first: 200) { nodes { input reason person operation } } }",
        "{ audit(first: 200, filter: { text: \"canary\" }) { nodes { input } } }",
        "{ services(first: 100) { nodes { name organisation { name } ownerTeam { name members } } } }",
        "{ teams(first: 100) { nodes { name members organisation { name } } } }",
        "{ organisations(first: 100) { nodes { code name parent { name } } } }",
        "{ calendars(first: 100) { nodes { name } } agreements(first: 100) { nodes { name } } }",
        "{ accounts(first: 20) { nodes { login name grants { reason subjectName } groups { name } } } }",
        "{ accessGroups(first: 100) { nodes { name } } }",
        "{ accessTokens(first: 100) { nodes { name } } }",
        "{ grants(first: 100) { nodes { reason subjectName } } }",
        "{ myWork { person } }",
    ];

    private readonly Subject subject = new(SubjectKind.Token, AccessToken.IdOf(TokenSecret.HashOf(token)!));
    private readonly Dictionary<string, int> answered = [];

    public Subject Subject => subject;

    /// <summary>How many things with content were delivered.</summary>
    public long Deliveries { get; private set; }

    /// <summary>Words that were seen and belong to somebody else, with where.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>How often each question was answered with content: a canary that sees nothing proves nothing.</summary>
    public IReadOnlyDictionary<string, int> Answered => answered;

    public async Task ReadAll(string foreignWord)
    {
        foreach (var question in Questions) await Ask(question.Replace("$now", $"{DateTimeOffset.UtcNow:O}").Replace("$foreign", foreignWord));
        await Get("/feeds/events?limit=400", "feed");
        await Get("/exports/incidents", "export");
        await Get("/exports/audit", "export");
    }

    /// <summary>What each question without content was told instead.</summary>
    public Dictionary<string, string> Unanswered { get; } = [];

    /// <summary>Asks for a thing of somebody else by its id; the answer, refusals too, must not tell its words.</summary>
    public async Task Pry(Guid incident)
    {
        await Ask($"{{ incident(id: \"{incident}\") {{ title }} streamHistory(id: \"{incident}\") {{ __typename }} }}");
        await Ask($"mutation {{ commentIncident(input: {{ commandId: \"{Guid.CreateVersion7()}\", incidentId: \"{incident}\", text: \"hello\", visibility: INTERNAL }}) {{ refusal {{ code reason field }} }} }}");
    }

    private async Task Ask(string question)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = question }), System.Text.Encoding.UTF8, "application/json"),
        };
        await Check(request, question[..Math.Min(question.Length, 40)]);
    }

    private Task Get(string path, string name) => Check(new HttpRequestMessage(HttpMethod.Get, path), name);

    private async Task Check(HttpRequestMessage request, string name)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var before = Reach();
        using var answer = await host.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var after = Reach();
        var seen = Words().Matches(text);
        Deliveries += seen.Count;
        if (seen.Count == 0) Unanswered[name] = text;
        if (seen.Count > 0) answered[name] = answered.GetValueOrDefault(name) + seen.Count;
        foreach (var word in seen.DistinctBy(match => match.Value))
        {
            var code = word.Groups["code"].Value;
            var isShared = word.Groups["kind"].Value == "sparrow";
            if (!before.Sees(code, isShared) && !after.Sees(code, isShared)) Foreign.Add($"{name}: {word.Value}");
        }
    }

    private Sight Reach()
    {
        var tree = host.Services.GetRequiredService<LandscapeMemory>().Current;
        return new(host.Services.GetRequiredService<RightsBook>().Of(subject), tree);
    }

    private readonly record struct Sight(Rights Rights, Landscape Tree)
    {
        public bool Sees(string code, bool isShared)
        {
            var (rights, tree) = (Rights, Tree);
            var reached = rights.Operations.SelectMany(operation => rights.OrganisationsOf(operation) ?? tree.Organisations.Keys.ToHashSet()).ToHashSet();
            return reached.Contains(code) || isShared && reached.SelectMany(tree.Lineage).Contains(code);
        }
    }

    [GeneratedRegex("(?<kind>canary|sparrow)(?<code>[0-9]{6})")]
    private static partial Regex Words();
}
