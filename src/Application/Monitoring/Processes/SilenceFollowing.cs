using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Alerts that fire when a silence is declared are suppressed by it, and told again when it is over.</summary>
public sealed class SilenceFollowing : IProcessStep
{
    private sealed record Said(Guid SilenceId, bool Holds);

    public string Kind => "silence-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        SilenceDeclared e => [Follow(told, new(e.SilenceId, true))],
        SilenceEnded e    => [Follow(told, new(e.SilenceId, false))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Patience.UntilCaughtUp(means.Database, AlertBoard.Model, cancellation);
        var (id, holds) = message.Read<Said>();
        var landscape = await means.Landscape.Newest(cancellation);
        if (!holds)
            await foreach (var alert in OpenAlerts.SuppressedBy(means.Database, id, cancellation))
                yield return new UnsilenceAlert(message.CommandId(alert.ToString()), alert, id);
        else if (landscape.Silences.GetValueOrDefault(id) is { Ending: null } silence)
            await foreach (var alert in OpenAlerts.MeantBy(means.Database, [.. landscape.Subtree(silence.Organisation)], silence, cancellation))
                yield return new SilenceAlert(message.CommandId(alert.ToString()), alert, id);
    }

    private static OutboxMessage Follow(Told told, Said said) =>
        new(Ids.Derived("silence-following", told.EventId.ToString()), told.RecordedAt, said);
}
