using System.Net;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>
/// Nobody ever gets a word of an organisation that is not theirs, by whatever door they come and while their rights change under them.
/// </summary>
public sealed class CanaryTests(SharedPostgres postgres)
{
    private const int UsualChanges = 50;
    private const int EnoughEach = 2_000;

    /// <summary>The questions that are made of the schema are many: they are asked in every so manieth round.</summary>
    private const int EverythingEach = 5;

    /// <summary>Which rights change is drawn from this, so that a red run can be repeated.</summary>
    private const int Seed = 330_106;

    /// <summary>Fewer for the mutants, which have to be caught one after the other.</summary>
    private static readonly int Changes =
        int.TryParse(Environment.GetEnvironmentVariable("OPS_CANARY_CHANGES"), out var asked) ? asked : UsualChanges;

    private static readonly string[] Codes = [.. CanaryHouse.Organisations.Select(organisation => organisation.Code)];

    [Fact]
    public async Task No_word_of_another_organisation_is_ever_delivered()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var house = new CanaryHouse(host);
        await house.Fill();
        await host.Eventually(
            "{ incidents(first: 1) { totalCount } }", told => (int?)told["data"]?["incidents"]?["totalCount"] >= 180,
            token: await host.IssueAsync([Role.Operator], label: DataLabel.Important));
        await EveryTextWasRecorded(host);
        await SecondWall.TakeDownIfAsked(host);

        var readers = await Readers(host);
        var wanderers = readers[..4]; // those whose rights change
        var schema = host.Services.GetRequiredService<ISchema>();
        var sizes = await Sizes(host, schema, house);
        var subscribers = wanderers.Select(reader => new CanarySubscriber(host, reader.Token, reader.Overhear).Start()).ToList();

        var given = new List<Guid>();
        var chance = new Random(Seed);
        var strangers = await Incidents(host);
        for (var change = 0; change < Changes; change++)
        {
            var changing = Change(host, wanderers[chance.Next(wanderers.Count)], given, chance);
            var any = Codes[chance.Next(Codes.Length)];
            await Task.WhenAll(readers.Select(reader => reader.ReadAll(any, house.FilesOf(any))).Append(changing).Append(house.Stir()));
            foreach (var reader in readers)
            {
                var (incident, home, label) = strangers[chance.Next(strangers.Count)];
                await reader.Pry(incident, home, label);
            }
            NothingForeign(readers);
            if (change % EverythingEach == 0)
                foreach (var code in Codes)
                    await Task.WhenAll(readers.Select(reader => reader.AskEverything(
                        sizes.ToDictionary(root => root.Key, root => CanaryDocuments.Of(schema, root.Key, code, house.IdsOf(code), root.Value)))));
        }

        await house.Stir();
        await Eventually.IsTrueAsync(() => Task.FromResult(wanderers.Any(reader => reader.Answered.ContainsKey("subscription"))), "a socket told something");
        foreach (var subscriber in subscribers) await subscriber.DisposeAsync();
        NothingForeign(readers);
        readers.Sum(reader => reader.Deliveries).ShouldBeGreaterThan(Changes * EnoughEach);
        TestContext.Current.SendDiagnosticMessage($"{readers.Sum(reader => reader.Deliveries)} words were delivered, each to somebody who may read it");
        readers.ShouldContain(reader => reader.SawSensitive);
        // Who is never answered cannot be told too much: every question has to be answered with words, by whoever may ask it.
        var silent = ((string[])["{ incidents", "{ slaClocks", "{ audit", "{ search", "feed", "export", "file", "metrics", "subscription"])
            .Where(kind => !readers.Any(reader => reader.Answered.Keys.Any(asked => asked.StartsWith(kind, StringComparison.Ordinal))))
            .Concat(sizes.Keys.Except(CanaryDocuments.WithoutWords).Where(root => !readers.Any(reader => reader.Answered.ContainsKey(root))))
            .Select(asked => $"{asked}: {readers[0].Unanswered.GetValueOrDefault(asked)}");
        silent.ShouldBeEmpty();
    }

    private static void NothingForeign(IEnumerable<CanaryReader> readers) =>
        readers.SelectMany(reader => reader.Foreign.ToArray()).Distinct().ShouldBeEmpty();

    /// <summary>Four who wander, and one of each administration: their lists are seen by nobody else.</summary>
    private static async Task<List<CanaryReader>> Readers(OpsHost host)
    {
        var readers = new List<CanaryReader>();
        foreach (var (code, label) in new[] { ("330106", DataLabel.Important), ("330100", DataLabel.Normal), ("320102", DataLabel.Sensitive), ("320000", DataLabel.Normal) })
            readers.Add(new(host, await host.IssueAsync([Role.Operator, Role.Auditor, Role.Partner, Role.ProbePoint], code, name: $"reader {readers.Count}", label: label)));
        readers.Add(new(host, await host.IssueAsync([Role.SystemAdministrator], "330100", name: "system administration")));
        readers.Add(new(host, await host.IssueAsync([Role.SecurityAdministrator], "320000", name: "security administration")));
        return readers;
    }

    /// <summary>A canary of which a text was forgotten would keep silent about it: every command that has texts shows up in the audit trail with them.</summary>
    private static async Task EveryTextWasRecorded(OpsHost host)
    {
        var expected = CanaryCommands.Types.Select(Operations.Of).ToHashSet();
        var missing = expected;
        await Eventually.IsTrueAsync(async () =>
        {
            var seen = await PlainSql.AskAsync<string[]>(
                host.ConnectionString, "select coalesce(array_agg(distinct operation), '{}') from read.audit_trail_v1 where row ->> 'input' ~ 'canary|sparrow'");
            return (missing = [.. expected.Except(seen)]).Count == 0;
        }, $"commands of which no text was recorded: {string.Join(", ", missing)}");
    }

    /// <summary>How long the lists of each root field may be for its document to be let in.</summary>
    private static async Task<Dictionary<string, DocumentSize>> Sizes(OpsHost host, ISchema schema, CanaryHouse house)
    {
        var sizes = new Dictionary<string, DocumentSize>();
        foreach (var root in CanaryDocuments.Roots(schema))
        {
            foreach (var size in CanaryDocuments.Sizes)
            {
                var told = await host.Send(CanaryDocuments.Of(schema, root, Codes[0], house.IdsOf(Codes[0]), size));
                var trouble = told["errors"]?[0]?["extensions"]?["code"]?.ToString();
                var isTooLong = (int?)told["status"] == (int)HttpStatusCode.RequestEntityTooLarge; // said before anything is read of it
                if (isTooLong || trouble is "document-too-costly" or "too-many-selections") continue;
                trouble.ShouldBeOneOf([null, "not-permitted", "unknown-stream"], told.ToJsonString());
                sizes[root] = size;
                break;
            }
            sizes.Keys.ShouldContain(root, $"no size is small enough: {CanaryDocuments.Of(schema, root, Codes[0], house.IdsOf(Codes[0]), CanaryDocuments.Sizes[^1])}");
        }
        return sizes;
    }

    /// <summary>Gives a reader something somewhere, or takes something back.</summary>
    private static async Task Change(OpsHost host, CanaryReader reader, List<Guid> given, Random chance)
    {
        if (given.Count > 3 && chance.Next(2) == 0)
        {
            var taken = given[chance.Next(given.Count)];
            given.Remove(taken);
            await host.DoAsync(new RevokeGrant(Guid.CreateVersion7(), taken, "It is over"));
            return;
        }

        var (grant, where) = (Guid.CreateVersion7(), Codes[chance.Next(Codes.Length)]);
        given.Add(grant);
        await host.DoAsync(new GiveGrant(
            Guid.CreateVersion7(), grant, reader.Subject.Kind, reader.Subject.Id, Roles.KeyOf(chance.Next(2) == 0 ? Role.Operator : Role.Auditor),
            where, chance.Next(2) == 0, $"{CanaryHouse.Secret(where)} asked for it", Label: (DataLabel)chance.Next(3)));
    }

    private static async Task<IReadOnlyList<(Guid Id, string Home, DataLabel Label)>> Incidents(OpsHost host)
    {
        var answer = await host.Send(
            "{ incidents(first: 200) { nodes { id label organisation { code } } } }", token: await host.IssueAsync([Role.Operator], label: DataLabel.Important));
        return
        [
            .. answer["data"]!["incidents"]!["nodes"]!.AsArray().Select(node => (
                Guid.Parse(node!["id"]!.ToString()), node["organisation"]!["code"]!.ToString(), Enum.Parse<DataLabel>(node["label"]!.ToString(), ignoreCase: true))),
        ];
    }
}
