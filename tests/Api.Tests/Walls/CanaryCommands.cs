using System.Runtime.InteropServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>
/// Every command there is, with a word of its organisation in every text that it can carry, down to the texts in its lists. What is not
/// fit to be accepted is refused and audited, and the audit trail repeats its texts: they have to stay in the house just the same.
/// </summary>
internal sealed class CanaryCommands(string code, IReadOnlyDictionary<string, Guid> ids)
{
    /// <summary>What begins a life comes first, so that what changes it finds it; what ends it comes last.</summary>
    private static readonly string[] Beginnings = ["Create", "Define", "Register", "Open", "Ask", "Request", "Give", "Issue", "Publish"];

    private static readonly string[] Ends = ["Cancel", "Close", "Disable", "Dissolve", "End", "Leave", "Reject", "Retire", "Revoke"];

    /// <summary>Those that can carry a text at all, besides the code of an organisation.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. Operations.All.Keys.Where(type => TextsOf(type).Any()).OrderBy(type => Rank(type.Name)).ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>First with words that may be seen below where the command makes names of the tree; then with words that may not.</summary>
    public IEnumerable<Command> All()
    {
        foreach (var type in Types)
        {
            var isOfTree = IsOfTree(type);
            var first = Of(type, isOfTree ? CanaryHouse.Shared(code) : CanaryHouse.Secret(code));
            // What is the same for all organisations is seen by all, so it gets no name from here: a key has no spaces.
            var isOfAll = isOfTree && first.Home == Reach.Everywhere;
            if (isOfAll) first = Of(type, $"{CanaryHouse.Secret(code)} of all");
            yield return first;
            // The same id with another body is refused whatever it says, at the organisation that it aimed at.
            if (isOfTree && !isOfAll) yield return Of(type, CanaryHouse.Secret(code)) with { CommandId = first.CommandId };
        }
    }

    private Command Of(Type type, string word) => (Command)Made(type, word)!;

    private object? Made(Type type, string word)
    {
        var constructor = type.GetConstructors().MaxBy(known => known.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, word))]);
    }

    private object? Value(Type type, string name, string word)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string)) return IsCode(name) ? code : word;
        if (bare == typeof(Guid)) return ids.TryGetValue(name, out var known) ? known : Guid.CreateVersion7();
        if (bare == typeof(bool)) return true;
        if (bare == typeof(DateTimeOffset)) return DateTimeOffset.UtcNow.AddDays(1);
        if (bare == typeof(DateOnly)) return DateOnly.FromDateTime(DateTime.UtcNow);
        if (bare.IsEnum) return Enum.GetValues(bare).GetValue(0);
        if (bare.IsPrimitive) return Convert.ChangeType(1, bare, System.Globalization.CultureInfo.InvariantCulture);
        if (ItemOf(bare) is not { } item) return Made(bare, word);
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Value(item, name, word), 0);
        return bare.IsInstanceOfType(items)
            ? items
            : typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!.MakeGenericMethod(item).Invoke(null, [items]);
    }

    private static IEnumerable<string> TextsOf(Type type) => type.GetConstructors().MaxBy(known => known.GetParameters().Length)!.GetParameters()
        .SelectMany(parameter => TextsOf(parameter.ParameterType, parameter.Name!));

    private static IEnumerable<string> TextsOf(Type type, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { } text when text == typeof(string)                  => IsCode(name) ? [] : [name],
        { } bare when ItemOf(bare) is { } item                => TextsOf(item, name),
        { IsClass: true, Namespace: { } place } part when place.StartsWith(nameof(EventSourcedOps), StringComparison.Ordinal) => TextsOf(part),
        _                                                     => [],
    };

    private static bool IsCode(string name) => name is "Organisation" or "Code" or "Parent";

    private static Type? ItemOf(Type type) =>
        type is { IsGenericType: true, GenericTypeArguments: [var item] } && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? item : null;

    private static int Rank(string name) =>
        Beginnings.Any(word => name.StartsWith(word, StringComparison.Ordinal)) ? 0
        : Ends.Any(word => name.StartsWith(word, StringComparison.Ordinal)) ? 2
        : 1;

    private static bool IsOfTree(Type command)
    {
        for (var type = command; type is not null; type = type.BaseType)
            if (type is { IsGenericType: true, GenericTypeArguments: [_, var fact] }) return fact.IsAssignableTo(typeof(LandscapeEvent));
        return false;
    }
}
