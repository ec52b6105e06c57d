using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>How an incident comes to its end, and back from it.</summary>
public static class IncidentClosing
{
    /// <summary>How long a resolved incident waits for somebody to disagree before it closes by itself.</summary>
    public static readonly TimeSpan AutoCloseAfter = TimeSpan.FromDays(7);

    extension(Incident? incident)
    {
        /// <summary>Also of one that is on hold or that nobody accepted: harm may end before anybody gets to it.</summary>
        public Decision Resolve(string code, string text) =>
            incident.Forbids(IncidentAction.Resolve, out var no) ? no : new IncidentResolved(code, text);

        public Decision Reopen(string reason) =>
            incident.Forbids(IncidentAction.Reopen, out var no) ? no : new IncidentReopened(reason);

        public Decision Close(string? note) =>
            incident.Forbids(IncidentAction.Close, out var no) ? no : new IncidentClosed(Closure.Confirmed, note);

        public Decision Cancel(string reason) =>
            incident.Forbids(IncidentAction.Cancel, out var no) ? no : new IncidentClosed(Closure.Cancelled, reason);

        /// <summary>A timer's wish. It comes to nothing when the incident was reopened or closed since, or when it is too early.</summary>
        /// <param name="since">When it was resolved that time.</param>
        public Decision CloseIfStillResolved(DateTimeOffset since, Circumstances given) => incident switch
        {
            null => Unknown,
            { Closure: null, Resolved: { } solution } when solution.At == since && given.At >= since + AutoCloseAfter =>
                new IncidentClosed(Closure.Automatic, null),
            _ => Decision.Nothing,
        };
    }
}
