using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>Which lines. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations; what is under them counts too.</param>
/// <param name="Text">Words that must all occur in a line or in an attribute of it; "in quotes" they stand together, and none may occur behind a hyphen.</param>
/// <param name="SeverityAtLeast">Lines of that severity or a higher one.</param>
/// <param name="Service">Only lines of that service.</param>
/// <param name="Instance">Only lines of that instance.</param>
/// <param name="Attributes">Only lines of which all of these are known; 10 at most.</param>
/// <param name="TraceId">Only lines of that trace, in hexadecimal digits.</param>
public sealed record LogsFilter(
    IReadOnlyList<string>? Organisations = null, string? Text = null, LogSeverity? SeverityAtLeast = null, string? Service = null,
    string? Instance = null, IReadOnlyList<LogAttributeInput>? Attributes = null, string? TraceId = null)
{
    private const int LongestText = 500;

    private static readonly Refusal TooLong = new("telemetry.search-too-long", $"What is looked for has {LongestText} characters at most.", "filter.text");

    internal LogQuestion Question(DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        if (Text?.Length > LongestText) throw Error(TooLong);
        var attributes = LogAttributeInput.Fields(Attributes);
        if (from > to) throw Error(TelemetryRefusals.TimesOutOfOrder);
        return new(
            from is { } begin ? TelemetryTime.Of(begin) : 0, to is { } end ? TelemetryTime.Of(end) : long.MaxValue, LogWording.Read(Text),
            SeverityAtLeast ?? LogSeverity.Unset, Service, Instance, attributes, TraceId?.ToLowerInvariant());
    }

    internal static ApiError Error(Refusal refusal) => new(refusal.Code, refusal.Reason);
}

/// <summary>An attribute that a line must have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it must be.</param>
public sealed record LogAttributeInput(string Name, string Value)
{
    private const int Most = 10;

    private static readonly Refusal TooMany = new("telemetry.too-many-attributes", $"Name {Most} attributes at most.", "filter.attributes");

    internal static IReadOnlyList<TelemetryField>? Fields(IReadOnlyList<LogAttributeInput>? asked) => asked?.Count > Most
        ? throw LogsFilter.Error(TooMany) : asked?.Select(one => new TelemetryField(one.Name, one.Value)).ToList();
}
