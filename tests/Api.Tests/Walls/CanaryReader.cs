using System.Diagnostics;
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
        "{ incidents(first: 20, filter: { organisations: [\"$code\"] }) { nodes { title } } }",
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
        "{ search(text: \"sparrow\", first: 10) { services { name } teams { name members } organisations { name } } }",
        "{ incidents(first: 10, filter: { text: \"$hushed\" }) { totalCount nodes { title timeline(first: 20) { nodes { data } } } } }",
        "{ assets(first: 20, filter: { text: \"$hushed\" }) { totalCount nodes { tag custodian timeline(first: 20) { nodes { data } } } } }",
        "{ stocktakings(first: 20, asOf: \"$now\") { nodes { name lines(first: 5) { nodes { tag } } } } }",
        "{ myWork { person } }",
    ];

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private readonly Subject subject = new(SubjectKind.Token, AccessToken.IdOf(TokenSecret.HashOf(token)!));
    private readonly Dictionary<string, int> answered = [];
    private readonly Lock gate = new();
    private readonly Queue<(long At, Sight Sight)> lately = new();

    public Subject Subject => subject;

    public string Token => token;

    /// <summary>How many things with content were delivered.</summary>
    public long Deliveries { get; private set; }

    /// <summary>Whether anything sensitive was among them.</summary>
    public bool SawSensitive { get; private set; }

    /// <summary>Words that were seen and belong to somebody else, with where.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>How often each question was answered with content: a canary that sees nothing proves nothing.</summary>
    public IReadOnlyDictionary<string, int> Answered
    {
        get
        {
            lock (gate) return new Dictionary<string, int>(answered);
        }
    }

    /// <param name="code">An organisation that may be anybody's.</param>
    public async Task ReadAll(string code, IEnumerable<string> files)
    {
        foreach (var question in Questions)
            await Ask(question.Replace("$now", $"{DateTimeOffset.UtcNow:O}").Replace("$foreign", CanaryHouse.Secret(code)).Replace("$hushed", CanaryHouse.Hushed(code)).Replace("$code", code));
        await Get("/feeds/events?limit=400", "feed");
        await Get($"/feeds/events?limit=100&organisations={code}", "feed of one");
        await Get($"/api/v1/query?query=last_over_time({{place=~\".%2B\"}}[2h])&time={DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeSeconds()}", "metrics");
        await Get("/api/v1/series?match[]={place=~\".%2B\"}", "metrics");
        await Get($"/api/v1/series?match[]={{organisation=\"{code}\"}}", "metrics of one");
        await Get("/api/v1/metadata", "metrics");
        await Get("/exports/incidents", "export");
        await Get("/exports/audit", "export");
        foreach (var file in files) await Get(file, "file");
    }

    /// <summary>Asks the root fields of the schema, about things of that organisation where they need a thing.</summary>
    public async Task AskEverything(IReadOnlyDictionary<string, string> documents)
    {
        foreach (var (root, document) in documents) await Ask(document, root);
    }

    /// <summary>What a socket told. Rights may have ended on its way: what was allowed within the promised five seconds counts as allowed.</summary>
    public void Overhear(string name, string text)
    {
        var now = Reach();
        Sight[] sights;
        lock (gate) sights = [now, .. lately.Where((_, i) => i + 1 < lately.Count && !IsOver(lately.ElementAt(i + 1).At)).Select(sight => sight.Sight)];
        Judge(name, text, sights);
    }

    /// <summary>What each question without content was told instead.</summary>
    public Dictionary<string, string> Unanswered { get; } = [];

    /// <summary>Asks for a thing of somebody else by its id; the answer, refusals too, must not tell its words.</summary>
    public async Task Pry(Guid incident, string code, DataLabel label)
    {
        await Ask($"{{ incident(id: \"{incident}\") {{ title }} streamHistory(id: \"{incident}\") {{ __typename }} }}");
        var answer = await Ask($"mutation {{ commentIncident(input: {{ commandId: \"{Guid.CreateVersion7()}\", incidentId: \"{incident}\", text: \"hello\", visibility: INTERNAL }}) {{ refusal {{ code reason field }} }} }}");
        if (answer.Contains("\"refusal\":null", StringComparison.Ordinal) && !Reach().Rights.Reaches("incident.comment", code, label)) Foreign.Add($"wrote at {code}");
    }

    private async Task<string> Ask(string question, string? name = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = question }), System.Text.Encoding.UTF8, "application/json"),
        };
        return await Check(request, name ?? question[..Math.Min(question.Length, 40)]);
    }

    private Task<string> Get(string path, string name) => Check(new HttpRequestMessage(HttpMethod.Get, path), name);

    private async Task<string> Check(HttpRequestMessage request, string name)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var before = Reach();
        using var answer = await host.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var after = Reach();
        Judge(name, text, before, after);
        return text;
    }

    private void Judge(string name, string text, params IReadOnlyList<Sight> sights)
    {
        var seen = Words().Matches(text);
        lock (gate)
        {
            Deliveries += seen.Count;
            if (seen.Count == 0) Unanswered[name] = text;
            else answered[name] = answered.GetValueOrDefault(name) + seen.Count;
            foreach (var word in seen.DistinctBy(match => match.Value))
            {
                // Whoever asks who could do something here is told by which grants, those that were given above for all below as well.
                var (code, kind) = (word.Groups["code"].Value, word.Groups["kind"].Value);
                var label = kind == "magpie" ? DataLabel.Sensitive : DataLabel.Normal;
                SawSensitive |= label == DataLabel.Sensitive;
                if (!sights.Any(sight => sight.Sees(code, label, kind == "sparrow" || name == "whoCould"))) Foreign.Add($"{name}: {word.Value}");
            }
        }
    }

    private Sight Reach()
    {
        var tree = host.Services.GetRequiredService<LandscapeMemory>().Current;
        var sight = new Sight(host.Services.GetRequiredService<RightsBook>().Of(subject), tree);
        lock (gate)
        {
            if (lately.Count == 0 || !lately.Last().Sight.Rights.Match(sight.Rights)) lately.Enqueue((Stopwatch.GetTimestamp(), sight));
            else if (lately.Count > 1 && IsOver(lately.ElementAt(1).At)) lately.Dequeue();
        }
        return sight;
    }

    /// <summary>Whether what began then has replaced what was before it for longer than anything may live on.</summary>
    private static bool IsOver(long began) => Stopwatch.GetElapsedTime(began) > Promised;

    private readonly record struct Sight(Rights Rights, Landscape Tree)
    {
        public bool Sees(string code, DataLabel label, bool isShared)
        {
            var (rights, tree) = (Rights, Tree);
            // What everybody may do is about oneself, and reaches nobody else's things.
            var reached = rights.Operations.Except(Roles.OfEverybody).SelectMany(operation => rights.OrganisationsOf(operation, label) ?? tree.Organisations.Keys.ToHashSet()).ToHashSet();
            return reached.Contains(code) || isShared && reached.SelectMany(tree.Lineage).Contains(code);
        }
    }

    [GeneratedRegex("(?<kind>canary|sparrow|magpie)(?<code>[0-9]{6})")]
    private static partial Regex Words();
}
