using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;

namespace EventSourcedOps.Api.Portal;

/// <summary>One file of the portal, and the same file pressed by brotli.</summary>
internal sealed record PortalFile(string Path, string? Pressed, string MediaType, bool IsHashed);

/// <summary>What the build of the portal left beside the program; empty when it was built without.</summary>
internal sealed class PortalFiles
{
    private const string Folder = "portal";
    private const string IndexName = "index.html";
    private const string DocumentsName = "persisted.json";
    private const string PressedEnding = ".br";
    private const string HashedFolder = "assets/";

    private readonly FrozenDictionary<string, PortalFile> _files;
    private readonly Lazy<FrozenDictionary<string, string>> _documents;

    public PortalFiles() : this(System.IO.Path.Combine(AppContext.BaseDirectory, Folder))
    {
    }

    internal PortalFiles(string folder)
    {
        var names = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/')).ToHashSet(StringComparer.Ordinal)
            : [];
        var types = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } };
        _files = names.Where(name => !name.EndsWith(PressedEnding, StringComparison.Ordinal) && name is not (IndexName or DocumentsName))
            .ToFrozenDictionary(name => name, name => new PortalFile(
                System.IO.Path.Combine(folder, name),
                names.Contains(name + PressedEnding) ? System.IO.Path.Combine(folder, name + PressedEnding) : null,
                types.TryGetContentType(name, out var type) ? type : "application/octet-stream",
                name.StartsWith(HashedFolder, StringComparison.Ordinal)), StringComparer.Ordinal);
        Index = names.Contains(IndexName) ? File.ReadAllText(System.IO.Path.Combine(folder, IndexName)) : null;
        _documents = new(() => Read(System.IO.Path.Combine(folder, DocumentsName)));
    }

    /// <summary>The page that every place of the portal starts from; null without a portal.</summary>
    public string? Index { get; }

    public PortalFile? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>The text of a document that the portal sends by its digest.</summary>
    public string? Document(string id) => _documents.Value.GetValueOrDefault(id);

    private static FrozenDictionary<string, string> Read(string file)
    {
        if (!File.Exists(file)) return FrozenDictionary<string, string>.Empty;
        using var json = File.OpenRead(file);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
