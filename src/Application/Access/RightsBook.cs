using System.Collections.Concurrent;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Application.Access;

/// <summary>What each caller may do now, worked out once for each state of the books and of the tree.</summary>
public sealed class RightsBook(AccessMemory access, LandscapeMemory landscape, TimeProvider time)
{
    private volatile Page page = new(AccessLedger.Empty, Landscape.Empty);

    /// <summary>By what this node knows now.</summary>
    public Rights Of(Subject subject)
    {
        var (books, tree) = (access.Current, landscape.Current);
        if (!ReferenceEquals(page.Books, books) || !ReferenceEquals(page.Tree, tree)) page = new(books, tree);
        return Of(subject, books, tree, time.GetUtcNow());
    }

    /// <summary>By books and a tree that somebody holds in hand.</summary>
    public Rights Of(Subject subject, AccessLedger books, Landscape tree, DateTimeOffset now)
    {
        // A fact may be newer than this node's clock; it counts all the same.
        var at = now > books.NewestAt ? now : books.NewestAt;
        var open = page;
        if (!ReferenceEquals(open.Books, books) || !ReferenceEquals(open.Tree, tree)) return books.RightsOf(subject, at, tree);
        if (open.Known.TryGetValue(subject, out var known) && at < known.Until) return known;
        return open.Known[subject] = books.RightsOf(subject, at, tree);
    }

    private sealed record Page(AccessLedger Books, Landscape Tree)
    {
        public ConcurrentDictionary<Subject, Rights> Known { get; } = new();
    }
}
