using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Every break-glass within reach that somebody still has to look at: asked for, in force, or over and not reviewed. Told at once,
    /// and again whenever that changes.
    /// </summary>
    [Needs("break-glass.read")]
    public static async IAsyncEnumerable<IReadOnlyList<BreakGlassNode>> BreakGlassAlarms(
        [FromServices] Caller caller, [FromServices] AccessMemory access, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (known, told) = ((AccessLedger?)null, (string?)null);
        using var timer = new PeriodicTimer(BetweenLooks);
        do
        {
            var books = access.Current;
            if (ReferenceEquals(books, known)) continue;
            known = books;
            var open = books.BreakGlasses.Values.Where(glass => IsOpen(glass) && caller.Reaches("break-glass.read", glass.State.Reach.Organisation))
                .OrderByDescending(glass => glass.AskedAt).ThenBy(glass => glass.Id).ToList();
            var now = string.Join(' ', open.Select(glass => $"{glass.Id} {glass.State.Phase}"));
            if (now == told) continue;
            told = now;
            yield return [.. open.Select(glass => new BreakGlassNode(glass, books))];
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private static bool IsOpen(KnownBreakGlass glass) =>
        glass.State.Phase is BreakGlassPhase.Asked or BreakGlassPhase.Approved or BreakGlassPhase.Ended;
}
