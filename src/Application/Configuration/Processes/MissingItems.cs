using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Processes;

/// <summary>Retires an item that a source misses for long, unless the source finds it again meanwhile.</summary>
public sealed class MissingItems : IProcessStep
{
    private sealed record Missed(Guid ItemId, string Source);

    public string Kind => "missing-items";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        ItemMissed e => [new(IdOf(told.Stream, e.Source), told.Due(told.OccurredAt + ItemMissing.RetireAfter), new Missed(told.Stream, e.Source))],
        ItemFound e  => [new(IdOf(told.Stream, e.Source), null)],
        _            => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var missed = message.Read<Missed>();
        yield return new RetireMissingItem(message.CommandId(), missed.ItemId, missed.Source);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid item, string source) => Ids.Derived("missing-items", $"{item}", source);
}
