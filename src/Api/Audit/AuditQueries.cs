using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>The audit trail: every command that was ever asked for, accepted or not.</summary>
    /// <param name="filter">Which entries; all within reach when left out.</param>
    /// <param name="direction">Which end comes first: the newest unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The trail as it was at that recorded time.</param>
    [Needs("audit.read")]
    public static async Task<Connection<AuditEntry>> Audit(
        [FromServices] ReadDesk desk, IResolveFieldContext context, AuditFilter? filter = null,
        SortDirection direction = SortDirection.Descending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), AuditTrail.Model, new("at", direction == SortDirection.Descending),
            PageAsked.Of(first, after, context), AuditEntry.Of);

    /// <summary>Everything that was recorded about one thing, event by event, with what each changed; null when nothing was, or out of reach.</summary>
    /// <param name="id">The thing: an incident, a service, an account, whatever an audit entry names as its subject.</param>
    /// <param name="asOf">Only what was recorded up to that time.</param>
    [Needs(Api.Audit.StreamHistory.Operation)]
    public static async Task<StreamHistory?> StreamHistory(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await Api.Audit.StreamHistory.Read(desk, id, asOf, cancellation);
}
