using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Says that what fired is as it should be again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
[Operation("alert.recover")]
public sealed record RecoverAlert(Guid CommandId, string Organisation, IReadOnlyList<AlertLabel> Labels)
    : HeardCommand(CommandId, Organisation, Labels)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => Told(state, given);

    /// <summary>Of what never fired here nothing is recorded: a source tells the ends of things that it sent elsewhere, too.</summary>
    internal static Decision<AlertEvent> Told(Alert? state, Circumstances given) =>
        state is null ? Decision<AlertEvent>.Nothing : state.Recover(FlapPolicy.Default, given);
}

public sealed class RecoverAlertValidator : HeardShape<RecoverAlert>;
