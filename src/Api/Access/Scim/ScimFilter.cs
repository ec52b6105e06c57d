using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>The name of an attribute: of a schema, and perhaps one part of it.</summary>
/// <param name="Schema">Null for the resource's own schema.</param>
internal sealed record ScimName(string? Schema, string Attribute, string? Part = null)
{
    public override string ToString() => $"{(Schema is null ? "" : Schema + ":")}{Attribute}{(Part is null ? "" : "." + Part)}";

    /// <summary>Every single value it names; of lists, those of each member.</summary>
    public IEnumerable<JsonNode> ValuesIn(JsonObject resource)
    {
        var home = Schema is null ? resource : resource.Named(Schema) as JsonObject;
        if (home?.Named(Attribute) is not { } found) return [];
        var all = found is JsonArray list ? list.OfType<JsonNode>() : [found];
        return Part is null
            ? all.Select(node => node is JsonObject complex && complex.Named("value") is { } value ? value : node)
            : all.OfType<JsonObject>().Select(complex => complex.Named(Part)).OfType<JsonNode>();
    }
}

/// <summary>A filter of RFC 7644, as it was understood. Its text says the same again.</summary>
internal abstract record ScimFilter
{
    public abstract bool Holds(JsonObject resource);

    internal sealed record And(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Left.Holds(resource) && Right.Holds(resource);
        public override string ToString() => $"({Left} and {Right})";
    }

    internal sealed record Or(ScimFilter Left, ScimFilter Right) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Left.Holds(resource) || Right.Holds(resource);
        public override string ToString() => $"({Left} or {Right})";
    }

    internal sealed record Not(ScimFilter Inner) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => !Inner.Holds(resource);
        public override string ToString() => $"not ({Inner})";
    }

    internal sealed record Present(ScimName Name) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Name.ValuesIn(resource).Any(node => node is not JsonObject { Count: 0 } && node.Text() != "");
        public override string ToString() => $"{Name} pr";
    }

    /// <summary>One member of a list for which all of it holds.</summary>
    internal sealed record Within(ScimName Name, ScimFilter Inner) : ScimFilter
    {
        public override bool Holds(JsonObject resource) => Members(resource).Any(Inner.Holds);

        public override string ToString() => $"{Name}[{Inner}]";

        private IEnumerable<JsonObject> Members(JsonObject resource) =>
            ((Name.Schema is null ? resource : resource.Named(Name.Schema) as JsonObject)?.Named(Name.Attribute) as JsonArray)?.OfType<JsonObject>() ?? [];
    }

    /// <param name="Value">A text, a number, true or false, or null.</param>
    internal sealed record Compare(ScimName Name, string Operator, object? Value) : ScimFilter
    {
        /// <summary>What differs by case alone is another one.</summary>
        private static readonly HashSet<string> Exact = new(["id", "externalId"], StringComparer.OrdinalIgnoreCase);

        private StringComparison Casing => Exact.Contains(Name.Attribute) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

        public override bool Holds(JsonObject resource)
        {
            var values = Name.ValuesIn(resource);
            return Operator switch
            {
                "eq" => Value is null ? !values.Any() : values.Any(Same),
                "ne" => Value is null ? values.Any() : !values.Any(Same),
                _    => values.Any(Fits),
            };
        }

        public override string ToString() => $"{Name} {Operator} {JsonSerializer.Serialize(Value)}";

        private bool Same(JsonNode node) => node.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => bool.TryParse(Convert.ToString(Value, CultureInfo.InvariantCulture), out var wanted) && node.GetValue<bool>() == wanted,
            JsonValueKind.Number => Value is double number && node.Number() == number,
            _                    => Value is string text && string.Equals(node.Text(), text, Casing),
        };

        private bool Fits(JsonNode node) => (node.Text(), Value) switch
        {
            ({ } text, string wanted) => Operator switch
            {
                "co" => text.Contains(wanted, Casing),
                "sw" => text.StartsWith(wanted, Casing),
                "ew" => text.EndsWith(wanted, Casing),
                _    => Ordered(string.Compare(text, wanted, Casing)),
            },
            (null, double wanted) when node.GetValueKind() == JsonValueKind.Number => Ordered(node.Number().CompareTo(wanted)),
            _ => false,
        };

        private bool Ordered(int order) => Operator switch
        {
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            "le" => order <= 0,
            _    => false,
        };
    }
}

/// <summary>Names of SCIM are the same in capitals and small letters.</summary>
internal static class ScimJson
{
    extension(JsonObject complex)
    {
        public JsonNode? Named(string name) => complex.KeyOf(name) is { } key ? complex[key] : null;

        public string? KeyOf(string name)
        {
            foreach (var (key, _) in complex)
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) return key;
            return null;
        }

        public void Put(string name, JsonNode? value) => complex[complex.KeyOf(name) ?? name] = value;
    }

    extension(JsonNode node)
    {
        public string? Text() => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

        public double Number() => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
    }
}
