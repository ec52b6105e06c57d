namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Two sides joined: number with number, series with number, and series with the one series of the same labels.</summary>
internal static class PromqlOperations
{
    public static PromqlValue Of(PromqlOperation operation, PromqlValue left, PromqlValue right) => (left.Scalar, right.Scalar) switch
    {
        ({ } one, { } other) => PromqlValue.Of(Number(operation, one, other)),
        (null, { } other)    => PromqlValue.Of(left.Points.SelectMany(point => Point(operation, point, point.Value, other))),
        ({ } one, null)      => PromqlValue.Of(right.Points.SelectMany(point => Point(operation, point, one, point.Value))),
        _ when operation.Operator is "and" or "or" or "unless" => Sets(operation, left, right),
        _                    => Series(operation, left, right),
    };

    private static PromqlValue Sets(PromqlOperation operation, PromqlValue left, PromqlValue right)
    {
        var lefts = left.Points.Select(point => Key(operation, point)).ToHashSet();
        var rights = right.Points.Select(point => Key(operation, point)).ToHashSet();
        return PromqlValue.Of(operation.Operator switch
        {
            "and"    => left.Points.Where(point => rights.Contains(Key(operation, point))),
            "unless" => left.Points.Where(point => !rights.Contains(Key(operation, point))),
            _        => left.Points.Concat(right.Points.Where(point => !lefts.Contains(Key(operation, point)))),
        });
    }

    /// <summary>Where several series have the same labels for joining, none of them is joined: any choice would be a guess.</summary>
    private static PromqlValue Series(PromqlOperation operation, PromqlValue left, PromqlValue right)
    {
        var others = right.Points.ToLookup(point => Key(operation, point));
        return PromqlValue.Of(left.Points.GroupBy(point => Key(operation, point)).SelectMany(group =>
            group.ToList() is [var one] && others[group.Key].ToList() is [var other]
                ? Point(operation, IsComparison(operation.Operator) ? one : new(group.Key, one.Value), one.Value, other.Value) : []));
    }

    private static MetricLabels Key(PromqlOperation operation, MetricPoint point) =>
        operation.On is not { } names ? point.Labels.Nameless
        : operation.Ignoring ? point.Labels.Without([.. names, MetricLabels.Name])
        : point.Labels.Only(names);

    private static IEnumerable<MetricPoint> Point(PromqlOperation operation, MetricPoint point, double left, double right)
    {
        if (!IsComparison(operation.Operator)) return [new(point.Labels.Nameless, Number(operation, left, right))];
        var holds = Number(operation, left, right);
        return operation.AsNumber ? [new(point.Labels.Nameless, holds)] : holds > 0 ? [point] : [];
    }

    private static bool IsComparison(string sign) => sign is "==" or "!=" or ">" or "<" or ">=" or "<=";

    private static double Number(PromqlOperation operation, double left, double right) => operation.Operator switch
    {
        "+"  => left + right,
        "-"  => left - right,
        "*"  => left * right,
        "/"  => left / right,
        "%"  => left % right,
        "^"  => Math.Pow(left, right),
        "==" => left == right ? 1 : 0,
        "!=" => left != right ? 1 : 0,
        ">"  => left > right ? 1 : 0,
        "<"  => left < right ? 1 : 0,
        ">=" => left >= right ? 1 : 0,
        "<=" => left <= right ? 1 : 0,
        _ => throw new InvalidOperationException($"Nobody said what {operation.Operator} gives."),
    };
}
