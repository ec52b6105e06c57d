using System.Net;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Projections.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Feeds;

/// <summary>An epoch ends for everybody, and so much is told that whoever reads from the beginning falls behind.</summary>
public sealed class FeedEndTests(QuickFeed at) : QuickFeedTests(at)
{
    [Fact]
    public async Task A_cursor_of_another_life_of_the_database_is_told_where_to_go_on()
    {
        var all = await partner.CaughtUp();
        var old = (await partner.Get("limit=4")).Next;
        var log = host.Services.GetRequiredService<FeedLog>();
        var renewed = await log.Renew(CancellationToken.None);
        await Eventually.IsTrueAsync(
            async () => FeedCursor.Parse((await partner.Get("after=now")).Next)!.Value.Epoch == renewed.Epoch, "the epoch is known");
        var (status, problem) = await partner.Refused($"after={old}");
        status.ShouldBe(HttpStatusCode.Conflict);
        ((string)problem["code"]!).ShouldBe("epoch-changed");
        ((string)problem["yourEpoch"]!).ShouldNotBe((string)problem["epoch"]!);
        ((long)problem["resumeSequence"]!).ShouldBe(4);
        var rest = await partner.GetAll(after: (string)problem["resume"]!);
        rest[0].Id.ShouldBe(all[4].Id);
        var stranger = new FeedCursor(Guid.NewGuid(), 7).ToString();
        ((long)(await partner.Refused($"after={stranger}")).Problem["resumeSequence"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_epoch_ends_the_stream()
    {
        await using var frames = partner.Stream("after=now", cancellation: Soon).GetAsyncEnumerator();
        var next = frames.MoveNextAsync();
        await Seated();
        await host.Services.GetRequiredService<FeedLog>().Renew(CancellationToken.None);
        (await next).ShouldBeTrue();
        ((string?)JsonNode.Parse(frames.Current.Data)!["reason"]).ShouldBe("epoch-changed");
    }

    [Fact]
    public async Task Who_takes_nothing_is_disconnected()
    {
        await host.SendAll(Enumerable.Range(0, 6_000).Select(i => new RenameOrganisation(Guid.CreateVersion7(), Zhejiang, new string('浙', 90) + i)));
        using var client = await Open("", bytesAtOnce: 4_096);
        await Eventually.IsTrueAsync(() => Tail.Consumers == 1, "the consumer is seated");
        await Eventually.IsTrueAsync(() => Tail.Consumers == 0, "its seat is free again");
    }
}
