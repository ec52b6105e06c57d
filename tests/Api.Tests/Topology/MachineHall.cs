using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Walls;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Topology;

/// <summary>
/// A provincial machine hall on which two counties stand: two feeds for a switch, a server in each county behind it, an application on
/// the server of the one that also needs the other's.
/// </summary>
internal sealed class MachineHall(OpsHost host)
{
    public static readonly Guid FeedA = Id("feed a"), FeedB = Id("feed b"), Switch = Id("switch");
    public static readonly Guid WestServer = Id("west server"), EastServer = Id("east server"), WestApplication = Id("west application");

    public async Task Fill()
    {
        await Tell(SmallTown.Province, FeedA, Item("power-feed", "Feed A"));
        await Tell(SmallTown.Province, FeedB, Item("power-feed", "Feed B"));
        await Tell(SmallTown.Province, Switch, Item("switch", "Core switch"), On("powered-by", FeedA, "power"), On("powered-by", FeedB, "power"));
        await Tell(SmallTown.East, EastServer, Item("server", "East server"), On("uplinks-to", Switch), new ItemEntrusted(null, null, SmallTown.Portal));
        await Tell(SmallTown.West, WestServer, Item("server", "West server"), On("uplinks-to", Switch));
        await Tell(
            SmallTown.West, WestApplication, Item("application", "West application"), On("runs-on", WestServer), On("depends-on", EastServer),
            new ItemClassified(Importance.Core, DataLabel.Normal), new ItemEntrusted(null, null, SmallTown.Mail));
    }

    /// <summary>Adds facts to the stream of an item, which the first of them may begin.</summary>
    public async Task Tell(string organisation, Guid item, params ConfigurationItemEvent[] facts)
    {
        var store = host.Services.GetRequiredKeyedService<IDocumentStore>(DatabaseRole.Owner);
        await using var session = store.LightweightSession(organisation);
        if (facts[0] is ItemRegistered registered)
            session.Events.StartStream(item, [registered with { Organisation = organisation }, .. facts[1..]]);
        else session.Events.Append(item, [.. facts]);
        await session.SaveChangesAsync();
        host.Services.GetRequiredService<CommitSignal>().Raise(facts.Length);
    }

    public static ItemRegistered Item(string type, string name) => new(
        "", type, 0, Stage.InUse, ItemSources.Manual, new Dictionary<string, string> { [ConfigurationItem.NameKey] = name });

    public static ItemRelated On(string kind, Guid target, string? group = null) =>
        new(kind, target, ItemSources.Manual, 100, null, group, group is null ? null : 1);

    private static Guid Id(string name) => Ids.Derived("machine hall", name);
}
