using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Begins to look whether everything is there that the ledger names.</summary>
/// <param name="Organisation">Code of the organisation whose ledger it is.</param>
/// <param name="Name">What people call it.</param>
/// <param name="PlaceId">The site, room or rack that is looked through; left out, the whole organisation.</param>
[Operation("stocktaking.open")]
public sealed record OpenStocktaking(Guid CommandId, Guid StocktakingId, string Organisation, string Name, Guid? PlaceId = null)
    : StocktakingCommand(CommandId, StocktakingId)
{
    protected internal override string? Home => Organisation;

    protected internal override IEnumerable<Guid> Reads => PlaceId is { } place ? [place] : [];

    /// <summary>What the ledger says should be there; no part of what was asked.</summary>
    internal IReadOnlyList<ExpectedAsset> Expected { get; init; } = [];

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        this with { Expected = await StocktakingGround.Expected(Organisation, PlaceId, caller, means) };

    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) =>
        stocktaking.Open(new("", Organisation, Name, PlaceId, Expected), given);
}

public sealed class OpenStocktakingValidator : StocktakingShape<OpenStocktaking>
{
    public OpenStocktakingValidator()
    {
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).IsName();
    }
}
