using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Incidents.IncidentStatus;

namespace EventSourcedOps.Domain.Incidents;

/// <summary>What an incident must remember to decide its next step and to tell its clocks. Nothing here is for display.</summary>
public sealed record Incident(
    string Number, string Organisation, Guid ServiceId, string Title, string? Description,
    IncidentClock Response, IncidentClock Resolution) : IEvolve<Incident, IncidentEvent>
{
    public Triage? Triage { get; init; }

    /// <summary>The team that has it; null while it lies with the service desk.</summary>
    public Guid? TeamId { get; init; }

    public string? Technician { get; init; }

    /// <summary>Whether the technician has taken it up.</summary>
    public bool Accepted { get; init; }

    /// <summary>How far calling somebody has come; null before anybody was called.</summary>
    public Calling? Calling { get; init; }

    public Hold? Hold { get; init; }
    public Solution? Resolved { get; init; }
    public Closure? Closure { get; init; }

    /// <summary>The incident into which this one was merged.</summary>
    public Guid? DuplicateOf { get; init; }

    public Guid? ParentId { get; init; }
    public ImmutableHashSet<Guid> Duplicates { get; init; } = [];
    public ImmutableHashSet<Guid> Children { get; init; } = [];
    public ImmutableHashSet<Link> Links { get; init; } = [];
    public ImmutableHashSet<AttachedFile> Files { get; init; } = [];
    public bool Major { get; init; }
    public DataLabel Label { get; init; }

    /// <summary>Whether somebody labelled this very incident; then it follows its service only upwards.</summary>
    public bool LabelledByHand { get; init; }
    public int Reassignments { get; init; }
    public int Reopens { get; init; }

    /// <summary>Follows from the facts, so that no two of them can contradict each other.</summary>
    public IncidentStatus Status => this switch
    {
        { Closure: not null }  => Closed,
        { Resolved: not null } => IncidentStatus.Resolved,
        { Hold: not null }     => OnHold,
        { Accepted: true }     => InProgress,
        { TeamId: not null }   => Assigned,
        { Triage: not null }   => Triaged,
        _                      => New,
    };

    public IncidentClock Clock(ClockKind kind) => kind == ClockKind.Response ? Response : Resolution;

    public static Incident Evolve(Incident? state, IncidentEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, IncidentReported e) => new(
            e.Number, e.Organisation, e.ServiceId, e.Title, e.Description,
            IncidentClock.Started(ClockKind.Response, e, at), IncidentClock.Started(ClockKind.Resolution, e, at)) { Label = e.Label ?? DataLabel.Normal },
        (null, _) or (_, IncidentReported) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, IncidentTriaged e)  => now.Reprioritised(e, at),
        ({ } now, IncidentAssigned e) => now with { TeamId = e.TeamId, Technician = e.Technician, Accepted = false, Calling = null },
        ({ } now, IncidentReassigned e) => now with
        {
            TeamId = e.TeamId, Technician = e.Technician, Accepted = false, Calling = null, Reassignments = now.Reassignments + 1,
        },
        ({ } now, IncidentHandedOver e)   => now with
        {
            // Who answered speaks for nobody else; a call that waits for an answer goes on.
            Technician = e.Technician, Accepted = false, Calling = now is { Accepted: false, Calling.Phase: CallingPhase.Waiting } ? now.Calling : null,
        },
        ({ } now, IncidentAccepted e)     => now with
        {
            Technician = e.Technician, Accepted = true, Response = now.Response.Stop(at),
        },
        ({ } now, IncidentHandedBack) => now with { Technician = null, Accepted = false, Calling = null },

        ({ } now, IncidentHeld e)    => now with { Hold = new(e.Reason, e.Note), Resolution = now.Resolution.Hold(at, e.Reason) },
        ({ } now, IncidentResumed)   => now with { Hold = null, Resolution = now.Resolution.Resume(at) },
        ({ } now, IncidentEscalated) => now,
        ({ } now, IncidentResolved e) => now.Stopped(at) with { Hold = null, Resolved = new(e.Code, e.Text, at) },
        ({ } now, IncidentReopened)  => now with
        {
            Resolved = null, Reopens = now.Reopens + 1, Resolution = now.Resolution.Restart(at), Calling = null,
        },
        ({ } now, IncidentClosed e)  => now.Stopped(at) with { Hold = null, Closure = e.Closure },

        _ => state.EvolveTies(happened) ?? state.EvolveClocks(happened) ?? state.EvolveCalling(happened) ?? state.EvolveRecord(happened, at)
            ?? throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to an incident."),
    };

    private Incident? EvolveTies(IncidentEvent happened) => happened switch
    {
        IncidentDuplicateNoted e     => this with { Duplicates = Duplicates.Add(e.DuplicateId) },
        IncidentDuplicateStruck e    => this with { Duplicates = Duplicates.Remove(e.DuplicateId) },
        IncidentLinkedToParent e     => this with { ParentId = e.ParentId },
        IncidentUnlinkedFromParent   => this with { ParentId = null },
        IncidentChildNoted e         => this with { Children = Children.Add(e.ChildId) },
        IncidentChildStruck e        => this with { Children = Children.Remove(e.ChildId) },
        IncidentLinked e             => this with { Links = Links.Add(new(e.Kind, e.Reference)) },
        IncidentUnlinked e           => this with { Links = Links.Remove(new(e.Kind, e.Reference)) },
        _ => null,
    };

    private Incident? EvolveRecord(IncidentEvent happened, DateTimeOffset at) => happened switch
    {
        IncidentMarkedDuplicate e => Stopped(at) with
        {
            Hold = null, Closure = Incidents.Closure.Duplicate, DuplicateOf = e.OriginalId,
        },
        IncidentUnmarkedDuplicate => this with
        {
            // A resolved incident stays resolved; only one that was still open goes on being timed.
            Closure = null, DuplicateOf = null, Resolution = Resolved is null ? Resolution.Restart(at) : Resolution,
        },
        IncidentRelabelled e   => this with { Label = e.Label, LabelledByHand = !e.ByService },
        MajorIncidentDeclared  => this with { Major = true },
        MajorIncidentWithdrawn => this with { Major = false },
        IncidentSuspectsRanked => this,
        IncidentCommented      => this,
        IncidentFileAttached e => this with { Files = Files.Add(new(e.Sha256, e.FileName)) },
        IncidentCorrected e    => this with { Title = e.Title, Description = e.Description },
        IncidentMovedToService e => this with
        {
            ServiceId = e.ServiceId, Response = Response.Move(at, e.ServiceId), Resolution = Resolution.Move(at, e.ServiceId),
        },
        _ => null,
    };

    private Incident? EvolveClocks(IncidentEvent happened) => happened switch
    {
        IncidentClockSet e      => Book(e.Kind, clock => clock.Book(e)),
        IncidentClockStopped e  => Book(e.Kind, clock => clock.Book(e)),
        IncidentClockWarned e   => Book(e.Kind, clock => clock.Book(e)),
        IncidentClockBreached   => this,
        _ => null,
    };

    private Incident Book(ClockKind kind, Func<IncidentClock, IncidentClock> entry) => kind == ClockKind.Response
        ? this with { Response = entry(Response) }
        : this with { Resolution = entry(Resolution) };

    private Incident Reprioritised(IncidentTriaged e, DateTimeOffset at)
    {
        var triaged = this with { Triage = new(e.Category, e.Subcategory, e.Impact, e.Urgency, e.Priority) };
        return Triage?.Priority == e.Priority ? triaged : triaged with
        {
            Response = Response.Reprioritise(at, e.Priority), Resolution = Resolution.Reprioritise(at, e.Priority),
        };
    }

    private Incident Stopped(DateTimeOffset at) => this with { Response = Response.Stop(at), Resolution = Resolution.Stop(at) };
}
