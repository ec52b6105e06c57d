using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Dependencies;

namespace EventSourcedOps.Application.Telemetry.Dependencies;

/// <summary>Notes that a service asks another one; comes to nothing when that is known.</summary>
/// <param name="Since">When it was first seen.</param>
[Operation("service-dependency.note")]
public sealed record NoteDependency(Guid CommandId, string Organisation, string Caller, string Callee, DateTimeOffset Since)
    : DependencyCommand(CommandId, Organisation, Caller, Callee)
{
    protected internal override string? Home => Organisation;

    protected override Decision<ServiceDependencyEvent> Decide(ServiceDependency? state, Circumstances given) =>
        state.Appear(Organisation, Caller, Callee, Since);
}

public sealed class NoteDependencyValidator : DependencyShape<NoteDependency>;
