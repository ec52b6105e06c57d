namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>A call from one service to another: a span of the one stands right above a span of the other.</summary>
/// <param name="Answer">What the one that is asked does.</param>
public readonly record struct SpanCall(string Caller, Span Answer)
{
    public string Callee => Answer.Source.Service;

    /// <summary>The calls among those spans. A span that came twice counts once.</summary>
    public static IEnumerable<SpanCall> Among(IEnumerable<Span> spans)
    {
        var known = new Dictionary<(string Trace, string Id), Span>();
        foreach (var span in spans) known.TryAdd((span.Trace, span.Id), span);
        foreach (var span in known.Values)
            if (known.GetValueOrDefault((span.Trace, span.Parent))?.Source.Service is { } caller && caller != span.Source.Service)
                yield return new(caller, span);
    }
}
