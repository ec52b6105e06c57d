namespace EventSourcedOps.Domain.Configuration;

/// <summary>The types that the product brings along for a government cloud, group by group.</summary>
public static partial class BuiltInTypes
{
    /// <summary>The type that every other one stands under.</summary>
    public const string Root = "item";

    public static IReadOnlyList<ItemType> All { get; } =
        [.. General(), .. Places(), .. Hardware(), .. Power(), .. Network(), .. Addresses(), .. Computing(), .. Software(), .. Parties()];

    private static IEnumerable<ItemType> General() =>
    [
        Type(Root, "配置项", "Configuration item", "general", null, "box",
            Text(ConfigurationItem.NameKey, "名称", "Name") with { Required = true },
            LongText("description", "说明", "Description"),
            List("tags", "标签", "Tags"),
            Text("tenant", "租户", "Tenant"),
            Text(ItemMarks.SourceKey, "来源标识", "Key at the source"),
            Text(ItemMarks.SourceStatus, "来源状态", "Status at the source"),
            Json("custom_fields", "自定义字段", "Custom fields")) with { MatchKeys = [ConfigurationItem.NameKey] },
    ];

    private static ItemType Type(
        string key, string zh, string en, string group, string? parent, string icon, params ReadOnlySpan<AttributeDefinition> attributes) =>
        new(key, 0, new(zh, en), group, parent, [.. attributes]) { Icon = icon };

    private static AttributeDefinition Text(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.Text);

    private static AttributeDefinition LongText(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.LongText);

    private static AttributeDefinition Json(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.Json);

    private static AttributeDefinition List(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.List);

    private static AttributeDefinition Flag(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.Flag);

    private static AttributeDefinition Day(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.Date);

    private static AttributeDefinition Address(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.Address);

    private static AttributeDefinition Secret(string key, string zh, string en) => new(key, new(zh, en), AttributeKind.Secret);

    private static AttributeDefinition Whole(string key, string zh, string en, string? unit = null, decimal least = 0, decimal? most = null) =>
        new(key, new(zh, en), AttributeKind.Whole) { Unit = unit, Minimum = least, Maximum = most };

    private static AttributeDefinition Number(string key, string zh, string en, string? unit = null, decimal? least = 0, decimal? most = null) =>
        new(key, new(zh, en), AttributeKind.Number) { Unit = unit, Minimum = least, Maximum = most };

    private static AttributeDefinition Choice(string key, string zh, string en, params ReadOnlySpan<AttributeChoice> choices) =>
        new(key, new(zh, en), AttributeKind.Choice) { Choices = choices.ToArray() };

    private static AttributeChoice Of(string key, string zh, string en) => new(key, new(zh, en));
}
