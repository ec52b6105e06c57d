using System.Reflection;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Every operation there is, by the command that runs it.</summary>
public static class Operations
{
    public static IReadOnlyDictionary<Type, string> All { get; } = typeof(Operations).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)
        .ToDictionary(type => type, type => type.GetCustomAttribute<OperationAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no [Operation]: it could be neither permitted nor audited."));

    public static string Of(Type command) => All[command];
}
