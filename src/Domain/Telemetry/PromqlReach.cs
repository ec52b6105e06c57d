namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Which samples a query needs before it can be evaluated.</summary>
public static class PromqlReach
{
    extension(PromqlExpression expression)
    {
        /// <summary>Every selector that stands somewhere in it.</summary>
        public IEnumerable<PromqlSelector> Selectors() => expression switch
        {
            PromqlSelector selector       => [selector],
            PromqlNegation negation       => negation.Of.Selectors(),
            PromqlCall call               => call.Arguments.SelectMany(argument => argument.Selectors()),
            PromqlAggregation aggregation => (aggregation.Parameter?.Selectors() ?? []).Concat(aggregation.Of.Selectors()),
            PromqlOperation operation     => operation.Left.Selectors().Concat(operation.Right.Selectors()),
            _                             => [],
        };
    }

    /// <summary>The samples that matter for moments from one to another: so far back as its range, or as a sample lasts.</summary>
    public static (long From, long Until) Span(this PromqlSelector selector, long from, long until) =>
        (from - selector.Offset - (selector.Milliseconds ?? PromqlEvaluation.LookBack), until - selector.Offset);
}
