namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>A time in equal parts; what lies outside belongs to the nearest.</summary>
internal readonly record struct TimeSlices(long From, long Until, int Count)
{
    public int Of(long at) => (int)Math.Clamp(((double)at - From) * Count / Math.Max(1, (double)Until - From), 0, Count - 1);
}
