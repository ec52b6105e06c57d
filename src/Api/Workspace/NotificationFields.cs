using System.Globalization;
using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Workspace;
using EventSourcedOps.Application.Workspace;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Workspace;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>What the caller should know, of the last 30 days, the newest first.</summary>
    /// <param name="unread">Only what they have not read yet, or only the rest.</param>
    /// <param name="kinds">Any of these.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs("self.read")]
    public static async Task<Connection<NotificationNode>> Notifications(
        [FromServices] NotificationDesk desk, bool? unread = null, IEnumerable<NotificationKind>? kinds = null, int? first = null,
        string? after = null, CancellationToken cancellation = default)
    {
        var wanted = kinds?.ToHashSet();
        var nodes = (await desk.Newest(cancellation))
            .Where(node => (unread is null || node.Unread == unread) && wanted?.Contains(node.Kind) != false);
        return KeysetPage.Of(first, after, "notifications.told.desc").Slice(nodes, PlaceOf, StringComparer.Ordinal);
    }

    /// <summary>How many notifications the caller has not read yet; 200 stands for more, too.</summary>
    [Needs("self.read")]
    public static async Task<int> UnreadNotifications([FromServices] NotificationDesk desk, CancellationToken cancellation) =>
        (await desk.Newest(cancellation)).Count(node => node.Unread);

    private static string PlaceOf(NotificationNode node) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - node.ToldAt.UtcTicks:D19}{node.Id}");
}

public sealed partial class Mutation
{
    /// <summary>Marks everything as read that was told up to then.</summary>
    public static Task<Outcome> ReadNotifications(ReadNotifications input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Marks one notification as read, as it stands.</summary>
    public static Task<Outcome> ReadNotification(ReadNotification input, [FromServices] CommandDesk desk) => desk.Send(input);
}

public sealed partial class Subscription
{
    /// <summary>What the caller should know, as soon as it is recorded, and the incident it is about is on the board.</summary>
    [Needs("self.read")]
    public static async IAsyncEnumerable<NotificationNode> NotificationTold(
        [FromServices] RowWatch<NotificationRow> watch, [FromServices] RowWatch<IncidentRow> board, [FromServices] LandscapeMemory memory,
        [FromServices] Caller caller, [FromServices] SubscriptionBacklog wire, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Worked out anew only when the tree or its teams changed: every change of a row asks.
        var (tree, audiences) = (memory.Current, NotificationDesk.AudiencesOf(caller, memory.Current));
        var changes = watch.Changes(change => NotificationDesk.Concerns(caller, change, Now()), wire, cancellation);
        await foreach (var change in changes)
        {
            if (change.Row.TeamId is not null) await board.UntilKnown(change.Position, cancellation);
            yield return NotificationNode.Of(change.Row, Inbox.Unread);
        }

        IReadOnlySet<string> Now()
        {
            var newest = memory.Current;
            if (!ReferenceEquals(tree, newest)) (tree, audiences) = (newest, NotificationDesk.AudiencesOf(caller, newest));
            return audiences;
        }
    }
}
