using System.Reflection;

namespace EventSourcedOps.Domain;

/// <summary>The name under which an event is stored for ever. Chosen by hand, so that renaming a class cannot break history.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WireNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

public static class WireNames
{
    /// <summary>Every event that may stand in a stream, by its name on the wire.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = typeof(WireNames).Assembly.GetTypes()
        .Select(type => (type, wire: type.GetCustomAttribute<WireNameAttribute>()))
        .Where(found => found.wire is not null)
        .ToDictionary(found => found.wire!.Name, found => found.type, StringComparer.Ordinal);

    private static readonly Dictionary<Type, string> Names = All.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(Type happened) => Names.TryGetValue(happened, out var name)
        ? name
        : throw new InvalidOperationException($"{happened.Name} has no wire name; give it a [WireName].");

    /// <summary>The names of a family of events.</summary>
    public static string[] OfAll<TEvent>() => [.. All.Where(pair => pair.Value.IsSubclassOf(typeof(TEvent))).Select(pair => pair.Key)];
}
