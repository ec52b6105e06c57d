using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Probes as far as their list has come, for whoever runs them.</summary>
public sealed class ProbeList(NpgsqlDataSource database)
{
    private static readonly string Active =
        $"select row from {ProbeBoard.Model.Table} where until = 'infinity' and status = '{nameof(ProbeStatus.Active)}'";

    /// <summary>Those that are run.</summary>
    public async Task<IReadOnlyList<ProbeRow>> Running(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand($"{Active} order by id");
        return await Read(ask, cancellation);
    }

    /// <summary>One of them; null when it is not run, or not any more.</summary>
    public async Task<ProbeRow?> Find(Guid probe, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand($"{Active} and id = $1");
        ask.Parameters.Add(new() { Value = probe });
        return await Read(ask, cancellation) is [var found, ..] ? found : null;
    }

    private static async Task<IReadOnlyList<ProbeRow>> Read(NpgsqlCommand ask, CancellationToken cancellation)
    {
        var probes = new List<ProbeRow>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) probes.Add((ProbeRow)ProbeBoard.Model.Read(rows.GetFieldValue<byte[]>(0)));
        return probes;
    }
}
