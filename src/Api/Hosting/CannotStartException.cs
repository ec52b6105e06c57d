namespace EventSourcedOps.Api.Hosting;

/// <summary>The surroundings (a setting, PostgreSQL, an account) don't let the program start; the message says what a person can do.</summary>
public sealed class CannotStartException(string message, Exception? cause = null) : Exception(message, cause);
