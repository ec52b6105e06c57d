using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>Who may do what, as this node knows it: admitting a caller and asking about the past cost no query.</summary>
public sealed class AccessMemory(NpgsqlDataSource database)
    : ReferenceMemory<AccessLedger, AccessEvent>(database, "access", AccessLedger.Empty)
{
    protected override AccessLedger Evolve(AccessLedger state, Recorded recorded) =>
        state.With(new(recorded.Stream, (AccessEvent)recorded.Fact, recorded.RecordedAt, recorded.By ?? ""));
}
