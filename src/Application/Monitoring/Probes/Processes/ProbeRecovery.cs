using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Processes;

/// <summary>
/// Ends the alert of a probe that is up again, or that is run otherwise, or not at all. Which alert that was follows from the stream: the
/// version that found it down may have had another name.
/// </summary>
public sealed class ProbeRecovery : IProcessStep
{
    private sealed record Waiting(string Organisation, Guid ProbeId);

    public string Kind => "probe-recovery";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        ProbeJudged e when ProbeAlert.IsAlert(e.Verdict) => [new(IdOf(told.Stream), null)],
        ProbeJudged or ProbeRevised or ProbePaused or ProbeRetired => [new(IdOf(told.Stream), told.RecordedAt, new Waiting(told.Organisation, told.Stream))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var waiting = message.Read<Waiting>();
        var (state, told) = ((Probe?)null, (ProbeDefinition?)null);
        await foreach (var happened in StreamStates.Read(means.Database, waiting.Organisation, [waiting.ProbeId], cancellation))
        {
            if (happened.Fact is not ProbeEvent fact) yield break;
            state = Probe.Evolve(state, fact, happened.OccurredAt);
            if (ProbeAlert.IsAlert(state.Verdict)) told = state.Definition;
        }

        if (told is null || ProbeAlert.IsAlert(state!.Verdict)) yield break;
        yield return new RecoverAlert(
            message.CommandId(), waiting.Organisation,
            ProbeAlert.AlertLabelsOf(waiting.ProbeId, told, await means.Landscape.Newest(cancellation)));
    }

    private static Guid IdOf(Guid probe) => Ids.Derived("probe-recovery", probe.ToString());
}
