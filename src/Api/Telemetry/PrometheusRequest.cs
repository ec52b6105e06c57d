using System.Globalization;
using EventSourcedOps.Domain.Telemetry;
using Microsoft.Extensions.Primitives;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>What is asked in the way of Prometheus: in the address, or in a form where that would be too long.</summary>
internal sealed class PrometheusRequest
{
    private const int SelectorsMost = 20;
    private const double MillisecondsMost = 1e15;

    private readonly HttpContext http;
    private readonly IFormCollection? form;

    private PrometheusRequest(HttpContext http, IFormCollection? form) => (this.http, this.form) = (http, form);

    public CancellationToken Cancellation => http.RequestAborted;

    public static async Task<PrometheusRequest> Read(HttpContext http)
    {
        try
        {
            return new(http, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null);
        }
        catch (InvalidDataException damaged)
        {
            throw new FormatException("the form of the request cannot be read", damaged);
        }
    }

    public string Route(string name) => http.Request.RouteValues[name]?.ToString() ?? "";

    public string? One(string name) => All(name).ToString() is { Length: > 0 } text ? text : null;

    public PromqlExpression Expression()
    {
        if (One("query") is not { } text) throw new FormatException("invalid parameter \"query\": it is missing");
        var (expression, fault) = PromqlParser.Read(text);
        return expression ?? throw new FormatException($"invalid parameter \"query\": 1:{fault!.Position + 1}: parse error: {fault.Reason}");
    }

    public IReadOnlyList<PromqlSelector> Selectors()
    {
        var texts = All("match[]");
        if (texts.Count > SelectorsMost) throw new FormatException($"invalid parameter \"match[]\": {SelectorsMost} at most");
        return
        [
            .. texts.Select(text => PromqlParser.Read(text ?? "") switch
            {
                { Expression: PromqlSelector { Milliseconds: null } selector } => selector,
                { Fault: { } fault } => throw new FormatException($"invalid parameter \"match[]\": 1:{fault.Position + 1}: parse error: {fault.Reason}"),
                _                    => throw new FormatException("invalid parameter \"match[]\": it is no selector of series"),
            }),
        ];
    }

    public long Needed(string name) => Time(name) ?? throw new FormatException($"invalid parameter \"{name}\": it is missing");

    /// <summary>Seconds since 1970, or as RFC 3339 says; in milliseconds.</summary>
    public long? Time(string name)
    {
        if (One(name) is not { } text) return null;
        if (Seconds(text) is { } seconds) return seconds;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw new FormatException($"invalid parameter \"{name}\": cannot parse \"{text}\" to a valid timestamp");
    }

    /// <summary>Seconds, or a duration such as 1m30s; in milliseconds.</summary>
    public long Step()
    {
        if (One("step") is not { } text) throw new FormatException("invalid parameter \"step\": it is missing");
        var step = Seconds(text) ?? MetricDuration.Of(text) ?? throw new FormatException($"invalid parameter \"step\": cannot parse \"{text}\" to a valid duration");
        return step > 0
            ? step
            : throw new FormatException("invalid parameter \"step\": zero or negative query resolution step widths are not accepted");
    }

    private static long? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds * 1000) < MillisecondsMost
            ? (long)Math.Round(seconds * 1000) : null;

    private StringValues All(string name) =>
        form is not null && form.TryGetValue(name, out var told) ? StringValues.Concat(told, http.Request.Query[name]) : http.Request.Query[name];
}
