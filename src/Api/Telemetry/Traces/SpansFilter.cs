using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Api.Telemetry.Traces;

/// <summary>Which spans. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations; what is under them counts too.</param>
/// <param name="Service">Only spans of that service.</param>
/// <param name="Instance">Only spans of that instance.</param>
/// <param name="Name">Only spans of that operation.</param>
/// <param name="Kind">Only that side of calls.</param>
/// <param name="AtLeastMilliseconds">Only spans that lasted so long.</param>
/// <param name="FailedOnly">Only spans that failed.</param>
/// <param name="EntriesOnly">Only spans with which a request enters a service, or a trace begins.</param>
/// <param name="Attributes">Only spans of which all of these are known; 10 at most.</param>
/// <param name="TraceId">Only spans of that trace, in hexadecimal digits.</param>
public sealed record SpansFilter(
    IReadOnlyList<string>? Organisations = null, string? Service = null, string? Instance = null, string? Name = null, SpanKind? Kind = null,
    double? AtLeastMilliseconds = null, bool? FailedOnly = null, bool? EntriesOnly = null, IReadOnlyList<LogAttributeInput>? Attributes = null,
    string? TraceId = null)
{
    internal SpanQuestion Question(DateTimeOffset from, DateTimeOffset to)
    {
        var attributes = LogAttributeInput.Fields(Attributes);
        if (from > to) throw LogsFilter.Error(TelemetryRefusals.TimesOutOfOrder);
        var least = Math.Clamp((AtLeastMilliseconds ?? 0) * SpanNode.NanosecondsPerMillisecond, 0, long.MaxValue / 2);
        return new(
            TelemetryTime.Of(from), TelemetryTime.Of(to), Service, Instance, Name, Kind, (long)least, FailedOnly ?? false, EntriesOnly ?? false,
            attributes, TraceId?.ToLowerInvariant());
    }
}
