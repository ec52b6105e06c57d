using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Workspace;

namespace EventSourcedOps.Application.Workspace;

/// <summary>
/// A wish about something of one's own. Whose it is follows from who asks and never from the input, so that nobody can name
/// somebody else's. It belongs to no organisation: it stays with the person who moves to another.
/// </summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
public abstract record OwnCommand<TState, TEvent>(Guid CommandId) : Command<TState, TEvent>(CommandId)
    where TState : class, IEvolve<TState, TEvent>
    where TEvent : class
{
    /// <summary>Name of the one who asks.</summary>
    internal string Owner { get; private init; } = "";

    /// <summary>What of theirs it is about.</summary>
    protected abstract string Shelf { get; }

    protected internal sealed override Guid Stream => OwnStreams.IdOf(Shelf, Owner);

    protected internal sealed override string? Home => Reach.Everywhere;

    protected internal sealed override Command AskedBy(Caller caller) => this with { Owner = caller.Name };
}

/// <summary>Where a person's own things stand.</summary>
public static class OwnStreams
{
    public const string Dashboard = "dashboard";
    public const string Lists = "lists";
    public const string Inbox = "inbox";

    /// <summary>Logins and the names of tokens never coincide, so a name is one owner.</summary>
    public static Guid IdOf(string shelf, string owner) => Ids.Derived("workspace", shelf, owner);
}

/// <summary>A wish about one's own dashboard.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
public abstract record DashboardCommand(Guid CommandId) : OwnCommand<Dashboard, DashboardEvent>(CommandId)
{
    protected sealed override string Shelf => OwnStreams.Dashboard;
}

/// <summary>A wish about how one looks at lists.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
public abstract record ListCommand(Guid CommandId) : OwnCommand<PersonalLists, PersonalListEvent>(CommandId)
{
    protected sealed override string Shelf => OwnStreams.Lists;
}

/// <summary>A wish about one filter that is kept.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="FilterId">The filter; made by the client when it is saved.</param>
public abstract record FilterCommand(Guid CommandId, Guid FilterId) : ListCommand(CommandId);

/// <summary>A wish about what one has read.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
public abstract record InboxCommand(Guid CommandId) : OwnCommand<Inbox, InboxEvent>(CommandId)
{
    protected sealed override string Shelf => OwnStreams.Inbox;
}
