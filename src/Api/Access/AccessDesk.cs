using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Where queries read about access: the newest books, once for the whole answer, cut to what the caller may see.</summary>
public sealed class AccessDesk(AccessMemory access, ReadDesk desk)
{
    private readonly Lock gate = new();
    private Task<AccessLedger>? books;

    public ReadDesk Desk => desk;

    public Caller Caller => desk.Caller;

    public Task<AccessLedger> Books()
    {
        lock (gate) return books ??= access.Newest();
    }

    /// <summary>Now, by the clock of whoever recorded last if that is ahead.</summary>
    public DateTimeOffset Now(AccessLedger known) => desk.Now > known.NewestAt ? desk.Now : known.NewestAt;

    /// <summary>Whether a thing of that organisation is shown by that operation, and, if named, whether it is under that organisation.</summary>
    public async Task<Func<string, bool>> Shown(string operation, string? under = null)
    {
        var reach = await desk.Reach(operation, null);
        var branch = under is null ? null : (await desk.Landscape(null)).Subtree(under).ToHashSet(StringComparer.Ordinal);
        return organisation => reach?.Contains(organisation) != false && branch?.Contains(organisation) != false;
    }
}
