using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Workspace;

using Decision = Decision<InboxEvent>;

/// <summary>A fact about what somebody has read. Stored for ever: add fields as optional, never rename.</summary>
public abstract record InboxEvent;

/// <summary>Everything that was told up to then has been read.</summary>
[WireName("inbox.read-up-to.v1")]
public sealed record InboxReadUpTo(DateTimeOffset UpTo) : InboxEvent;

/// <summary>One notification was read as it stood then; what is told later about the same thing is news again.</summary>
[WireName("inbox.notification-read.v1")]
public sealed record NotificationRead(Guid NotificationId, DateTimeOffset ToldAt) : InboxEvent;

/// <summary>What one person has read.</summary>
/// <param name="UpTo">Everything that was told until then.</param>
/// <param name="Read">Single ones that were told later.</param>
public sealed record Inbox(DateTimeOffset UpTo, ImmutableDictionary<Guid, DateTimeOffset> Read) : IEvolve<Inbox, InboxEvent>
{
    /// <summary>Marks on single ones beyond this forget the oldest.</summary>
    public const int MostMarks = 500;

    public static readonly Inbox Unread = new(DateTimeOffset.MinValue, ImmutableDictionary<Guid, DateTimeOffset>.Empty);

    public bool Knows(Guid notification, DateTimeOffset toldAt) =>
        toldAt <= UpTo || Read.TryGetValue(notification, out var read) && toldAt <= read;

    public static Inbox Evolve(Inbox? state, InboxEvent happened, DateTimeOffset at)
    {
        var now = state ?? Unread;
        return happened switch
        {
            InboxReadUpTo e    => new(e.UpTo, now.Read.RemoveRange(now.Read.Where(mark => mark.Value <= e.UpTo).Select(mark => mark.Key))),
            NotificationRead e => now with { Read = Bounded(now.Read).SetItem(e.NotificationId, e.ToldAt) },
            _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
        };
    }

    private static ImmutableDictionary<Guid, DateTimeOffset> Bounded(ImmutableDictionary<Guid, DateTimeOffset> marks) =>
        marks.Count < MostMarks ? marks : marks.Remove(marks.MinBy(mark => mark.Value).Key);
}

public static class InboxDecisions
{
    // The receiver is null for those who have read nothing yet.
    extension(Inbox? inbox)
    {
        public Decision ReadUpTo(DateTimeOffset upTo, Circumstances given) =>
            upTo > given.Now                            ? InboxRefusals.NotToldYet
            : inbox is not null && upTo <= inbox.UpTo   ? Decision.Nothing
            : new InboxReadUpTo(upTo);

        public Decision ReadOne(Guid notification, DateTimeOffset toldAt, Circumstances given) =>
            toldAt > given.Now                                  ? InboxRefusals.NotToldYet
            : inbox?.Knows(notification, toldAt) == true        ? Decision.Nothing
            : new NotificationRead(notification, toldAt);
    }
}

public static class InboxRefusals
{
    public static readonly Refusal NotToldYet = new("inbox.not-told-yet", "What comes later cannot have been read.", "upTo");
}
