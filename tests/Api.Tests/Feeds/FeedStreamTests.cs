using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Feeds;

public sealed class FeedStreamTests(QuickFeed at) : QuickFeedTests(at)
{
    private async Task<List<Frame>> Take(int count, string query = "", string? lastEventId = null)
    {
        var frames = new List<Frame>();
        await foreach (var frame in partner.Stream(query, lastEventId, Soon))
        {
            frames.Add(frame);
            if (frames.Count == count) break;
        }
        return frames;
    }

    [Fact]
    public async Task A_stream_goes_from_the_past_into_the_present()
    {
        var past = (await partner.CaughtUp()).Count;
        var reading = Take(past + 4);
        await host.SendAll([Rename(Zhejiang), Rename(Jiangsu)]); // each is audited, too
        (await reading).Select(frame => Partner.EventOf(frame).Sequence).ShouldBe(Enumerable.Range(1, past + 4).Select(position => (long)position));
    }

    [Fact]
    public async Task It_is_taken_up_again_where_it_was_left()
    {
        var first = await Take(3);
        var again = await Take(1, "after=now", first[^1].Id);
        Partner.EventOf(again.Single()).Sequence.ShouldBe(4);
        var asked = await Take(1, $"lastEventId={first[0].Id}");
        Partner.EventOf(asked.Single()).Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task A_cursor_of_a_stream_fits_a_page_and_the_other_way_round()
    {
        var frame = (await Take(1)).Single();
        (await partner.Get($"after={frame.Id}")).Events[0].Sequence.ShouldBe(2);
        var page = await partner.Get("limit=2");
        Partner.EventOf((await Take(1, $"after={page.Next}")).Single()).Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task Who_loses_access_is_told_and_gets_nothing_more()
    {
        await using var frames = partner.Stream("after=now", cancellation: Soon).GetAsyncEnumerator();
        var next = frames.MoveNextAsync();
        await Seated();
        host.Admit = _ => new Caller("everybody", "test", Rights.Over(Roles.Known, new HashSet<string> { Zhejiang }));
        (await next).ShouldBeTrue();
        frames.Current.Event.ShouldBe("ended");
        ((string?)JsonNode.Parse(frames.Current.Data)!["reason"]).ShouldBe("access-ended");
        (await frames.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_newest_facts_about_access_are_told_only_to_those_who_read_the_audit_trail()
    {
        host.Admit = _ => new("partner", "test", Rights.Over(new HashSet<string> { FeedScope.Permission }, null));
        var reading = Take(2, "after=now");
        await Seated();
        await host.SendAll([Rename(Zhejiang), Rename(Jiangsu)]); // each is audited, too
        (await reading).Select(frame => Partner.EventOf(frame).Type).ShouldBe(["organisation.renamed.v1", "organisation.renamed.v1"]);
    }

    [Fact]
    public async Task An_organisation_planted_under_the_chosen_one_belongs_to_the_stream()
    {
        var reading = Take(1, $"after=now&organisations={Zhejiang}&types=organisation.*");
        await Seated();
        await host.SendAll([Rename(Jiangsu), new CreateOrganisation(Guid.CreateVersion7(), "330100", "杭州市", Zhejiang)]);
        Partner.EventOf((await reading).Single()).Organisation.ShouldBe("330100");
    }

    [Fact]
    public async Task A_quiet_stream_shows_life_and_moves_the_cursor_on()
    {
        using var client = await Open("types=incident.*");
        using var lines = new StreamReader(client.GetStream(), Encoding.UTF8);
        string? line;
        while ((line = await lines.ReadLineAsync(Soon)) != ": alive") line.ShouldNotBeNull();
        var cursor = (await lines.ReadLineAsync(Soon))!["id: ".Length..];
        (await partner.Get($"after={cursor}")).Behind.ShouldBe(0);
    }

    [Fact]
    public async Task Who_manages_the_feed_sees_each_consumer_and_how_far_it_is()
    {
        const string question = "{ feedConsumers { nodes { name position behind } } }";
        var head = (await host.Services.GetRequiredService<FeedMarks>().Fresh(CancellationToken.None)).Head;
        using var client = await Open("after=now");
        await Eventually.IsTrueAsync(
            async () => await Answer() == $$"""[{"name":"everybody","position":{{head}},"behind":0}]""", "the consumer is listed, caught up");

        host.Admit = _ => FeedHost.Everybody with { Rights = Rights.Over(new HashSet<string> { "feed.manage" }, new HashSet<string> { Zhejiang }) };
        (await Answer()).ShouldBe("[]", "a consumer belongs to no organisation");

        async Task<string> Answer()
        {
            using var answer = await host.Http.PostAsJsonAsync("/graphql", new { query = question });
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["feedConsumers"]!["nodes"]!.ToJsonString();
        }
    }
}
