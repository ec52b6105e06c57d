using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>
/// What an incident has to do with other incidents and other things. A tie of two incidents is decided on the one that is
/// subordinate; the other notes it afterwards.
/// </summary>
public static class IncidentLinks
{
    extension(Incident? incident)
    {
        /// <summary>Merges it into the original, which closes it.</summary>
        /// <param name="self">Its own id, which it must not name as the original.</param>
        public Decision MarkDuplicate(Guid self, Guid originalId, Circumstances given) =>
            incident?.DuplicateOf == originalId && incident is not null ? Decision.Nothing
            : incident.Forbids(IncidentAction.MarkDuplicate, out var no) ? no
            : self == originalId ? DuplicateOfSelf
            : given.Seen(originalId) switch
            {
                null                      => OriginalUnknown,
                { DuplicateOf: not null } => OriginalMerged,
                _                         => new IncidentMarkedDuplicate(originalId),
            };

        public Decision UnmarkDuplicate(string reason) =>
            incident.Forbids(IncidentAction.UnmarkDuplicate, out var no) ? no
            : new IncidentUnmarkedDuplicate(incident.DuplicateOf!.Value, reason);

        /// <summary>One level only: a part has no parts, and nothing is part of itself.</summary>
        public Decision LinkToParent(Guid self, Guid parentId, Circumstances given) =>
            incident?.ParentId == parentId && incident is not null ? Decision.Nothing
            : incident.Forbids(IncidentAction.LinkToParent, out var no) ? no
            : self == parentId ? ParentOfSelf
            : given.Seen(parentId) switch
            {
                null                   => ParentUnknown,
                { ParentId: not null } => ParentIsChild,
                { Closure: not null }  => ParentClosed,
                _                      => new IncidentLinkedToParent(parentId),
            };

        public Decision UnlinkFromParent() =>
            incident.Forbids(IncidentAction.UnlinkFromParent, out var no) ? no
            : new IncidentUnlinkedFromParent(incident.ParentId!.Value);

        /// <summary>Brings the original's list in line with what the other incident says of itself now.</summary>
        public Decision NoteDuplicate(Guid self, Guid otherId, Circumstances given) =>
            incident is null ? Unknown
            : Difference(incident.Duplicates.Contains(otherId), given.Find<Incident>(otherId)?.DuplicateOf == self) switch
            {
                > 0 => new IncidentDuplicateNoted(otherId),
                < 0 => new IncidentDuplicateStruck(otherId),
                _   => Decision.Nothing,
            };

        /// <summary>Brings the parent's list in line with what the other incident says of itself now.</summary>
        public Decision NoteChild(Guid self, Guid otherId, Circumstances given) =>
            incident is null ? Unknown
            : Difference(incident.Children.Contains(otherId), given.Find<Incident>(otherId)?.ParentId == self) switch
            {
                > 0 => new IncidentChildNoted(otherId),
                < 0 => new IncidentChildStruck(otherId),
                _   => Decision.Nothing,
            };

        public Decision Link(LinkKind kind, string reference) =>
            incident.Forbids(IncidentAction.Link, out var no) ? no
            : incident.Links.Contains(new(kind, reference)) ? Decision.Nothing
            : new IncidentLinked(kind, reference);

        public Decision Unlink(LinkKind kind, string reference) =>
            incident.Forbids(IncidentAction.Unlink, out var no) ? no
            : incident.Links.Contains(new(kind, reference)) ? new IncidentUnlinked(kind, reference)
            : NotLinked;
    }

    /// <summary>The other incident; whoever asks must be able to read it, or it is as good as none.</summary>
    internal static Incident? Seen(this Circumstances given, Guid id) =>
        given.Find<Incident>(id) is { } found && given.Rights.Reaches("incident.read", found.Organisation, found.Label) ? found : null;

    private static int Difference(bool noted, bool told) => (told ? 1 : 0) - (noted ? 1 : 0);
}
