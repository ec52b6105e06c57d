using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>The organisations somebody watches: those asked for, as far as the caller reaches.</summary>
internal sealed class Watched
{
    private readonly Caller caller;
    private readonly HashSet<string>? asked;

    private Watched(Caller caller, HashSet<string>? asked) => (this.caller, this.asked) = (caller, asked);

    public static async Task<Watched> Of(
        Caller caller, IEnumerable<string>? organisations, LandscapeMemory memory, CancellationToken cancellation)
    {
        if (organisations is null) return new(caller, null);
        var landscape = await memory.Newest(cancellation);
        return new(caller, landscape.WithSubtrees(organisations.Take(KeysetPage.LargestSize)).ToHashSet(StringComparer.Ordinal));
    }

    public bool Holds(string organisation) => caller.Reaches(organisation) && asked?.Contains(organisation) != false;
}
