using EventSourcedOps.Application.Files;
using System.Text.Json;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>
/// A dump of NetBox's database (<c>manage.py dumpdata</c>, packed or not). It is read record by record; what becomes no item is counted and let go,
/// so that neither passwords nor sessions are ever held.
/// </summary>
public sealed class NetBoxDump
{
    /// <summary>More than any installation has; a file of more is refused before it fills the memory.</summary>
    public const int MostRecords = 2_000_000;

    private static readonly IReadOnlyDictionary<long, NetBoxRecord> None = new Dictionary<long, NetBoxRecord>();

    private readonly Dictionary<string, Dictionary<long, NetBoxRecord>> kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> read = new(StringComparer.Ordinal);

    /// <summary>How many records of each model the file holds.</summary>
    public IReadOnlyDictionary<string, int> Read => read;

    /// <exception cref="FileRefusedException">It is no such dump.</exception>
    public static async Task<NetBoxDump> Load(Stream file, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var dump = new NetBoxDump();
        try
        {
            await using var content = await Unpacked.Of(file, cancellation);
            var count = 0;
            await foreach (var record in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(content, cancellationToken: cancellation))
            {
                if (++count > MostRecords) throw new FileRefusedException($"The dump has more than {MostRecords:N0} records; nothing was imported.");
                dump.Add(record, count);
                if (count % 1_000 == 0) progress?.Report(new("reading", count));
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            throw new FileRefusedException($"The file is no NetBox dump: {fault.Message} Nothing was imported.");
        }

        if (dump.read.Count == 0) throw new FileRefusedException("The dump holds no record; nothing was imported.");
        return dump;
    }

    public IEnumerable<NetBoxRecord> Of(string model) => (kept.GetValueOrDefault(model) ?? None).Values;

    public NetBoxRecord? Find(string? model, long? pk) => model is null || pk is null ? null : kept.GetValueOrDefault(model)?.GetValueOrDefault(pk.Value);

    /// <summary>The name of a record that is no item of its own, such as a manufacturer.</summary>
    public string? NameOf(string model, long? pk) => Find(model, pk)?.Text("name");

    private void Add(JsonElement record, int place)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("model", out var named) || named.GetString() is not { } model
            || !record.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Object)
            throw new FileRefusedException($"Record {place} of the file is none of a NetBox dump: it has no model and fields. Nothing was imported.");
        read[model] = read.GetValueOrDefault(model) + 1;
        if (!NetBoxModels.IsRead(model) || !record.TryGetProperty("pk", out var key) || !key.TryGetInt64(out var pk)) return;
        if (!kept.TryGetValue(model, out var records)) kept[model] = records = [];
        records[pk] = new(model, pk, fields);
    }
}
