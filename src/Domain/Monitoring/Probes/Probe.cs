using static EventSourcedOps.Domain.Monitoring.Probes.ProbeRefusals;

namespace EventSourcedOps.Domain.Monitoring.Probes;

using Decision = Decision<ProbeEvent>;

/// <summary>What a probe must remember to decide its next step.</summary>
/// <param name="WatchedSince">What points saw before says nothing of how it is run now.</param>
public sealed record Probe(string Organisation, ProbeDefinition Definition, DateTimeOffset WatchedSince) : IEvolve<Probe, ProbeEvent>
{
    public int Version { get; init; } = 1;

    public bool Paused { get; init; }

    public bool Retired { get; init; }

    /// <summary>Unknown until enough points have spoken, and again whenever it is run otherwise than before.</summary>
    public ProbeVerdict Verdict { get; init; }

    /// <summary>Since when the verdict stands.</summary>
    public DateTimeOffset Since { get; init; } = WatchedSince;

    public static Probe Evolve(Probe? state, ProbeEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ProbeDefined e) => new(e.Organisation, e.Definition, at),
        (null, _) or (_, ProbeDefined) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, ProbeRevised e) => now.Anew(at) with { Definition = e.Definition, Version = e.Version },
        ({ } now, ProbePaused)    => now.Anew(at) with { Paused = true },
        ({ } now, ProbeResumed)   => now.Anew(at) with { Paused = false },
        ({ } now, ProbeRetired)   => now.Anew(at) with { Retired = true },
        ({ } now, ProbeJudged e)  => now with { Verdict = e.Verdict, Since = e.Since },
        _ => throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to a probe."),
    };

    private Probe Anew(DateTimeOffset at) => this with { WatchedSince = at, Since = at, Verdict = ProbeVerdict.Unknown };
}

public static class ProbeDecisions
{
    /// <summary>Every version is shown with the probe.</summary>
    public const int MostVersions = 100;

    extension(Probe? probe)
    {
        public ProbeStatus Status() => probe switch
        {
            null or { Retired: true } => ProbeStatus.Retired,
            { Paused: true }          => ProbeStatus.Paused,
            _                         => ProbeStatus.Active,
        };

        public Decision Define(string organisation, ProbeDefinition definition, Landscape landscape) =>
            probe is not null ? AlreadyDefined
            : landscape.OrganisationOf(organisation) is null ? OrganisationUnknown
            : ProbeShape.Objection(definition, landscape) is { } no ? no
            : new ProbeDefined(organisation, definition);

        public Decision Revise(ProbeDefinition definition, Landscape landscape) => probe switch
        {
            null              => Unknown,
            { Retired: true } => AlreadyRetired,
            _ when ProbeShape.Objection(definition, landscape) is { } no => no,
            _ when probe.Definition == definition => Decision.Nothing,
            { Version: >= MostVersions }          => TooManyVersions,
            _                                     => new ProbeRevised(probe.Version + 1, definition),
        };

        public Decision Pause(string reason) => probe switch
        {
            null              => Unknown,
            { Retired: true } => AlreadyRetired,
            { Paused: true }  => Decision.Nothing,
            _                 => new ProbePaused(reason),
        };

        public Decision Resume() => probe switch
        {
            null              => Unknown,
            { Retired: true } => AlreadyRetired,
            { Paused: false } => Decision.Nothing,
            _                 => new ProbeResumed(),
        };

        public Decision Retire(string reason) => probe switch
        {
            null              => Unknown,
            { Retired: true } => Decision.Nothing,
            _                 => new ProbeRetired(reason),
        };

        /// <summary>Runs a draft once: nothing is recorded of it, but it has to be fit.</summary>
        public Decision Try(string organisation, ProbeDefinition definition, Landscape landscape) =>
            probe is not null ? AlreadyDefined
            : landscape.OrganisationOf(organisation) is null ? OrganisationUnknown
            : ProbeShape.Objection(definition, landscape) is { } no ? no
            : Decision.Nothing;

        /// <summary>
        /// What the points come to. Of a version that is run no more, or while it is not run, that says nothing; only a turn is recorded, and
        /// it is never dated back behind the turn before it.
        /// </summary>
        public Decision Judge(int version, ProbeVerdict verdict, DateTimeOffset since, IReadOnlyList<PointEvidence> points) =>
            probe is null ? Unknown
            : probe.Status() != ProbeStatus.Active || probe.Version != version || probe.Verdict == verdict ? Decision.Nothing
            : new ProbeJudged(version, verdict, since > probe.Since ? since : probe.Since, points);

        public IEnumerable<ProbeAction> Allowed() => probe.Status() switch
        {
            ProbeStatus.Active => [ProbeAction.Revise, ProbeAction.Pause, ProbeAction.Retire],
            ProbeStatus.Paused => [ProbeAction.Resume, ProbeAction.Revise, ProbeAction.Retire],
            _                  => [],
        };
    }
}
