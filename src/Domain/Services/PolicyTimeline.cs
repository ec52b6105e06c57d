using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.Services;

/// <summary>What applies to a clock at an instant.</summary>
internal sealed record Terms(AgreementVersionPublished Version, long Target, Coverage Coverage)
{
    public bool Pauses(HoldReason? reason) => reason is { } why && Version.PausingReasons.Contains(why);
}

/// <summary>
/// The agreements that concern one organisation along the time line, cut wherever a version takes effect or an organisation
/// moves. Worked out once per landscape and organisation; a changed landscape is another object and works it out anew.
/// </summary>
internal sealed class PolicyTimeline
{
    private static readonly ConditionalWeakTable<Landscape, ConcurrentDictionary<string, PolicyTimeline>> Known = [];

    private readonly long[] starts;
    private readonly Tier[][] segments;

    private PolicyTimeline(string organisation, Landscape landscape)
    {
        starts = [.. Cuts(organisation, landscape).Prepend(DateTimeOffset.MinValue).Select(cut => cut.UtcTicks).Distinct().Order()];
        segments = [.. starts.Select(start => TiersAt(new(start, TimeSpan.Zero), organisation, landscape))];
    }

    public static PolicyTimeline Of(string organisation, Landscape landscape) =>
        Known.GetValue(landscape, _ => new(StringComparer.Ordinal))
            .GetOrAdd(organisation, static (code, landscape) => new(code, landscape), landscape);

    /// <summary>The segment that holds the instant.</summary>
    public int IndexOf(long instant)
    {
        var index = Array.BinarySearch(starts, instant);
        return index >= 0 ? index : ~index - 1;
    }

    public long EndOf(int segment) => segment + 1 < starts.Length ? starts[segment + 1] : long.MaxValue;

    /// <summary>The nearest organisation that promises anything for this wins; in it, a rule naming the service does.</summary>
    public Terms? Find(int segment, Guid service, Priority priority, ClockKind kind)
    {
        foreach (var tier in segments[segment])
            if (tier.Find(service, priority, kind) is { } terms) return terms;
        return null;
    }

    private static IEnumerable<DateTimeOffset> Cuts(string organisation, Landscape landscape)
    {
        var concerned = new HashSet<string>(StringComparer.Ordinal) { organisation };
        var open = new Queue<string>(concerned);
        while (open.TryDequeue(out var code))
        {
            foreach (var place in landscape.OrganisationOf(code)?.Placements ?? [])
            {
                if (place.Parent is { } parent && concerned.Add(parent)) open.Enqueue(parent);
                yield return place.From;
            }
            foreach (var version in landscape.AgreementsOf(code).SelectMany(agreement => agreement.Versions))
                yield return version.EffectiveFrom;
        }
    }

    private static Tier[] TiersAt(DateTimeOffset at, string organisation, Landscape landscape) =>
    [
        .. landscape.LineageAt(organisation, at)
            .Select(code => landscape.AgreementsOf(code).Select(agreement => agreement.InForceAt(at)).OfType<AgreementVersionPublished>())
            .Select(versions => new Tier(versions, landscape)),
    ];

    /// <summary>All that one organisation promises. Of two promises for the same thing, the one that took effect later counts.</summary>
    private sealed class Tier
    {
        private readonly Dictionary<(Guid? Service, Priority, ClockKind), Terms> terms = [];

        public Tier(IEnumerable<AgreementVersionPublished> versions, Landscape landscape)
        {
            foreach (var version in versions.OrderBy(version => version.EffectiveFrom).ThenBy(version => version.AgreementId))
            foreach (var rule in version.Rules)
            foreach (var kind in Enum.GetValues<ClockKind>())
                if (rule.MinutesFor(kind) is { } minutes)
                    terms[(rule.ServiceId, rule.Priority, kind)] =
                        new(version, minutes * TimeSpan.TicksPerMinute, Coverage.Of(landscape.Calendars[version.CalendarId]));
        }

        public Terms? Find(Guid service, Priority priority, ClockKind kind) =>
            terms.GetValueOrDefault((service, priority, kind)) ?? terms.GetValueOrDefault((null, priority, kind));
    }
}
