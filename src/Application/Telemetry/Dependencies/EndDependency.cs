using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Dependencies;

namespace EventSourcedOps.Application.Telemetry.Dependencies;

/// <summary>Notes that nobody has seen a service ask another one for long; comes to nothing when it was seen since.</summary>
/// <param name="LastAt">When it was last seen.</param>
[Operation("service-dependency.end")]
public sealed record EndDependency(Guid CommandId, string Organisation, string Caller, string Callee, DateTimeOffset LastAt)
    : DependencyCommand(CommandId, Organisation, Caller, Callee)
{
    protected override Decision<ServiceDependencyEvent> Decide(ServiceDependency? state, Circumstances given) => state.Vanish(LastAt, given.Now);
}

public sealed class EndDependencyValidator : DependencyShape<EndDependency>;
