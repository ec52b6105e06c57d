using static EventSourcedOps.Domain.Configuration.ItemRefusals;

namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ConfigurationItemEvent>;

/// <summary>
/// What sources say of an item. Everybody's last word is remembered; in force is the word of whoever is believed most, and of two who are
/// believed alike the later one.
/// </summary>
public static class ItemReporting
{
    private static readonly IReadOnlyDictionary<string, string?> NothingSaid = new Dictionary<string, string?>();

    extension(ConfigurationItem? item)
    {
        /// <summary>A source tells values. What it told before is no news; a retired item is not reported back to life.</summary>
        public Decision Report(string source, IReadOnlyList<AttributeValue> told, Circumstances given)
        {
            if (item is null) return Unknown;
            if (item.Stage == Stage.Retired) return Retired;
            if (given.Landscape.Items.ShapeOf(item.Type) is not { } shape) return TypeUnknown;
            var news = new ItemNews(item, shape, source);
            foreach (var next in told)
            {
                if (shape.Read(next, given, out var value) is { } unfit) return unfit;
                if (news.Tell(next.Key, value) is { } no) return no;
            }

            return new(news.Events(), null);
        }

        /// <summary>Brings back the values of an earlier version, as somebody's deliberate word: it holds, whoever is believed usually.</summary>
        public Decision Revert(long version, ItemModel model)
        {
            if (item is null) return Unknown;
            if (item.Stage == Stage.Retired) return Retired;
            if (item.AttributesAt(version) is not { } then) return VersionUnknown;
            if (model.ShapeOf(item.Type) is not { } shape) return TypeUnknown;
            var taken = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var attribute in shape.Attributes)
            {
                var value = then.GetValueOrDefault(attribute.Key)?.InForce?.Value;
                if (value == item.ValueOf(attribute.Key)) continue;
                if (value is null && item.Stage.IsAtWork && attribute.Required) return AttributeRefusals.Missing(attribute);
                if (value is not null && attribute.Read(value, out _) is { } unfit) return unfit;
                taken[attribute.Key] = value;
            }

            return taken.Count == 0 ? Decision.Nothing : new ItemReported(ItemSources.Manual, taken, NothingSaid, version);
        }
    }

    /// <summary>Reads a value in the form in which it is kept; nothing said is null.</summary>
    internal static Refusal? Read(this ItemShape shape, AttributeValue told, Circumstances given, out string? value)
    {
        value = null;
        if (shape.Attribute(told.Key) is not { } attribute) return AttributeRefusals.Unknown(told.Key, shape.Type.Key);
        if (string.IsNullOrWhiteSpace(told.Value)) return null;
        if (attribute.Read(told.Value, out var canonical) is { } unfit) return unfit;
        value = canonical;
        if (attribute.Kind != AttributeKind.Reference) return null;
        return given.Find<ConfigurationItem>(Guid.Parse(canonical)) switch
        {
            null => AttributeRefusals.ReferenceUnknown(attribute),
            var other when attribute.ReferenceTo is { } type && !given.Landscape.Items.IsA(other.Type, type) =>
                AttributeRefusals.ReferenceOfOtherType(attribute),
            _ => null,
        };
    }

    /// <summary>What is new in a report, sorted into what holds from now on and what a better source contradicts.</summary>
    private struct ItemNews(ConfigurationItem item, ItemShape shape, string source)
    {
        private Dictionary<string, string?>? taken;
        private Dictionary<string, string?>? rejected;

        /// <summary>Values that others said all along and that hold now because somebody took back what was said against them.</summary>
        private List<ItemReported>? promoted;

        public Refusal? Tell(string key, string? value)
        {
            var claims = item.Attributes.GetValueOrDefault(key, AttributeClaims.None);
            var holds = claims.InForce?.Source == source;
            var said = holds ? claims.InForce!.Value : claims.Rejected.GetValueOrDefault(source)?.Value;
            // Said before, and not overdue since the order of sources changed.
            if (said == value && (value is null || holds || claims.InForce is null || shape.Believes(key, claims.InForce.Source, source))) return null;
            if (value is null && holds) return TakeBack(key, claims);
            var believed = value is not null && (claims.InForce is null || holds || shape.Believes(key, source, claims.InForce.Source));
            (believed ? taken ??= new(StringComparer.Ordinal) : rejected ??= new(StringComparer.Ordinal))[key] = value;
            return null;
        }

        public readonly List<ConfigurationItemEvent> Events()
        {
            if (taken is null && rejected is null && !item.MissedBy.Contains(source)) return [];
            var events = new List<ConfigurationItemEvent>(1);
            if (taken is not null || rejected is not null) events.Add(new ItemReported(source, taken ?? NothingSaid, rejected ?? NothingSaid));
            if (promoted is not null) events.AddRange(promoted);
            if (item.MissedBy.Contains(source)) events.Add(new ItemFound(source));
            return events;
        }

        private Refusal? TakeBack(string key, AttributeClaims claims)
        {
            if (Best(key, claims) is { } next)
                (promoted ??= []).Add(new(next.Source, new Dictionary<string, string?> { [key] = next.Value }, NothingSaid));
            else if (key == ConfigurationItem.NameKey) return NameMissing;
            else if (item.Stage.IsAtWork && shape.Attribute(key) is { Required: true } attribute) return AttributeRefusals.Missing(attribute);
            (taken ??= new(StringComparer.Ordinal))[key] = null;
            return null;
        }

        private readonly Claim? Best(string key, AttributeClaims claims)
        {
            Claim? best = null;
            foreach (var claim in claims.Rejected.Values)
                if (best is null || Precedes(key, claim, best)) best = claim;
            return best;
        }

        private readonly bool Precedes(string key, Claim one, Claim other) =>
            shape.Believes(key, one.Source, other.Source)
            && (!shape.Believes(key, other.Source, one.Source) || one.Since > other.Since
                || one.Since == other.Since && string.CompareOrdinal(one.Source, other.Source) < 0);
    }
}
