using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Notes that a promise about an asset ends soon; comes to nothing when it was prolonged meanwhile.</summary>
/// <param name="Term">Which promise.</param>
/// <param name="Until">Its last day, as it read when somebody was asked to watch it.</param>
[Operation("asset.note-expiry")]
public sealed record NoteAssetExpiry(Guid CommandId, Guid AssetId, AssetTerm Term, DateOnly Until) : AssetCommand(CommandId, AssetId)
{
    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.NoteExpiry(Term, Until, given.Now);
}

public sealed class NoteAssetExpiryValidator : AssetShape<NoteAssetExpiry>
{
    public NoteAssetExpiryValidator()
    {
        RuleFor(command => command.Term).IsInEnum();
    }
}
