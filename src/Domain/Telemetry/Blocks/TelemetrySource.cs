namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>Something that is known of a line or a span, or of who sent it.</summary>
public readonly record struct TelemetryField(string Name, string Value);

/// <summary>Who sends: a service, one of its instances, and what else is known of it.</summary>
/// <param name="Service">Empty when the sender does not say.</param>
/// <param name="Instance">Which of the service's processes or hosts; empty when the sender does not say.</param>
public sealed record TelemetrySource(string Service, string Instance, IReadOnlyList<TelemetryField> Attributes)
{
    public bool Equals(TelemetrySource? other) => other is not null
        && Service == other.Service && Instance == other.Instance && Attributes.SequenceEqual(other.Attributes);

    public override int GetHashCode() => HashCode.Combine(Service, Instance, Attributes.Count);
}
