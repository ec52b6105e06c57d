using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;

namespace EventSourcedOps.Api.Projections;

/// <summary>Tells a watcher how the read models stand, at once when something is told about them and otherwise now and then.</summary>
public sealed class ProjectionWatch(ProjectionAdmin admin, ProjectionAlarms alarms, ReadSignal signal)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    public IAsyncEnumerable<IReadOnlyList<ProjectionState>> States(CancellationToken cancellation) => Look(admin.List, cancellation);

    /// <summary>Only what differs from what was told before.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ProjectionAlarm>> Alarms([EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<ProjectionAlarm>? told = null;
        await foreach (var open in Look(alarms.Open, cancellation))
        {
            if (told is not null && told.SequenceEqual(open)) continue;
            yield return told = open;
        }
    }

    private async IAsyncEnumerable<T> Look<T>(Func<CancellationToken, Task<T>> at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = signal.Of(ProjectionAdmin.Topic);
        while (!cancellation.IsCancellationRequested)
        {
            var seen = told.Commits;
            yield return await at(cancellation);
            await told.WaitBeyond(seen, AtMost, cancellation);
        }
    }
}
