using EventSourcedOps.Domain.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>A block of samples on its way into the table.</summary>
public sealed record WaitingBlock(string Organisation, MetricBlock Block) : WaitingRequest(Block.Count, Block.Bytes.Length);

/// <summary>Writes blocks of samples ahead. What is written twice counts once when it is packed.</summary>
public sealed class SampleLoop(NpgsqlDataSource database, PackerSignal packer, ILogger<SampleLoop> log)
    : IntakeLoop<WaitingBlock>(TelemetryLimits.SamplesWaiting, log)
{
    protected override async Task Write(IReadOnlyList<WaitingBlock> batch)
    {
        await using var write = database.CreateCommand(
            "insert into telemetry.blocks (organisation, samples, since, until, body) select * from unnest($1, $2, $3, $4, $5)");
        write.Parameters.Add(new() { Value = batch.Select(block => block.Organisation).ToArray() });
        write.Parameters.Add(new() { Value = batch.Select(block => block.Block.Count).ToArray() });
        write.Parameters.Add(new() { Value = batch.Select(block => block.Block.FirstAt).ToArray() });
        write.Parameters.Add(new() { Value = batch.Select(block => block.Block.LastAt).ToArray() });
        write.Parameters.Add(new()
        {
            Value = batch.Select(block => block.Block.Bytes).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        });
        await write.ExecuteNonQueryAsync(CancellationToken.None);
        packer.Written(batch.Sum(block => (long)block.Count));
    }
}
