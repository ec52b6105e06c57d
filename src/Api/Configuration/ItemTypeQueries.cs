using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Types of configuration items; they are the same for all organisations.</summary>
    /// <param name="retired">Whether retired ones are listed too.</param>
    /// <param name="asOf">As they were known at that time.</param>
    [Needs("item.read")]
    public static async Task<IEnumerable<ItemTypeNode>> ItemTypes([FromServices] ReadDesk desk, bool retired = false, DateTimeOffset? asOf = null)
    {
        var model = (await desk.Landscape(asOf)).Items;
        return model.Types.Values.Where(type => retired || !type.Retired).Select(type => new ItemTypeNode(type, model));
    }

    /// <summary>One type of configuration items.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("item.read")]
    public static async Task<ItemTypeNode?> ItemType([FromServices] ReadDesk desk, string key, DateTimeOffset? asOf = null)
    {
        var model = (await desk.Landscape(asOf)).Items;
        return model.TypeOf(key) is { } type ? new(type, model) : null;
    }

    /// <summary>Kinds of relations between items; they are the same for all organisations.</summary>
    /// <param name="asOf">As they were known at that time.</param>
    [Needs("item.read")]
    public static async Task<IEnumerable<RelationKindNode>> RelationKinds([FromServices] ReadDesk desk, DateTimeOffset? asOf = null) =>
        (await desk.Landscape(asOf)).Items.Kinds.Values.Select(kind => new RelationKindNode(kind));
}
