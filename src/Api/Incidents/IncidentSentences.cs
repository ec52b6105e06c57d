using System.Globalization;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Api.Audit.Timelines;

namespace EventSourcedOps.Api.Incidents;

/// <summary>Says in a sentence what happened to an incident.</summary>
internal static class IncidentSentences
{
    public static string Of(IncidentEvent happened, Landscape landscape) =>
        Work(happened, landscape) ?? End(happened) ?? Ties(happened) ?? Record(happened, landscape) ?? Clock(happened)
        ?? throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}.");

    private static string? Work(IncidentEvent happened, Landscape landscape) => happened switch
    {
        IncidentReported e   => $"{e.Number} reported by {e.Reporter} ({e.Channel}): {e.Title}",
        IncidentTriaged e    => $"Triaged as {e.Priority} (impact {e.Impact}, urgency {e.Urgency}){In(e.Category, e.Subcategory)}",
        IncidentAssigned e   => $"Assigned to {Team(e.TeamId, landscape)}{Person(e.Technician)}{OnCall(e.OnCall)}",
        IncidentReassigned { Suspect: { } suspect } e => $"Reassigned to {Team(e.TeamId, landscape)}: the fault most likely is in {suspect}",
        IncidentReassigned e => $"Reassigned to {Team(e.TeamId, landscape)}{Person(e.Technician)}",
        IncidentHandedOver e => $"Handed over to {e.Technician}{OnCall(e.OnCall)}",
        IncidentAccepted e   => $"Taken up by {e.Technician}",
        IncidentHandedBack e => $"Handed back to the team{Why(e.Reason)}",
        IncidentHeld e       => $"Put on hold, {Words(e.Reason)}{Why(e.Note)}",
        IncidentResumed e    => $"Resumed{Why(e.Note)}",
        IncidentEscalated { Escalation: Escalation.Functional } e => $"Escalated to {Team(e.TeamId, landscape)}{Why(e.Reason)}",
        IncidentEscalated e  => $"Escalated to {e.Level}{Why(e.Reason)}",
        _ => Calls(happened),
    };

    private static string? Calls(IncidentEvent happened) => happened switch
    {
        IncidentCalled { People.Count: 0, Channels.Count: 0 } e => $"Round {e.Round}, step {e.Step}: nobody is there to be called",
        IncidentCalled { People.Count: 0 } e => $"Round {e.Round}, step {e.Step}: {Times(e.Channels.Count, "channel")} told",
        IncidentCalled e         => $"Round {e.Round}, step {e.Step}: {string.Join(", ", e.People.Select(Callee))} called",
        IncidentCallAnswered e   => $"Answered by {e.Person}",
        IncidentCallUnanswered e => $"Nobody answered {Times(e.Calls, "call")}",
        _ => null,
    };

    private static string? End(IncidentEvent happened) => happened switch
    {
        IncidentResolved e                            => $"Resolved ({e.Code}): {e.Text}",
        IncidentReopened e                            => $"Reopened{Why(e.Reason)}",
        IncidentClosed { Closure: Closure.Cancelled } e => $"Cancelled{Why(e.Note)}",
        IncidentClosed { Closure: Closure.Automatic } e => $"Closed by the passing of time{Why(e.Note)}",
        IncidentClosed e                              => $"Closed{Why(e.Note)}",
        IncidentMarkedDuplicate                       => "Merged into another incident as its duplicate",
        IncidentUnmarkedDuplicate e                   => $"No duplicate after all{Why(e.Reason)}",
        _ => null,
    };

    private static string? Ties(IncidentEvent happened) => happened switch
    {
        IncidentDuplicateNoted     => "Another incident was merged into this one",
        IncidentDuplicateStruck    => "A merged incident was taken out again",
        IncidentLinkedToParent     => "Made a part of another incident",
        IncidentUnlinkedFromParent => "Stands alone again",
        IncidentChildNoted         => "Another incident became a part of this one",
        IncidentChildStruck        => "A part of this incident stands alone again",
        IncidentLinked e           => $"Linked to {Words(e.Kind)} {e.Reference}",
        IncidentUnlinked e         => $"Link to {Words(e.Kind)} {e.Reference} taken away",
        MajorIncidentDeclared e    => $"Declared a major incident{Why(e.Reason)}",
        MajorIncidentWithdrawn e   => $"No longer a major incident{Why(e.Reason)}",
        _ => null,
    };

    private static string? Record(IncidentEvent happened, Landscape landscape) => happened switch
    {
        IncidentCommented { Visibility: Visibility.Internal } e => $"Internal comment: {e.Text}",
        IncidentCommented e      => $"Comment: {e.Text}",
        IncidentFileAttached e   => $"File {e.FileName} attached ({e.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes)",
        IncidentCorrected e      => $"Title or description put right: {e.Title}",
        IncidentRelabelled { ByService: true } e => $"As sensitive as its service: {Words(e.Label)}",
        IncidentRelabelled e     => $"Labelled {Words(e.Label)}{Why(e.Reason)}",
        IncidentSuspectsRanked e => $"Suspected: {string.Join(", ", e.Ranking.Suspects.Select(suspect => suspect.Service))}",
        IncidentMovedToService e => $"Moved to service {landscape.ServiceOf(e.ServiceId)?.Name ?? e.ServiceId.ToString()}",
        _ => null,
    };

    private static string? Clock(IncidentEvent happened) => happened switch
    {
        IncidentClockSet { TargetSeconds: null } e => $"{e.Kind}: no longer promised",
        IncidentClockSet { State: ClockState.Paused } e => $"{e.Kind} clock paused after {Span(e.ConsumedSeconds)} of {Span(e.TargetSeconds)}",
        IncidentClockSet e      => $"{e.Kind} promised within {Span(e.TargetSeconds)}{(e.DueAt is { } due ? $", by {due.UtcDateTime:u}" : "")}",
        IncidentClockStopped { TargetSeconds: null } e => $"{e.Kind} clock stopped after {Span(e.ConsumedSeconds)}",
        IncidentClockStopped e  => $"{e.Kind} target {(e.Met ? "met" : "missed")}: {Span(e.ConsumedSeconds)} of {Span(e.TargetSeconds)}",
        IncidentClockWarned e   => $"{e.Kind}: {e.Percent} % of the target used",
        IncidentClockBreached e => $"{e.Kind} target missed; it was due {e.DueAt.UtcDateTime:u}",
        _ => null,
    };

    private static string Team(Guid? id, Landscape landscape) =>
        id is { } team ? landscape.TeamOf(team)?.Name ?? team.ToString() : "the service desk";

    private static string OnCall(OnCallGround? ground) =>
        ground is null ? "" : $", who {(ground.OverrideId is null ? "is" : "stands in")} on call at level {ground.Level}";

    private static string Callee(CalledPerson called) => called.OnCall is { } turn ? $"{called.Person} (level {turn.Level})" : called.Person;

    private static string Times(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Person(string? name) => name is null ? "" : $", {name}";

    private static string In(params IEnumerable<string?> categories) =>
        string.Concat(categories.OfType<string>().Select((name, i) => i == 0 ? $": {name}" : $" / {name}"));

    private static string Span(long? seconds) => TimeSpan.FromSeconds(seconds ?? 0) switch
    {
        { TotalHours: >= 1 } span => $"{(long)span.TotalHours} h {span.Minutes} min",
        var span                  => $"{span.Minutes} min",
    };

    private static string Words(Enum value) =>
        string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}
