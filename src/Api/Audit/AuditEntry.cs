using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Audit;

/// <summary>Somebody asked for something, and this is what came of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Its place in the whole log.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Person">Who asked: a person, a partner or the product itself.</param>
/// <param name="Source">Address from which it was asked for.</param>
/// <param name="OrganisationCode">Code of the organisation that it concerned.</param>
/// <param name="Operation">What was asked for, such as incident.assign.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="CommandId">The command, as the client named it.</param>
/// <param name="Subject">What the command was about.</param>
/// <param name="Version">The subject's version after it.</param>
/// <param name="Code">Code of the refusal or fault; null when accepted.</param>
/// <param name="Reason">The refusal in words; null when accepted.</param>
/// <param name="Input">The command as it was sent, as JSON text, cut when long.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
public sealed record AuditEntry(
    Guid Id, long Position, DateTimeOffset At, string Person, string? Source, string OrganisationCode, string Operation,
    AuditOutcome Outcome, Guid CommandId, Guid Subject, long Version, string? Code, string? Reason, string Input, string? TraceId)
{
    internal static AuditEntry Of(AuditRow row) => new(
        row.Id, row.Position, row.At, row.Person, row.Source, row.Organisation, row.Operation, row.Outcome, row.CommandId, row.Subject,
        row.Version, row.Code, row.Reason, row.Input, row.Trace);
}

/// <summary>Which entries. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Person">Who asked.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="Operation">What was asked for, such as incident.assign.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="From">Asked for then or later.</param>
/// <param name="To">Asked for before then.</param>
/// <param name="Text">Words that must all occur in person, code, reason or input.</param>
public sealed record AuditFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, string? Person = null, Guid? Subject = null,
    string? Operation = null, AuditOutcome? Outcome = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Text = null)
{
    internal async Task<RowQuery<AuditRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows("audit.read", AuditTrail.Model, asOf, Organisations, Subtree ?? true))
            .Equal("person", Person)
            .Equal("subject", Subject)
            .Equal("operation", Operation)
            .Equal("outcome", Outcome?.ToString())
            .Between("at", From, To)
            .Matching(Text);
}
