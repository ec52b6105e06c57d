using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;

namespace EventSourcedOps.Application.Assets.Processes;

/// <summary>The ledger follows what was decided about a difference: what stands elsewhere is moved there, what is lost is scrapped.</summary>
public sealed class StocktakingFollowing : IProcessStep
{
    private sealed record Decided(string Number, StocktakingDifference Difference, Settlement Settlement, string Note);

    public string Kind => "stocktaking-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact is StocktakingDifferenceSettled
    {
        Difference.AssetId: not null, Settlement: Settlement.AdjustLedger or Settlement.WriteOff,
    } e
        ? [new(IdOf(told.Stream, e.Difference.Tag), told.RecordedAt, new Decided(e.Number, e.Difference, e.Settlement, e.Note))]
        : [];

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (id, decided) = (message.CommandId(), message.Read<Decided>());
        var (asset, reason) = (decided.Difference.AssetId!.Value, $"{decided.Number}: {decided.Note}");
        if (decided.Settlement == Settlement.WriteOff) yield return new ScrapAsset(id, asset, reason);
        else if (decided.Difference.FoundPlace is { } place) yield return new MoveAsset(id, asset, place, reason);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid stocktaking, string tag) => Ids.Derived("stocktaking-following", $"{stocktaking}", tag);
}
