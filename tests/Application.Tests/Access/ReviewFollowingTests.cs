using System.Text.Json;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Access.Processes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Tests.Access;

public sealed class ReviewFollowingTests
{
    private static readonly DateTimeOffset Nine = new(2026, 1, 31, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Review = Guid.NewGuid();

    [Fact]
    public async Task The_next_one_of_a_series_comes_after_its_months_and_gives_as_much_time()
    {
        var message = Messages(new ReviewOpened("330106", true, [], Nine.AddDays(14), "Every month", 1)).ShouldHaveSingleItem();
        message.DueAt.ShouldBe(new DateTimeOffset(2026, 2, 28, 9, 0, 0, TimeSpan.Zero));

        var due = new DueMessage(message.Id, message.DueAt!.Value, JsonSerializer.SerializeToElement(message.Payload, EventJson.Options));
        var next = (OpenReview)(await new ReviewFollowing().Commands(due, null!, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (next.Organisation, next.WithSubtree, next.DueAt, next.Reason, next.EveryMonths)
            .ShouldBe(("330106", true, message.DueAt.Value.AddDays(14), "Every month", 1));
        next.ReviewId.ShouldNotBe(Review);
    }

    [Fact]
    public void One_that_stands_alone_is_followed_by_none_and_the_last_takes_the_next_back()
    {
        Messages(new ReviewOpened("330106", true, [], Nine.AddDays(14), "Once")).ShouldBeEmpty();
        Messages(new ReviewClosed()).ShouldBeEmpty("closing one leaves its series alone");
        var taken = Messages(new ReviewClosed(IsLast: true)).ShouldHaveSingleItem();
        (taken.Id, taken.DueAt).ShouldBe((Messages(new ReviewOpened("330106", true, [], Nine.AddDays(14), "Often", 3))[0].Id, null));
    }

    private static IReadOnlyList<OutboxMessage> Messages(ReviewEvent fact) =>
        [.. new ReviewFollowing().MessagesOf(new(fact, Guid.NewGuid(), Review, "330106", Nine, Nine))];
}
