using System.Collections.Frozen;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Folds any event into the state it belongs to. Which state that is follows from the commands that decide on it.</summary>
internal static class StateFold
{
    private delegate object Fold(object? state, object happened, DateTimeOffset at);

    private static readonly FrozenDictionary<Type, Fold> Folds = Build();

    /// <summary>Events that no command's state folds (audit entries) leave the state as it is.</summary>
    public static object? Evolve(object? state, object happened, DateTimeOffset at) =>
        Folds.TryGetValue(happened.GetType(), out var fold) ? fold(state, happened, at) : state;

    private static FrozenDictionary<Type, Fold> Build()
    {
        var kinds = Operations.All.Keys.Select(StateAndEvent).Distinct().ToList();
        return WireNames.All.Values
            .Select(fact => (fact, kind: kinds.Find(kind => fact.IsSubclassOf(kind.Event))))
            .Where(pair => pair.kind.State is not null)
            .ToFrozenDictionary(pair => pair.fact, pair => Compile(pair.kind.State, pair.kind.Event));
    }

    private static (Type State, Type Event) StateAndEvent(Type command)
    {
        for (var type = command; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Command<,>))
                return (type.GenericTypeArguments[0], type.GenericTypeArguments[1]);
        throw new InvalidOperationException($"{command.Name} is not a command on an aggregate.");
    }

    private static Fold Compile(Type state, Type happened) => (Fold)typeof(StateFold)
        .GetMethod(nameof(FoldOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(state, happened).Invoke(null, null)!;

    private static Fold FoldOf<TState, TEvent>() where TState : class, IEvolve<TState, TEvent> =>
        static (state, happened, at) => TState.Evolve((TState?)state, (TEvent)happened, at);
}
