using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>To which organisation belongs what a caller sends: the one of its grant, or one within its reach that it names.</summary>
internal sealed class IntakeDoor(LandscapeMemory landscape)
{
    public const string Operation = "telemetry.write";

    /// <summary>As Mimir, Loki and Tempo call it, so that senders have a setting for it already.</summary>
    public const string Header = "X-Scope-OrgID";

    public static readonly Refusal Unsaid = new("telemetry.organisation-unsaid",
        $"This token reaches more than one organisation. Say by the header {Header} to which what is sent belongs.");

    public static readonly Refusal OutOfReach = new("telemetry.organisation-out-of-reach",
        $"The organisation that {Header} names does not exist, or this token may not send for it.");

    public async Task<(string? Organisation, Refusal? Refusal)> Find(Caller caller, string? named, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(named)) return caller.Rights.HomeOf(Operation) is { } home ? (home, null) : (null, Unsaid);
        var known = landscape.Current.Organisations.ContainsKey(named) || (await landscape.Newest(cancellation)).Organisations.ContainsKey(named);
        return known && caller.Reaches(Operation, named) ? (named, null) : (null, OutOfReach);
    }
}
