using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Ends an alert of which its source says nothing any more. Each word of the source puts it off, without a fact.</summary>
public sealed class AlertExpiry : IProcessStep
{
    private sealed record Waiting(Guid AlertId);

    internal const string Name = "alert-expiry";

    public string Kind => Name;

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AlertResolved => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new ExpireAlert(message.CommandId(), message.Read<Waiting>().AlertId);
        await Task.CompletedTask;
    }

    /// <summary>The source promised to speak again before then.</summary>
    internal static OutboxMessage Until(Guid alert, DateTimeOffset silentAt) => new(IdOf(alert), silentAt, new Waiting(alert));

    private static Guid IdOf(Guid alert) => Ids.Derived(Name, alert.ToString());
}
