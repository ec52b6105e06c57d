using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Feeds;
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
    }
}

namespace EventSourcedOps.Api.Feeds
{
    /// <summary>Where the partner feed stands.</summary>
    /// <param name="Head">The last position that was given.</param>
    /// <param name="Epoch">The life of the database that positions count in; another one begins with a restore.</param>
    /// <param name="Waiting">Events recorded that have no position yet.</param>
    /// <param name="LagSeconds">For how long the oldest of them has been waiting.</param>
    /// <param name="Consumers">Consumers that are connected to this node now.</param>
    /// <param name="ConsumersMost">How many this node takes.</param>
    public sealed record FeedStanding(long Head, Guid Epoch, long Waiting, double LagSeconds, int Consumers, int ConsumersMost);
}
