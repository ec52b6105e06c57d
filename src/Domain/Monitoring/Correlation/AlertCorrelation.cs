namespace EventSourcedOps.Domain.Monitoring.Correlation;

/// <summary>
/// Which alerts of different groups are one incident: those that come soon after each other and whose services ask one another, or whose
/// items stand on one another, as it was known when the later one fired. What is only asked, or stood on, by the same has nothing to do
/// with each other.
/// </summary>
public static class AlertCorrelation
{
    /// <summary>The incident of a group: the one that an alert of it was last linked to of those that are still worked on.</summary>
    /// <param name="newest">Of each alert of the group the link that it got last.</param>
    public static Guid? OfGroup(IEnumerable<AlertLink> newest, Predicate<Guid> takesMore) =>
        newest.Where(link => takesMore(link.Incident)).OrderByDescending(link => link.At).ThenBy(link => link.Incident)
            .Select(link => (Guid?)link.Incident).FirstOrDefault();

    /// <param name="since">When the alert fired.</param>
    /// <param name="atHand">Alerts of incidents that are worked on.</param>
    /// <returns>
    /// The nearest incident, with what joins the alert to it; of those that are as near, the one that calls lead to, then the newest.
    /// </returns>
    public static (Guid Incident, CorrelationWay Way)? BelongsTo(
        AlertSubject subject, DateTimeOffset since, IEnumerable<AlertAtHand> atHand, CorrelationRule rule, Surroundings known)
    {
        var near = InTime(since, atHand, rule);
        var ways = known.Ways(subject, [.. near.Select(alert => alert.Subject)], rule);
        return (
            from found in near.Zip(ways)
            where found.Second is not null
            group found.Second by found.First.Incident into incident
            let way = incident.MinBy(way => (way.Length, way.Evidence))
            let newest = near.Where(alert => alert.Incident == incident.Key).Max(alert => alert.FiredAt)
            orderby way.Length, way.Evidence, newest descending, incident.Key
            select ((Guid, CorrelationWay)?)(incident.Key, way)).FirstOrDefault();
    }

    /// <summary>Alerts that came soon enough before it, of incidents that have not been quiet for long.</summary>
    public static IReadOnlyList<AlertAtHand> InTime(DateTimeOffset since, IEnumerable<AlertAtHand> atHand, CorrelationRule rule) =>
    [
        .. from alert in atHand
           where since - alert.FiredAt <= rule.Within
           group alert by alert.Incident into incident
           let quiet = incident.Any(alert => alert.QuietSince is null) ? null : incident.Max(alert => alert.QuietSince)
           where !(since - quiet > rule.AfterQuiet)
           from alert in incident
           select alert,
    ];
}
