using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>A document that was parsed and passed the caps; validated too, once it has run.</summary>
internal sealed class KnownDocument(GraphQLDocument parsed)
{
    public GraphQLDocument Parsed { get; } = parsed;

    public volatile bool IsValid;

    /// <summary>Operations (by name) whose cost does not depend on variables and was found low enough.</summary>
    public ConcurrentDictionary<string, bool> Affordable { get; } = new();
}

/// <summary>
/// Remembers documents by their text, in two generations: what was not asked for during a whole generation is forgotten.
/// Bounded whatever clients send, and without a lock on the way of a hit.
/// </summary>
internal sealed class KnownDocuments(GraphQLOptions options)
{
    // A longer text is rare and would make the worst case of memory large.
    private const int LongestText = 8 * 1024;

    private ConcurrentDictionary<string, KnownDocument> _young = new();
    private ConcurrentDictionary<string, KnownDocument> _old = new();

    public int Count => _young.Count + _old.Count;

    public KnownDocument? Find(string text)
    {
        if (_young.TryGetValue(text, out var known)) return known;
        if (!_old.TryGetValue(text, out known)) return null;
        Remember(text, known);
        return known;
    }

    public void Remember(string text, KnownDocument document)
    {
        if (text.Length > LongestText) return;
        if (_young.Count >= Math.Max(1, options.KnownDocuments / 2))
        {
            _old = _young;
            _young = new();
        }
        _young[text] = document;
    }
}
