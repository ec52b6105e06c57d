using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Workspace;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Workspace;

namespace EventSourcedOps.Api.Workspace;

/// <summary>What concerns one caller: everything is looked up by who they are now, so nothing is shown that is no longer theirs.</summary>
public sealed class NotificationDesk(ReadDesk desk, AccessMemory access)
{
    /// <summary>News older than this are not told any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly string[] Watched =
        ["grant.decide-request", "break-glass.approve", "break-glass.review", "review.decide", "projection.resume", "asset.correct"];

    public ReadDesk Desk => desk;

    public AccessLedger Books => access.Current;

    /// <summary>The newest notifications, at most a page of the largest size.</summary>
    public async Task<IReadOnlyList<NotificationNode>> Newest(CancellationToken cancellation)
    {
        var audiences = AudiencesOf(desk.Caller, await desk.Landscape(null));
        var read = (await OwnHistory.Read(desk, OwnStreams.Inbox, null, cancellation)).Fold<Inbox, InboxEvent>() ?? Inbox.Unread;
        var (rows, _) = await (await desk.Rows("self.read", Notifications.Model, null)).Sharing("audiences", audiences)
            .Between("told_at", desk.Now - Kept, null)
            .Page(new("told_at", Descending: true), KeysetPage.LargestSize, null, cancellation);
        return [.. rows.Where(found => Concerns(desk.Caller, found, audiences)).Select(found => found.Row)
            .Concat(await Expiring(rows, audiences, cancellation))
            .Select(row => NotificationNode.Of(row.ReadAt(desk.Now), read))
            .OrderByDescending(node => node.ToldAt).ThenBy(node => node.Id)];
    }

    /// <summary>Whether the caller should know: by who they are, by what they may see, and not if they did it themselves.</summary>
    public static bool Concerns(Caller caller, Found<NotificationRow> told, IReadOnlySet<string> audiences) =>
        told.Row is var row && row.Audiences.Exists(audiences.Contains)
        && (row.By != caller.Name || row.Kind == NotificationKind.BreakGlassApproved)
        && (ReadingOf(row) is not { } reading || caller.Rights.Reaches(reading, row.Organisation, told.Label));

    /// <summary>Whom the caller stands for, as rows name it.</summary>
    public static IReadOnlySet<string> AudiencesOf(Caller caller, Landscape landscape)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { Audience.Person(caller.Name) };
        if (caller.Subject is { Kind: SubjectKind.Account } self) found.Add(Audience.Account(self.Id));
        found.UnionWith(landscape.Teams.Values.Where(team => !team.Closed && team.Members.Contains(caller.Name))
            .Select(team => Audience.Team(team.Id)));
        foreach (var operation in Watched.Where(caller.May))
            if (caller.OrganisationsOf(operation) is { } codes) found.UnionWith(codes.Select(code => Audience.Holders(operation, code)));
            else found.Add(Audience.Holders(operation));
        return found;
    }

    /// <summary>What somebody must be able to read to be told of it; null where being concerned is enough.</summary>
    private static string? ReadingOf(NotificationRow row) =>
        row.TeamId is not null ? "incident.read" : row.AssetTag is not null ? "asset.read" : null;

    /// <summary>Rights that were given long ago and end soon.</summary>
    private async Task<IEnumerable<NotificationRow>> Expiring(
        IReadOnlyList<Found<NotificationRow>> known, IReadOnlySet<string> audiences, CancellationToken cancellation)
    {
        if (desk.Caller.Subject is not { Kind: SubjectKind.Account } self) return [];
        Guid[] ending = [.. Books.GrantsOf(self, desk.Now).Where(grant => grant.ExpiresAt is { } end && end - NotificationRow.Soon <= desk.Now)
            .Select(grant => grant.Id).Except(known.Select(found => found.Row.Id)).Take(KeysetPage.LargestSize)];
        if (ending.Length == 0) return [];
        var (rows, _) = await (await desk.Rows("self.read", Notifications.Model, null)).AnyOf("id", ending)
            .Page(new("told_at", Descending: true), ending.Length, null, cancellation);
        return rows.Where(found => Concerns(desk.Caller, found, audiences)).Select(found => found.Row);
    }
}
