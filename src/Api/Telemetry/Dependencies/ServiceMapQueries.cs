using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Api.Telemetry.Dependencies;
using EventSourcedOps.Application.Telemetry.Dependencies;
using EventSourcedOps.Projections.Telemetry;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    private const int MapChangesMost = 200;

    /// <summary>Which services ask which, as spans show it: now or at any time since it is followed, whatever was forgotten meanwhile.</summary>
    /// <param name="at">Who asked whom then, as far as it is known today; now unless told.</param>
    /// <param name="asOf">As it was known at that time.</param>
    /// <param name="organisations">Only what was sent for these and everything under them; all within reach when left out.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<ServiceMapNode> ServiceMap(
        [FromServices] ReadDesk desk, [FromServices] TelemetryDesk telemetry, DateTimeOffset? at = null, DateTimeOffset? asOf = null,
        IReadOnlyList<string>? organisations = null, CancellationToken cancellation = default)
    {
        var then = at ?? asOf ?? desk.Now;
        var (rows, _) = await (await desk.Rows(TelemetryDesk.Operation, ServiceDependencies.Model, asOf, organisations))
            .Lasting("seen_from", "seen_until", then).Page(new("seen_from"), ServiceMapNode.Most + 1, null, cancellation);
        var counted = await DependencyBook.Of(await telemetry.SightOf(organisations), then, cancellation);
        return new(then, [.. rows.Select(found => found.Row)], counted, await desk.Landscape(asOf));
    }

    /// <summary>When which service began to ask which other one, and when it was last seen to; the newest first, 200 at most.</summary>
    /// <param name="from">Nothing earlier.</param>
    /// <param name="to">Nothing later; until now unless told.</param>
    /// <param name="organisations">Only what was sent for these and everything under them; all within reach when left out.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<IEnumerable<ServiceMapChange>> ServiceMapChanges(
        [FromServices] ReadDesk desk, DateTimeOffset from, DateTimeOffset? to = null, IReadOnlyList<string>? organisations = null,
        CancellationToken cancellation = default)
    {
        var (came, went) = (await Turned("seen_from"), await Turned("seen_until"));
        return came.Select(row => new ServiceMapChange(row.Since, ServiceMapTurn.Appeared, row.Caller, row.Callee))
            .Concat(went.Select(row => new ServiceMapChange(row.LastAt!.Value, ServiceMapTurn.Vanished, row.Caller, row.Callee)))
            .OrderByDescending(change => change.At).ThenBy(change => change.Caller, StringComparer.Ordinal)
            .ThenBy(change => change.Callee, StringComparer.Ordinal).Take(MapChangesMost);

        async Task<IEnumerable<ServiceDependencyRow>> Turned(string column)
        {
            var rows = (await desk.Rows(TelemetryDesk.Operation, ServiceDependencies.Model, null, organisations)).Between(column, from, to);
            var (found, _) = await rows.Page(new(column, Descending: true), MapChangesMost, null, cancellation);
            return found.Select(one => one.Row);
        }
    }
}
