namespace EventSourcedOps.Domain.Configuration;

/// <summary>The types that the product brings along for a government cloud.</summary>
public static class BuiltInTypes
{
    /// <summary>The type that every other one stands under.</summary>
    public const string Root = "item";

    public static IReadOnlyList<ItemType> All { get; } =
    [
        new(Root, 0, new("配置项", "Configuration item"), "general", null,
        [
            new(ConfigurationItem.NameKey, new("名称", "Name"), AttributeKind.Text) { Required = true },
            new("description", new("说明", "Description"), AttributeKind.LongText),
        ]),
    ];
}
