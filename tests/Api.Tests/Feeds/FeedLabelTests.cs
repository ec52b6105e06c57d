using System.Collections.Frozen;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Feeds;

/// <summary>The newest events are kept in memory for everybody; each consumer gets those as sensitive as it may see.</summary>
public sealed class FeedLabelTests(SharedPostgres postgres)
{
    private const string West = "330106";

    private static readonly IReadOnlySet<string> None = FrozenSet<string>.Empty;
    private static readonly IReadOnlySet<string> Sensitive = new HashSet<string> { Place.Of(West, DataLabel.Sensitive) };

    [Fact]
    public void An_event_about_something_sensitive_needs_the_place_and_an_audit_entry_about_it_needs_both()
    {
        var (fact, entry) = (Entry(1, "incident.commented.v1", DataLabel.Sensitive), Entry(2, "audit.entry-recorded.v1", DataLabel.Sensitive));
        (Filter(None, None).Admits(fact), Filter(None, null).Admits(fact)).ShouldBe((false, false));
        (Filter(Sensitive, None).Admits(fact), Filter(null, None).Admits(fact)).ShouldBe((true, true));
        (Filter(Sensitive, None).Admits(entry), Filter(None, Sensitive).Admits(entry), Filter(Sensitive, Sensitive).Admits(entry)).ShouldBe((false, false, true));
        Filter(Sensitive, None).Admits(Entry(3, "incident.commented.v1", DataLabel.Important)).ShouldBeFalse();
        Filter(None, None).Admits(Entry(4, "audit.entry-recorded.v1", DataLabel.Normal)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(typeof(IncidentRelabelled))]
    [InlineData(typeof(AssetCorrected))]
    [InlineData(typeof(StocktakingCounted))]
    [InlineData(typeof(StocktakingRelabelled))]
    public void What_was_told_before_it_became_sensitive_is_told_no_more(Type saidBy)
    {
        var (tail, epoch, read) = (new FeedTail(), Guid.NewGuid(), new List<FeedEntry>());
        tail.Restart(new(epoch, 0));
        tail.Add([Entry(1, "incident.reported.v1", DataLabel.Normal), Entry(2, "incident.reported.v1", DataLabel.Normal) with { About = Guid.NewGuid() }]);
        tail.Add([Entry(3, WireNames.Of(saidBy), DataLabel.Sensitive)]);

        tail.TryRead(new(epoch, 0), Filter(None, None), 10, read, out var to).ShouldBeTrue();
        (to, read.ShouldHaveSingleItem().Position).ShouldBe((3, 2));
    }

    [Fact]
    public async Task What_a_consumer_asks_for_is_cut_to_the_places_of_the_caller()
    {
        await using var host = await FeedHost.Start(postgres);
        var caller = new Caller("partner", "test", Rights.Of(
        [
            new(new HashSet<string> { FeedScope.Permission }, new(West, false), new HashSet<string> { West }, DataLabel.Sensitive),
            new(new HashSet<string> { FeedScope.AuditPermission }, new(West, false), new HashSet<string> { West }, DataLabel.Normal),
        ]));
        var (scope, _) = await FeedScope.Of(caller, [], [], host.Services.GetRequiredService<LandscapeMemory>(), TestContext.Current.CancellationToken);
        scope!.Places.ShouldNotBeNull().ShouldBe(Sensitive);
        scope.Filter.Places.ShouldNotBeNull().ShouldBe(Sensitive);
        scope.Filter.AuditPlaces.ShouldNotBeNull().ShouldBeEmpty();
    }

    private static FeedFilter Filter(IReadOnlySet<string>? places, IReadOnlySet<string>? auditPlaces) => new(null, null, null, places, auditPlaces);

    private static FeedEntry Entry(long position, string type, DataLabel label) =>
        new(position, position, West, type, new byte[1], 0, 1) { About = Ids.Derived("incident", "one"), Label = label };
}
