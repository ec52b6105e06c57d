namespace EventSourcedOps.Domain.Incidents;

/// <summary>How far the harm reaches.</summary>
public enum Impact { High, Medium, Low }

/// <summary>How soon it hurts.</summary>
public enum Urgency { High, Medium, Low }

/// <summary>What comes first; follows from impact × urgency by the matrix in force.</summary>
public enum Priority { Critical, High, Moderate, Low, Planning }

/// <summary>What an incident on hold is waiting for. Agreements say which of these stop a clock.</summary>
public enum HoldReason { AwaitingUser, AwaitingSupplier, AwaitingProblem, AwaitingChange, AwaitingEvidence }
