using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;

namespace EventSourcedOps.Application.Assets.Processes;

/// <summary>
/// Wakes up some time before a warranty or a contract ends. One message for each promise: a new last day takes the place of the old one.
/// </summary>
public sealed class ExpiryWatching : IProcessStep
{
    private sealed record Ending(Guid AssetId, AssetTerm Term, DateOnly Until);

    private static readonly AssetTerm[] Terms = Enum.GetValues<AssetTerm>();

    public string Kind => "asset-expiry-watching";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AssetReceived e  => Terms.Where(term => e.Facts.Until(term) is not null).Select(term => Watch(told, e.Facts, term)),
        AssetCorrected e => Terms.Select(term => Watch(told, e.Facts, term)),
        AssetScrapped    => Terms.Select(term => new OutboxMessage(IdOf(told.Stream, term), null)),
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ending = message.Read<Ending>();
        yield return new NoteAssetExpiry(message.CommandId(), ending.AssetId, ending.Term, ending.Until);
        await Task.CompletedTask;
    }

    private static OutboxMessage Watch(Told told, AssetFacts facts, AssetTerm term) => facts.Until(term) is { } until
        ? new(IdOf(told.Stream, term), told.Due(Depreciation.Begin(until) - AssetDecisions.ExpiresSoon), new Ending(told.Stream, term, until))
        : new(IdOf(told.Stream, term), null);

    private static Guid IdOf(Guid asset, AssetTerm term) => Ids.Derived("asset-expiry-watching", $"{asset}", $"{term}");
}
