using EventSourcedOps.Api.Hosting;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>
/// Folders below .data-tests of the clone, which git ignores, or where OPS_TEST_DATA says; one per test, removed at its end.
/// </summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Small, and gone when the test process is killed.</summary>
    public static readonly EmbeddedPostgresOptions Postgres = new()
    {
        StopWithParent = true,
        Settings = new Dictionary<string, string> { ["shared_buffers"] = "64MB" },
    };

    private static readonly string Root = Environment.GetEnvironmentVariable("OPS_TEST_DATA") is { Length: > 0 } named ? named : System.IO.Path.Combine(FindClone(), ".data-tests");

    public TestFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = For($"t{Guid.NewGuid():n}");

    public static string For(string name) => System.IO.Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Where the clone lies in which the tests run.</summary>
    public static string Clone { get; } = FindClone();

    private static string FindClone()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "EventSourcedOps.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a clone.");
    }
}
