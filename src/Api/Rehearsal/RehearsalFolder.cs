using EventSourcedOps.Api.Hosting;

namespace EventSourcedOps.Api.Rehearsal;

/// <summary>Where the data of a rehearsal lie: a folder that was named and stays, or one that goes at the end.</summary>
internal sealed class RehearsalFolder : IDisposable
{
    private readonly bool _stays;

    public RehearsalFolder(string? named)
    {
        _stays = named is not null;
        Path = System.IO.Path.GetFullPath(named ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ops-rehearsal-{Guid.CreateVersion7():N}"));
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
            throw new CannotStartException($"{Path} is not empty. A rehearsal has its own time, so it begins on data of its own.");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public void Dispose()
    {
        if (!_stays) Directory.Delete(Path, recursive: true);
    }
}
