namespace EventSourcedOps.Application.Files;

/// <summary>The file cannot be imported at all; nothing was written.</summary>
public sealed class FileRefusedException(string message) : IOException(message);
