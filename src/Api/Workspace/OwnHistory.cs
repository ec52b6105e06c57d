using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Workspace;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Api.Workspace;

/// <summary>The caller's own things, folded from their streams as they stand: small, and new as soon as a command was accepted.</summary>
internal static class OwnHistory
{
    /// <summary>Everything that was recorded about one of the caller's own things.</summary>
    public static Task<IReadOnlyList<Recorded>> Read(ReadDesk desk, string shelf, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand(
            $"""
            select {Recorded.Columns} from ops.mt_events e
            where e.tenant_id = $1 and e.stream_id = $2 and e.timestamp <= $3 order by e.version
            """);
        question.Parameters.Add(new() { Value = Reach.Everywhere });
        question.Parameters.Add(new() { Value = OwnStreams.IdOf(shelf, desk.Caller.Name) });
        question.Parameters.Add(new() { Value = ReadDesk.Until(asOf) });
        return desk.Sight("self.read").List(question, rows => Recorded.From(rows), cancellation);
    }

    public static TState? Fold<TState, TEvent>(this IEnumerable<Recorded> story) where TState : class, IEvolve<TState, TEvent> =>
        story.Aggregate((TState?)null, (state, happened) => TState.Evolve(state, (TEvent)happened.Fact, happened.OccurredAt));

    /// <summary>The organisation that the caller belongs to; null for tokens.</summary>
    public static string? OrganisationOf(Caller caller, AccessLedger books) =>
        caller.Subject is { Kind: SubjectKind.Account } self ? books.Accounts.GetValueOrDefault(self.Id)?.State.Organisation : null;
}
