using System.Collections;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Projections.Tests.EventLog;

/// <summary>Makes one full instance of any event, the same on every run, so that its sample shows every field.</summary>
internal static class Specimen
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    public static object Of(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!))]);
    }

    private static object Value(Type type, string name)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string)) return $"some {name}";
        if (bare == typeof(Guid)) return Ids.Derived("specimen", name);
        if (bare == typeof(DateTimeOffset)) return At;
        if (bare == typeof(DateOnly)) return DateOnly.FromDateTime(At.Date);
        if (bare == typeof(bool)) return true;
        if (bare == typeof(int)) return 7;
        if (bare == typeof(long)) return 3_600L;
        if (bare == typeof(double)) return 0.25;
        if (bare == typeof(decimal)) return 12.5m;
        if (bare.IsEnum) return Enum.GetValues(bare).GetValue(Enum.GetValues(bare).Length - 1)!;
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return OneEntry(bare.GenericTypeArguments[1], name);
        if (bare.IsGenericType && typeof(IEnumerable).IsAssignableFrom(bare)) return One(bare.GenericTypeArguments[0], name);
        return Of(bare);
    }

    private static object OneEntry(Type value, string name)
    {
        var entries = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        entries[$"some {name}"] = Value(value, "value");
        return entries;
    }

    private static Array One(Type element, string name)
    {
        var array = Array.CreateInstance(element, 1);
        array.SetValue(Value(element, name), 0);
        return array;
    }
}
