using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Makes a configuration item known.</summary>
    public static Task<Outcome> RegisterItem(RegisterItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Tells what a source sees of an item; only what is new is recorded.</summary>
    public static Task<Outcome> ReportItem(ReportItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Moves an item to another stage of its life.</summary>
    public static Task<Outcome> MoveItemStage(MoveItemStage input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Points from an item to another one.</summary>
    public static Task<Outcome> RelateItem(RelateItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Ends a relation.</summary>
    public static Task<Outcome> UnrelateItem(UnrelateItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>A source does not see the item any more.</summary>
    public static Task<Outcome> MissItem(MissItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>A source sees the item again.</summary>
    public static Task<Outcome> FindItem(FindItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says how much hangs on an item and how sensitive it is.</summary>
    public static Task<Outcome> ClassifyItem(ClassifyItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says who answers for an item.</summary>
    public static Task<Outcome> EntrustItem(EntrustItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Brings back the attributes that an item had at a version.</summary>
    public static Task<Outcome> RevertItem(RevertItem input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Names the state in which an item stands.</summary>
    public static Task<Outcome> SetItemBaseline(SetItemBaseline input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Records a configuration file of an item in a new version.</summary>
    public static Task<Outcome> RecordItemText(RecordItemText input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Defines a type of items, or a new version of one.</summary>
    public static Task<Outcome> DefineItemType(DefineItemType input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Lets nothing new be registered under a type.</summary>
    public static Task<Outcome> RetireItemType(RetireItemType input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says which source is believed first for items of a type.</summary>
    public static Task<Outcome> OrderItemSources(OrderItemSources input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Defines a kind of relation between items.</summary>
    public static Task<Outcome> DefineRelationKind(DefineRelationKind input, [FromServices] CommandDesk desk) => desk.Send(input);
}
