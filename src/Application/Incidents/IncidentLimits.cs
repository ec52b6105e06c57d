namespace EventSourcedOps.Application.Incidents;

/// <summary>How long what people write about incidents may be.</summary>
public static class IncidentLimits
{
    public const int Title = 200;
    public const int Text = 20_000;
}
