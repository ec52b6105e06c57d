using System.Globalization;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// The streams that hold audit entries: one for an organisation's day on this run of this node. Nobody else writes them, so nodes
/// never wait for each other over the audit, and their versions are known without asking.
/// </summary>
internal sealed class AuditStreams
{
    private readonly Dictionary<Guid, StreamView> streams = [];
    private Guid run = Guid.CreateVersion7();

    public StreamView Of(string organisation, DateTimeOffset at)
    {
        var day = at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var id = Ids.Derived("audit", organisation, day, run.ToString());
        return streams.TryGetValue(id, out var known) ? known : streams[id] = new(id, null, 0, null, DateTimeOffset.MinValue);
    }

    /// <summary>Whether the last batch was stored is not known: go on with new streams instead of guessing.</summary>
    public void StartAnew()
    {
        streams.Clear();
        run = Guid.CreateVersion7();
    }
}
