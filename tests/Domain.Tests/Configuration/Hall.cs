using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Tests.Configuration;

/// <summary>A machine hall for items to stand in: one rack, one item that is gone, and whatever a test puts in.</summary>
internal static class Hall
{
    public static readonly DateTimeOffset Nine = Province.Monday.AddHours(9);
    public static readonly Guid Self = Ids.Derived("item", "self");
    public static readonly Guid Rack = Ids.Derived("item", "rack");
    public static readonly Guid OtherRack = Ids.Derived("item", "other rack");
    public static readonly Guid Scrap = Ids.Derived("item", "scrap");

    private static readonly Dictionary<Guid, ConfigurationItem> Others = new()
    {
        [Rack] = Standing("rack", Stage.InUse), [OtherRack] = Standing("rack", Stage.InUse), [Scrap] = Standing("server", Stage.Retired),
    };

    public static Circumstances At(DateTimeOffset at, Landscape? landscape = null) =>
        new(at, at, "lin", landscape ?? Province.Standing, id => Others.GetValueOrDefault(id));

    public static Circumstances Now => At(Nine);

    public static AttributeValue Is(string key, string? value) => new(key, value);

    public static ConfigurationItem Standing(string type, Stage stage, params ReadOnlySpan<AttributeValue> values) => ConfigurationItem.Evolve(
        null, new ItemRegistered(
            Province.Hangzhou, type, 0, stage, ItemSources.Manual,
            values.ToArray().Append(new(ConfigurationItem.NameKey, "one")).ToDictionary(value => value.Key, value => value.Value!)), Nine);

    extension(ConfigurationItem item)
    {
        public ConfigurationItem After(params IEnumerable<ConfigurationItemEvent> happened) => item.AfterAt(Nine, happened);

        public ConfigurationItem AfterAt(DateTimeOffset at, IEnumerable<ConfigurationItemEvent> happened) =>
            happened.Aggregate(item, (now, next) => ConfigurationItem.Evolve(now, next, at));

        public ConfigurationItem Told(string source, string key, string? value) =>
            item.After(item.Report(source, [Is(key, value)], Now).Recorded);
    }

    extension(Decision<ConfigurationItemEvent> decision)
    {
        /// <summary>Its events, when it was not refused.</summary>
        public IReadOnlyList<ConfigurationItemEvent> Recorded
        {
            get
            {
                decision.Refusal.ShouldBeNull();
                return decision.Events;
            }
        }

        public void ShouldRefuseWith(string code, string? field = null)
        {
            decision.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
            if (field is not null) decision.Refusal.Field.ShouldBe(field);
        }
    }
}
