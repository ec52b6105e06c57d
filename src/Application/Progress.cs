namespace EventSourcedOps.Application;

/// <summary>How far long work is: what is being done, how much of it, and out of how much when that is known.</summary>
public sealed record Progress(string Stage, long Done, long? Total = null);
