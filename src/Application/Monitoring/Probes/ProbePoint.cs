namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>The point that the product itself is.</summary>
/// <param name="Name">By which probes name it.</param>
public sealed record ProbePoint(string Name)
{
    public const string Key = "Ops:ProbePoint";

    /// <summary>Unless whoever runs the product says where it stands.</summary>
    public const string Usual = "here";
}
