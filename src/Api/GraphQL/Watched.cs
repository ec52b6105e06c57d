using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>The organisations somebody watches: those asked for, as far as the caller reaches.</summary>
internal sealed class Watched
{
    private readonly Caller caller;
    private readonly string operation;
    private readonly HashSet<string>? asked;

    private Watched(Caller caller, string operation, HashSet<string>? asked) =>
        (this.caller, this.operation, this.asked) = (caller, operation, asked);

    public static async Task<Watched> Of(
        Caller caller, string operation, IEnumerable<string>? organisations, LandscapeMemory memory, CancellationToken cancellation)
    {
        if (organisations is null) return new(caller, operation, null);
        var landscape = await memory.Newest(cancellation);
        return new(caller, operation, landscape.WithSubtrees(organisations.Take(KeysetPage.LargestSize)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether that is watched, as sensitive as it is now.</summary>
    public bool Holds<TRow>(Found<TRow> change) =>
        caller.Rights.Reaches(operation, change.Organisation, change.Label) && asked?.Contains(change.Organisation) != false;
}
