using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>
/// Nobody ever gets a word of an organisation that is not theirs, by whatever door they come and while their rights change under them.
/// </summary>
public sealed class CanaryTests(SharedPostgres postgres)
{
    private const int Changes = 50;
    private const int Enough = 100_000;

    /// <summary>Which rights change is drawn from this, so that a red run can be repeated.</summary>
    private const int Seed = 330_106;

    private static readonly string[] Codes = [.. CanaryHouse.Organisations.Select(organisation => organisation.Code)];

    [Fact]
    public async Task No_word_of_another_organisation_is_ever_delivered()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        await new CanaryHouse(host).Fill();
        var readers = new List<CanaryReader>();
        foreach (var code in (string[])["330106", "330100", "320102", "320000"])
            readers.Add(new(host, await host.IssueAsync([Role.Operator, Role.Auditor], code, name: $"reader {readers.Count}")));
        await host.Eventually(
            "{ incidents(first: 1) { totalCount } }", told => (int?)told["data"]?["incidents"]?["totalCount"] == 180,
            token: await host.TokenOfAsync(Role.Operator));

        var given = new List<Guid>();
        var chance = new Random(Seed);
        var strangers = await Incidents(host);
        for (var change = 0; change < Changes; change++)
        {
            var changing = Change(host, readers[chance.Next(readers.Count)], given, chance);
            var foreign = CanaryHouse.Secret(Codes[chance.Next(Codes.Length)]);
            await Task.WhenAll(readers.Select(reader => reader.ReadAll(foreign)).Append(changing));
            foreach (var reader in readers) await reader.Pry(strangers[chance.Next(strangers.Count)]);
        }

        readers.SelectMany(reader => reader.Foreign).ShouldBeEmpty();
        readers.Sum(reader => reader.Deliveries).ShouldBeGreaterThan(Enough);
        TestContext.Current.SendDiagnosticMessage($"{readers.Sum(reader => reader.Deliveries)} words were delivered, each to somebody who may read it");
        foreach (var question in (string[])["{ incidents", "{ slaClocks", "{ audit", "{ accounts", "{ services", "feed", "export"])
            readers.Sum(reader => reader.Answered.Where(pair => pair.Key.StartsWith(question, StringComparison.Ordinal)).Sum(pair => pair.Value))
                .ShouldBeGreaterThan(0, $"somebody was answered: {question}; {readers[0].Unanswered.FirstOrDefault(pair => pair.Key.StartsWith(question, StringComparison.Ordinal))}");
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

        var grant = Guid.CreateVersion7();
        given.Add(grant);
        await host.DoAsync(new GiveGrant(
            Guid.CreateVersion7(), grant, reader.Subject.Kind, reader.Subject.Id, Roles.KeyOf(chance.Next(2) == 0 ? Role.Operator : Role.Auditor),
            Codes[chance.Next(Codes.Length)], chance.Next(2) == 0, "A test needs it"));
    }

    private static async Task<IReadOnlyList<Guid>> Incidents(OpsHost host)
    {
        var answer = await host.Send("{ incidents(first: 200) { nodes { id } } }");
        return [.. answer["data"]!["incidents"]!["nodes"]!.AsArray().Select(node => Guid.Parse(node!["id"]!.ToString()))];
    }
}
