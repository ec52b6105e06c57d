using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>What the caller of a command is told: done, or why not.</summary>
/// <param name="CommandId">The id the client gave.</param>
/// <param name="Refusal">Why nothing was recorded; null when the command was accepted.</param>
/// <param name="Version">The stream's version after the command; 0 when nothing exists.</param>
/// <param name="Position">Position of the last event recorded in the whole log; null when nothing was recorded.</param>
public sealed record Outcome(Guid CommandId, Refusal? Refusal, long Version = 0, long? Position = null);
