using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Takes something that arrived into the ledger.</summary>
    public static Task<Outcome> ReceiveAsset(ReceiveAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Puts right what the ledger says of an asset.</summary>
    public static Task<Outcome> CorrectAsset(CorrectAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Puts an asset into a rack.</summary>
    public static Task<Outcome> RackAsset(RackAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes an asset somewhere else.</summary>
    public static Task<Outcome> MoveAsset(MoveAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives an asset into other hands where it stands.</summary>
    public static Task<Outcome> HandOverAsset(HandOverAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Sends an asset away to be repaired.</summary>
    public static Task<Outcome> SendAssetToRepair(SendAssetToRepair input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes an asset back from repair, into the store.</summary>
    public static Task<Outcome> ReturnAsset(ReturnAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Puts an asset into a store.</summary>
    public static Task<Outcome> PutAssetInStock(PutAssetInStock input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that an asset is gone for good.</summary>
    public static Task<Outcome> ScrapAsset(ScrapAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says which configuration item an asset is.</summary>
    public static Task<Outcome> LinkAssetItem(LinkAssetItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that an asset is not that configuration item.</summary>
    public static Task<Outcome> UnlinkAssetItem(UnlinkAssetItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Begins to look whether everything is there that the ledger names.</summary>
    public static Task<Outcome> OpenStocktaking(OpenStocktaking input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that something was seen.</summary>
    public static Task<Outcome> CountAsset(CountAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes back what was counted by mistake.</summary>
    public static Task<Outcome> UncountAsset(UncountAsset input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that everything was counted; what differs from the ledger is fixed now.</summary>
    public static Task<Outcome> EndStocktakingCount(EndStocktakingCount input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Decides what becomes of a difference; the ledger follows at once.</summary>
    public static Task<Outcome> SettleStocktakingDifference(SettleStocktakingDifference input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Ends a stock-taking of which every difference was decided on.</summary>
    public static Task<Outcome> CloseStocktaking(CloseStocktaking input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives a stock-taking up; it says nothing about the ledger.</summary>
    public static Task<Outcome> CancelStocktaking(CancelStocktaking input, [FromServices] CommandDesk desk) => desk.Send(input);
}
