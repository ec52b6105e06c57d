using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Files;

/// <summary>Why a file cannot be attached.</summary>
public static class FileRefusals
{
    public static readonly Refusal Unknown = new("file-unknown",
        "No file of this digest and size was uploaded. Send its bytes to /files first.", "sha256");
}
