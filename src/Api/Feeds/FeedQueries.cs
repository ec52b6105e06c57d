using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>Where the partner feed stands, and who is connected to it.</summary>
        [Needs("feed.read")]
        public static async Task<FeedStanding> Feed(
            [FromServices] FeedLog log, [FromServices] FeedMarks marks, [FromServices] FeedTail tail, [FromServices] FeedOptions options,
            CancellationToken cancellation)
        {
            var mark = await marks.Current(cancellation);
            var lag = await log.Lag(cancellation);
            return new(lag.Head, mark.Epoch, lag.Waiting, lag.Oldest.TotalSeconds, tail.Consumers, options.ConsumersMost);
        }

        /// <summary>Who is connected to this node's feed, furthest behind first; for whoever manages it for the whole house.</summary>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("feed.manage")]
        public static async Task<Connection<FeedConsumer>> FeedConsumers(
            [FromServices] Caller caller, [FromServices] FeedMarks marks, [FromServices] FeedTail tail, int? first = null,
            string? after = null, CancellationToken cancellation = default)
        {
            // A consumer belongs to no organisation, as the feed does not.
            var seats = caller.Reaches("feed.manage", Reach.Everywhere) ? tail.Seats : [];
            var head = (await marks.Current(cancellation)).Head;
            return KeysetPage.Of(first, after, "feed.consumers").Slice(
                seats.Select(seat => new FeedConsumer(
                    seat.Id, seat.Name, seat.Source, seat.Since, seat.Position, Math.Max(0, head - seat.Position))),
                PlaceOf, StringComparer.Ordinal);
        }

        private static string PlaceOf(FeedConsumer consumer) => $"{long.MaxValue - consumer.Behind:D19}{consumer.Id}";
    }
}

namespace EventSourcedOps.Api.Feeds
{
    /// <summary>Somebody who is connected to the partner feed.</summary>
    /// <param name="Id">One connection.</param>
    /// <param name="Name">Whose: the name of a token, or a login.</param>
    /// <param name="Source">Address it comes from.</param>
    /// <param name="Since">Since when it is connected.</param>
    /// <param name="Position">Up to there it was given everything that is for it.</param>
    /// <param name="Behind">Positions between that and the end of the feed.</param>
    public sealed record FeedConsumer(Guid Id, string Name, string Source, DateTimeOffset Since, long Position, long Behind);

    /// <summary>Where the partner feed stands.</summary>
    /// <param name="Head">The last position that was given.</param>
    /// <param name="Epoch">The life of the database that positions count in; another one begins with a restore.</param>
    /// <param name="Waiting">Events recorded that have no position yet.</param>
    /// <param name="LagSeconds">For how long the oldest of them has been waiting.</param>
    /// <param name="Consumers">Consumers that are connected to this node now.</param>
    /// <param name="ConsumersMost">How many this node takes.</param>
    public sealed record FeedStanding(long Head, Guid Epoch, long Waiting, double LagSeconds, int Consumers, int ConsumersMost);
}
