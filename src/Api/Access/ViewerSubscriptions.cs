using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>
    /// Who asks and what they may do, told at once. The connection ends within seconds when their rights change, as every connection
    /// does; whoever subscribes again is told the new ones.
    /// </summary>
    [Needs("self.read")]
    public static async IAsyncEnumerable<Viewer> ViewerChanged(
        [FromServices] Caller caller, [FromServices] AccessMemory access, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return new(caller, access);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }
}
