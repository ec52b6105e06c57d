using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Api.Configuration;

/// <summary>Something of an item that became different.</summary>
/// <param name="Key">An attribute by its key; or what else, such as @stage, @owner, @file:running-config or @relation:runs-on.</param>
/// <param name="Before">What it was; null when there was nothing.</param>
/// <param name="After">What it became; null when there is nothing any more.</param>
/// <param name="InForce">Whether it holds; false for what a better source contradicts.</param>
public sealed record ItemChange(string Key, string? Before, string? After, bool InForce = true)
{
    /// <summary>What two states have different.</summary>
    internal static IReadOnlyList<ItemChange> Between(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, ItemShape? shape) =>
    [
        .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key))
            .Select(key => Attribute(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key), shape)),
    ];

    internal static IReadOnlyList<ItemChange> Of(
        ConfigurationItemEvent fact, ConfigurationItem? before, ConfigurationItem after, ItemShape? shape) => fact switch
    {
        ItemRegistered e =>
            [.. e.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Attribute(pair.Key, null, pair.Value, shape))],
        ItemReported e   =>
        [
            .. e.Taken.Keys.Order(StringComparer.Ordinal).Select(key => Attribute(key, before?.ValueOf(key), after.ValueOf(key), shape)),
            .. e.Rejected.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Attribute(pair.Key, after.ValueOf(pair.Key), pair.Value, shape) with { InForce = false }),
        ],
        ItemRestored e      =>
        [
            .. e.Attributes.Keys.Order(StringComparer.Ordinal).Select(key => Attribute(key, before?.ValueOf(key), after.ValueOf(key), shape)),
            .. Pair("@stage", before?.Stage, after.Stage),
        ],
        ItemStageMoved e    => [new("@stage", before?.Stage.ToString(), e.Stage.ToString())],
        ItemMissed e        => [new("@missed", null, e.Source)],
        ItemFound e         => [new("@missed", e.Source, null)],
        ItemClassified      => [.. Pair("@importance", before?.Importance, after.Importance), .. Pair("@label", before?.Label, after.Label)],
        ItemEntrusted       =>
        [
            .. Pair("@team", before?.TeamId, after.TeamId), .. Pair("@owner", before?.Owner, after.Owner),
            .. Pair("@service", before?.ServiceId, after.ServiceId),
        ],
        ItemRelated e =>
            [new($"@relation:{e.Kind}", before?.Relations.ContainsKey(new(e.Kind, e.Target)) == true ? $"{e.Target}" : null, $"{e.Target}")],
        ItemUnrelated e     => [new($"@relation:{e.Kind}", $"{e.Target}", null)],
        ItemEditPlanned e   => [new("@change", null, $"{e.ChangeId}")],
        ItemBaselineSet e   => [new("@baseline", null, e.Name)],
        ItemTextRecorded e  => [new($"@file:{e.Name}", before?.Texts.GetValueOrDefault(e.Name), e.Sha256)],
        _                   => [],
    };

    private static ItemChange Attribute(string key, string? before, string? after, ItemShape? shape)
    {
        var definition = shape?.Attribute(key);
        return new(key, Masks.Shown(definition, before), Masks.Shown(definition, after));
    }

    private static IEnumerable<ItemChange> Pair(string key, object? before, object? after) =>
        Equals(before, after) ? [] : [new(key, before?.ToString(), after?.ToString())];
}
