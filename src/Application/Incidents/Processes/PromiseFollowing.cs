using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Incidents;
using Npgsql;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>When an agreement, a calendar or the tree changes, every open incident tells anew what its clocks promise.</summary>
public sealed class PromiseFollowing : IProcessStep
{
    /// <summary>Anything may have changed for anybody: a calendar is used by agreements of any organisation.</summary>
    private sealed record Changed(string? Organisation);

    /// <summary>How long the board may take to show what was reported before the change.</summary>
    private static readonly TimeSpan BoardPatience = TimeSpan.FromSeconds(20);

    public string Kind => "promise-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AgreementEvent     => [Follow(told, told.Organisation)],
        CalendarEvent      => [Follow(told, null)],
        OrganisationMoved e => [Follow(told, e.Code)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await BoardCaughtUp(means.Database, cancellation);
        var organisation = message.Read<Changed>().Organisation;
        var scope = organisation is null ? null : (await means.Landscape.Newest(cancellation)).Subtree(organisation).ToArray();
        await using var open = means.Database.CreateCommand(
            $"""
            select id from {IncidentBoard.Model.Table} where until = 'infinity' and status not in ('{IncidentStatus.Resolved}', '{IncidentStatus.Closed}')
            and ($1::text[] is null or organisation = any($1)) order by id
            """);
        open.Parameters.Add(new() { Value = (object?)scope ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        await using var rows = await open.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var incident = rows.GetGuid(0);
            yield return new RescheduleClocks(message.CommandId(incident.ToString()), incident);
        }
    }

    private static OutboxMessage Follow(Told told, string? organisation) =>
        new(Ids.Derived("promise-following", told.EventId.ToString()), told.RecordedAt, new Changed(organisation));

    /// <summary>An incident reported just before the change is on the board only after its projection: wait for that.</summary>
    private static async Task BoardCaughtUp(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var newest = new NpgsqlCommand("select coalesce(max(seq_id), 0) from ops.mt_events", connection);
        var position = (long)(await newest.ExecuteScalarAsync(cancellation))!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(BoardPatience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await ShardProgress.Of(connection, IncidentBoard.Model, patience.Token) < position) await look.WaitForNextTickAsync(patience.Token);
    }
}
