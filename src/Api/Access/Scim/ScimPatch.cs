using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>
/// Applies PATCH to a resource as it is shown; the outcome is then handled like PUT. Directories speak dialects: operations in capitals,
/// no path but an object of values, paths as names in that object.
/// </summary>
internal static class ScimPatch
{
    private const int MostOperations = 1_000;

    /// <summary>Ours to say; told back to us by directories that send everything, and then left as it is.</summary>
    private static readonly HashSet<string> Ours = new(["id", "meta", "schemas", "groups"], StringComparer.OrdinalIgnoreCase);

    public static JsonObject Apply(JsonObject resource, JsonObject patch)
    {
        if (patch.Named("Operations") is not JsonArray { Count: > 0 and <= MostOperations } operations)
            throw ScimFault.Syntax($"A patch has 1 to {MostOperations} Operations.");
        var changed = (JsonObject)resource.DeepClone();
        foreach (var operation in operations)
        {
            if (operation is not JsonObject one) throw ScimFault.Syntax("An operation is an object.");
            var kind = one.Named("op")?.Text()?.ToLowerInvariant();
            if (kind is not ("add" or "replace" or "remove")) throw ScimFault.Syntax("op is add, replace or remove.");
            Apply(changed, kind, one.Named("path")?.Text(), one.Named("value"));
        }

        return changed;
    }

    private static void Apply(JsonObject resource, string kind, string? path, JsonNode? value)
    {
        if (!string.IsNullOrWhiteSpace(path))
        {
            var (name, which, part) = ScimFilterReader.ReadPath(path);
            if (name.Schema is null && Ours.Contains(name.Attribute)) throw ScimFault.Fixed($"{name.Attribute} can't be set.");
            At(resource, kind, name, which, part, value);
            return;
        }

        if (kind == "remove") throw ScimFault.NoTarget("remove needs a path.");
        if (value is not JsonObject values) throw ScimFault.Value("Without a path the value is an object.");
        foreach (var (key, each) in values)
        {
            if (Ours.Contains(key)) continue;
            if (each is JsonObject extension && key.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && !key.EndsWith('.'))
                foreach (var (attribute, inner) in extension) At(resource, kind, new(key, attribute), null, null, inner);
            else
            {
                var (name, which, part) = ScimFilterReader.ReadPath(key);
                At(resource, kind, name, which, part, each);
            }
        }
    }

    private static void At(JsonObject resource, string kind, ScimName name, ScimFilter? which, string? part, JsonNode? value)
    {
        var home = resource;
        if (name.Schema is { } schema)
        {
            if (resource.Named(schema) is not JsonObject) resource.Put(schema, new JsonObject());
            home = (JsonObject)resource.Named(schema)!;
        }

        if (which is not null) Members(home, kind, name.Attribute, which, part, value);
        else if (part is not null) Part(home, kind, name.Attribute, part, value);
        else Whole(home, kind, name.Attribute, value);
    }

    private static void Whole(JsonObject home, string kind, string attribute, JsonNode? value)
    {
        var known = home.Named(attribute);
        switch (kind)
        {
            case "remove" when known is JsonArray list && value is not null:
                foreach (var gone in Listed(value)) Drop(list, member => IsSame(member, gone));
                break;
            case "remove":
                if (home.KeyOf(attribute) is { } key) home.Remove(key);
                break;
            case "add" when known is JsonArray list:
                foreach (var more in Listed(value))
                    if (!list.Any(member => IsSame(member, more))) list.Add(more?.DeepClone());
                break;
            case "add" or "replace" when known is JsonObject complex && value is JsonObject parts:
                foreach (var (name, inner) in parts) complex.Put(name, inner?.DeepClone());
                break;
            default:
                home.Put(attribute, value?.DeepClone());
                break;
        }
    }

    private static void Part(JsonObject home, string kind, string attribute, string part, JsonNode? value)
    {
        if (home.Named(attribute) is JsonArray list)
        {
            foreach (var member in list.OfType<JsonObject>()) Set(member, kind, part, value);
            return;
        }

        if (home.Named(attribute) is not JsonObject) home.Put(attribute, new JsonObject());
        Set((JsonObject)home.Named(attribute)!, kind, part, value);
    }

    private static void Members(JsonObject home, string kind, string attribute, ScimFilter which, string? part, JsonNode? value)
    {
        if (home.Named(attribute) is not JsonArray) home.Put(attribute, new JsonArray());
        var list = (JsonArray)home.Named(attribute)!;
        if (kind == "remove" && part is null)
        {
            Drop(list, member => member is JsonObject complex && which.Holds(complex));
            return;
        }

        var found = list.OfType<JsonObject>().Where(which.Holds).ToList();
        if (found.Count == 0 && kind != "remove")
        {
            // Directories set `emails[type eq "work"].value` for people who have no such address yet.
            var made = new JsonObject();
            Fill(made, which);
            list.Add(made);
            found.Add(made);
        }

        foreach (var member in found)
            if (part is not null) Set(member, kind, part, value);
            else if (value is JsonObject parts)
                foreach (var (name, inner) in parts) member.Put(name, inner?.DeepClone());
            else throw ScimFault.Value($"A member of {attribute} is an object.");
    }

    private static void Fill(JsonObject made, ScimFilter which)
    {
        switch (which)
        {
            case ScimFilter.And both:
                Fill(made, both.Left);
                Fill(made, both.Right);
                break;
            case ScimFilter.Compare { Operator: "eq", Name: { Schema: null, Part: null } name } same:
                made.Put(name.Attribute, JsonSerializer.SerializeToNode(same.Value));
                break;
            default:
                throw ScimFault.NoTarget("Nothing fits the filter of the path.");
        }
    }

    private static void Set(JsonObject complex, string kind, string part, JsonNode? value)
    {
        if (kind != "remove") complex.Put(part, value?.DeepClone());
        else if (complex.KeyOf(part) is { } key) complex.Remove(key);
    }

    private static void Drop(JsonArray list, Predicate<JsonNode?> isGone)
    {
        for (var i = list.Count - 1; i >= 0; i--)
            if (isGone(list[i])) list.RemoveAt(i);
    }

    private static JsonNode?[] Listed(JsonNode? value) => value is JsonArray several ? [.. several] : [value];

    /// <summary>Members of lists are known by their value.</summary>
    private static bool IsSame(JsonNode? one, JsonNode? other) =>
        one is JsonObject left && other is JsonObject right && left.Named("value") is { } known && right.Named("value") is { } wanted
            ? string.Equals(known.Text(), wanted.Text(), StringComparison.OrdinalIgnoreCase)
            : JsonNode.DeepEquals(one, other);
}
