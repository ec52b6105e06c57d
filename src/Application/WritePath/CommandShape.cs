using System.Collections.Frozen;
using EventSourcedOps.Domain;
using FluentValidation;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Checks a command's shape with the validator that stands in its file.</summary>
internal static class CommandShape
{
    private static readonly FrozenDictionary<Type, IValidator> Validators = typeof(CommandShape).Assembly.GetTypes()
        .Where(type => typeof(IValidator).IsAssignableFrom(type) && !type.IsAbstract && !type.ContainsGenericParameters)
        .Select(type => (IValidator)Activator.CreateInstance(type)!)
        .Select(validator => (validator, command: Operations.All.Keys.FirstOrDefault(validator.CanValidateInstancesOfType)))
        .Where(pair => pair.command is not null)
        .ToFrozenDictionary(pair => pair.command!, pair => pair.validator);

    /// <summary>Commands without a validator: a test names them, because an unbounded input is a fault.</summary>
    internal static IEnumerable<Type> Unchecked => Operations.All.Keys.Where(command => !Validators.ContainsKey(command));

    /// <returns>The first thing that is wrong with the input, with its field; null when it is well-formed.</returns>
    public static Refusal? Check(Command command)
    {
        if (command.CommandId == Guid.Empty) return WriteRefusals.Malformed("commandId", "Give the command an id of your own, e.g. a UUID v7.");
        if (!Validators.TryGetValue(command.GetType(), out var validator)) return null;
        var found = validator.Validate(new ValidationContext<object>(command));
        return found.IsValid ? null : WriteRefusals.Malformed(FieldOf(found.Errors[0].PropertyName), found.Errors[0].ErrorMessage);
    }

    private static string FieldOf(string property) =>
        string.Join('.', property.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
