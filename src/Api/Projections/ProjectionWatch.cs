using EventSourcedOps.Application.ReadModels;

namespace EventSourcedOps.Api.Projections;

/// <summary>Tells a watcher how the read models stand, at once when something is told about them and otherwise now and then.</summary>
public sealed class ProjectionWatch(ProjectionAdmin admin, ReadSignal signal)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<IReadOnlyList<ProjectionState>> States(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = signal.Of(ProjectionAdmin.Topic);
        while (!cancellation.IsCancellationRequested)
        {
            var seen = told.Commits;
            yield return await admin.List(cancellation);
            await told.WaitBeyond(seen, AtMost, cancellation);
        }
    }
}
