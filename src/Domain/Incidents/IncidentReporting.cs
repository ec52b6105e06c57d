using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>What a reporter says of the harm.</summary>
/// <param name="BeganAt">When the harm began; null means when it was reported.</param>
public sealed record IncidentReport(
    string Organisation, string Title, string? Description, Channel Channel, Guid ServiceId, string? AffectedItem,
    string Reporter, DateTimeOffset? BeganAt, string? ExternalReference);

/// <summary>How an incident comes to be known, and how what is known of it is completed and put right.</summary>
public static class IncidentReporting
{
    public const long MaxFileBytes = 50L * 1024 * 1024;

    // The receiver is nullable on purpose: an incident nobody reported also gets an answer.
    extension(Incident? incident)
    {
        public Decision Report(IncidentReport report, Circumstances given) => incident switch
        {
            not null                              => AlreadyReported,
            _ when report.BeganAt > given.At      => BeginsInFuture,
            _ when given.Landscape.WhyNotIn(report.Organisation) is { } no   => no,
            _ when given.Landscape.WhyNotHarmed(report.ServiceId) is { } no => no,
            _ => new IncidentReported(
                given.NewNumber("INC"), report.Organisation, report.Title, report.Description, report.Channel, report.ServiceId,
                report.AffectedItem, report.Reporter, report.BeganAt ?? given.At, report.ExternalReference,
                given.Landscape.ServiceOf(report.ServiceId)!.Label is var label and not DataLabel.Normal ? label : null),
        };

        /// <summary>Category and rank. Triaging again is recorded only when something comes out different.</summary>
        public Decision Triage(string? category, string? subcategory, Impact impact, Urgency urgency, Circumstances given)
        {
            if (incident.Forbids(IncidentAction.Triage, out var no)) return no;
            var (priority, version, organisation) = given.Landscape.PriorityOf(incident.Organisation, impact, urgency);
            return incident.Triage == new Triage(category, subcategory, impact, urgency, priority)
                ? Decision.Nothing
                : new IncidentTriaged(category, subcategory, impact, urgency, priority, version, organisation);
        }

        /// <summary>Puts title or description right; null leaves either as it is.</summary>
        public Decision Correct(string? title, string? description)
        {
            if (incident.Forbids(IncidentAction.Correct, out var no)) return no;
            var corrected = new IncidentCorrected(title ?? incident.Title, description ?? incident.Description);
            return corrected == new IncidentCorrected(incident.Title, incident.Description) ? Decision.Nothing : corrected;
        }

        /// <summary>A more sensitive service makes it more sensitive; a less sensitive one leaves it as it is.</summary>
        public Decision MoveToService(Guid serviceId, Circumstances given) =>
            incident.Forbids(IncidentAction.MoveToService, out var no) ? no
            : incident.ServiceId == serviceId ? Decision.Nothing
            : given.Landscape.WhyNotHarmed(serviceId) is { } unfit ? unfit
            : given.Landscape.ServiceOf(serviceId)!.Label is var label && label > incident.Label
                ? new IncidentEvent[] { new IncidentMovedToService(serviceId), new IncidentRelabelled(label, null, ByService: true) }
            : new IncidentMovedToService(serviceId);

        public Decision Comment(Visibility visibility, string text) =>
            incident.Forbids(IncidentAction.Comment, out var no) ? no : new IncidentCommented(visibility, text);

        public Decision AttachFile(string sha256, string fileName, long bytes, string mediaType) =>
            incident.Forbids(IncidentAction.AttachFile, out var no) ? no
            : bytes > MaxFileBytes ? FileTooLarge
            : incident.Files.Contains(new(sha256, fileName)) ? Decision.Nothing
            : new IncidentFileAttached(sha256, fileName, bytes, mediaType);
    }
}
