using System.Globalization;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// The streams that hold this node's audit entries. Nobody else writes them, so the node knows how far each one is without asking;
/// when a commit's end is unknown it starts new ones, because then it does not know any more.
/// </summary>
internal sealed class AuditStreams
{
    /// <summary>Home of entries about things that do not exist anywhere.</summary>
    public const string Nowhere = "000000";

    /// <summary>More than these are days gone by; a new stream is then begun for any of them.</summary>
    private const int Remembered = 100_000;

    private readonly Dictionary<Guid, long> versions = [];
    private Guid writer = Guid.CreateVersion7();

    /// <summary>One organisation's day on this node.</summary>
    public Guid Of(string organisation, DateTimeOffset at) => Ids.Derived(
        "audit", organisation, at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), writer.ToString());

    public StreamView View(Guid id) => new(id, null, versions.GetValueOrDefault(id), null, DateTimeOffset.MinValue);

    /// <summary>Remembers how far the streams of a stored batch are; other streams than audits are none of its business.</summary>
    public void Stored(IEnumerable<StreamView> streams)
    {
        if (versions.Count > Remembered) Renew();
        else foreach (var stream in streams.Where(stream => stream.State is null)) versions[stream.Id] = stream.Version;
    }

    public void Renew()
    {
        versions.Clear();
        writer = Guid.CreateVersion7();
    }
}
