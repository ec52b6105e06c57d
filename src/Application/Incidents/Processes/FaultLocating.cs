using System.Runtime.CompilerServices;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>
/// Works out where the fault is behind an incident that monitoring reported, some minutes after it began: earlier there is too little to go
/// by. What cannot be worked out is left to people, who can ask at any time.
/// </summary>
public sealed class FaultLocating : IProcessStep
{
    private sealed record Fault(Guid IncidentId, string Organisation, DateTimeOffset Since);

    private static readonly TimeSpan Usual = TimeSpan.FromHours(6);
    private static readonly TimeSpan Looked = TimeSpan.FromMinutes(4);

    /// <summary>What was sent until then is there by then.</summary>
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(30);

    public string Kind => "fault-locating";

    public bool MayTakeLong => true;

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        _ when told.IsHistory => [],
        IncidentReported { Channel: Channel.Monitoring } e =>
            [new(Ids.Derived("fault-locating", told.Stream.ToString()), e.BeganAt + Looked + Arriving, new Fault(told.Stream, told.Organisation, e.BeganAt))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var fault = message.Read<Fault>();
        // Whoever reads the incident is told what was measured for its organisation, and of no other.
        var sight = TelemetrySight.Of(means.Reader, fault.Organisation);
        var (answer, _) = await means.Faults.Suspects(sight, new(fault.Since - Usual, fault.Since, fault.Since + Looked), cancellation);
        if (answer is { Ranking.Suspects.Count: > 0 }) yield return new NoteSuspects(message.CommandId(), fault.IncidentId, answer.Ranking.InShort());
    }
}
