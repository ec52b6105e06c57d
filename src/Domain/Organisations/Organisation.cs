using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Organisations;

using Decision = Decision<OrganisationEvent>;
using static OrganisationRefusals;

/// <summary>Under whom an organisation stands from an instant on.</summary>
public sealed record Placement(DateTimeOffset From, string? Parent);

/// <summary>One node of the tree. Earlier places are kept, because a clock asks which agreement applied at an instant.</summary>
public sealed record Organisation(
    string Code, string Name, OrganisationLevel Level, ImmutableArray<Placement> Placements, bool Closed = false)
    : IEvolve<Organisation, OrganisationEvent>
{
    public string? Parent => Placements[^1].Parent;

    /// <summary>The parent at an instant; before the first place was taken, that first one.</summary>
    public string? ParentAt(DateTimeOffset at)
    {
        var place = Placements.Length - 1;
        while (place > 0 && Placements[place].From > at) place--;
        return Placements[place].Parent;
    }

    public static Organisation Evolve(Organisation? state, OrganisationEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, OrganisationCreated e)    => new(e.Code, e.Name, e.Level, [new(at, e.Parent)]),
        ({ } now, OrganisationRenamed e) => now with { Name = e.Name },
        ({ } now, OrganisationMoved e)   => now with { Placements = now.Placements.Add(now.Next(at, e.Parent)) },
        ({ } now, OrganisationClosed)    => now with { Closed = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    // A move reported with an earlier date than the move before it counts from that one on: places stay in order.
    private Placement Next(DateTimeOffset at, string parent) => new(at < Placements[^1].From ? Placements[^1].From : at, parent);
}

public static class OrganisationDecisions
{
    // The receiver is nullable on purpose: an organisation nobody created also gets an answer.
    extension(Organisation? organisation)
    {
        public Decision Create(string code, string name, string? parent, Landscape landscape) =>
            organisation is not null                                         ? AlreadyExists
            : DivisionCode.LevelOf(code) is not { } level                    ? InvalidCode
            : !DivisionCode.BelongsTo(code, parent)                          ? ForeignCode
            : parent is not null && landscape.OrganisationOf(parent) is null ? UnknownParent
            : landscape.OrganisationOf(parent) is { Closed: true }           ? ClosedParent
            : new OrganisationCreated(code, name, level, parent);

        public Decision Rename(string name) => organisation switch
        {
            null                              => Unknown,
            { Closed: true }                  => Closed,
            _ when organisation.Name == name  => Decision.Nothing,
            _                                 => new OrganisationRenamed(organisation.Code, name),
        };

        /// <summary>The code stays as it is: it is the name of the organisation, not of its place.</summary>
        public Decision Move(string parent, Landscape landscape) => (organisation, landscape.OrganisationOf(parent)) switch
        {
            (null, _)                                                    => Unknown,
            ({ Closed: true }, _)                                        => Closed,
            ({ } it, _) when it.Parent == parent                         => Decision.Nothing,
            (_, null)                                                    => UnknownParent,
            (_, { Closed: true })                                        => ClosedParent,
            ({ } it, _) when landscape.Lineage(parent).Contains(it.Code) => UnderItself,
            ({ } it, { } above) when !it.Level.MayStandUnder(above.Level) => LevelsOutOfOrder,
            ({ } it, _)                                                  => new OrganisationMoved(it.Code, parent),
        };

        public Decision Close(Landscape landscape) => organisation switch
        {
            null             => Unknown,
            { Closed: true } => Decision.Nothing,
            _ when landscape.Children(organisation.Code).Any(child => !child.Closed) => OpenChildren,
            _                => new OrganisationClosed(organisation.Code),
        };
    }
}
