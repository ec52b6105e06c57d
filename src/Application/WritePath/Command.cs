using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// A wish to change something. The record is the input type of its GraphQL mutation, and its file holds the whole use case:
/// the input, its shape (validator) and the one pure decision.
/// </summary>
/// <param name="CommandId">Made by the client. Sending the same command again returns the first answer.</param>
public abstract record Command(Guid CommandId)
{
    /// <summary>The stream that the decision is about.</summary>
    protected internal abstract Guid Stream { get; }

    /// <summary>The organisation whose stream is started; null for commands on streams that must exist already.</summary>
    protected internal virtual string? Home => null;

    /// <summary>The same wish, knowing who has it: for things that are the caller's own.</summary>
    protected internal virtual Command AskedBy(Caller caller) => this;

    /// <summary>The same wish with what it has to know of things outside its stream and its <see cref="Reads"/>; asked once it may be sent.</summary>
    protected internal virtual Task<Command> Grounded(ProcessMeans means, Caller caller) => Task.FromResult(this);

    /// <summary>Of how many commits that booked a change it knows; null when that does not matter to it. Were there more, it has to look again.</summary>
    protected internal virtual long? BookingsSeen => null;

    /// <summary>Other streams the decision looks at.</summary>
    protected internal virtual IEnumerable<Guid> Reads => [];

    /// <summary>Ids of what nobody else may hold as long as the aggregate stands like that.</summary>
    protected internal virtual IEnumerable<Guid> Holds(object? state, Landscape landscape) => [];

    protected internal abstract Verdict Judge(object? state, Circumstances given);
}

/// <summary>A decision with its events' type forgotten: what the write path needs to know.</summary>
public sealed record Verdict(IReadOnlyList<object> Events, Refusal? Refusal);

/// <summary>A command on one aggregate.</summary>
public abstract record Command<TState, TEvent>(Guid CommandId) : Command(CommandId)
    where TState : class, IEvolve<TState, TEvent>
    where TEvent : class
{
    protected abstract Decision<TEvent> Decide(TState? state, Circumstances given);

    protected internal sealed override Verdict Judge(object? state, Circumstances given)
    {
        var decision = Decide((TState?)state, given);
        return new(decision.Events, decision.Refusal);
    }
}

/// <summary>What a person may do by this command; the name under which it is permitted and audited.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OperationAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
