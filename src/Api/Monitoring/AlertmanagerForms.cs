namespace EventSourcedOps.Api.Monitoring;

/// <summary>An alert as Prometheus sends it to an Alertmanager (API v2, postableAlert).</summary>
/// <param name="EndsAt">In the future while it fires: when to take it for over if nothing is heard; in the past when it is over.</param>
internal sealed record PostedAlert(
    Dictionary<string, string?>? Labels, Dictionary<string, string?>? Annotations, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    string? GeneratorURL)
{
    /// <summary>Firing or resolved, as a webhook says; a posted alert does not say it.</summary>
    public string? Status { get; init; }

    /// <summary>How bad it is, of a source for which that is no label and so may change while it goes on.</summary>
    public string? Severity { get; init; }
}

/// <summary>What an Alertmanager sends to a webhook (version 4).</summary>
internal sealed record HookMessage(
    string? Version, string? Receiver, Dictionary<string, string?>? GroupLabels, IReadOnlyList<PostedAlert?>? Alerts);
