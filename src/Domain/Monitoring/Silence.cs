using System.Collections.Immutable;
using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.Monitoring;

using Decision = Decision<SilenceEvent>;
using static SilenceRefusals;

/// <summary>How a silence came to its end.</summary>
public enum SilenceEnding
{
    /// <summary>Its time is over.</summary>
    Passed,

    /// <summary>Somebody ended it before.</summary>
    Person,
}

/// <summary>Alerts of an organisation, and of everything under it, that nobody should be told of for a while.</summary>
/// <param name="By">Who silenced them.</param>
public sealed record Silence(
    Guid Id, string Organisation, ImmutableArray<LabelMatcher> Matchers, string Reason, string By, DateTimeOffset DeclaredAt,
    DateTimeOffset Until, SilenceEnding? Ending = null, DateTimeOffset? EndedAt = null) : IEvolve<Silence, SilenceEvent>
{
    /// <summary>Longer than that is no silence but an alert rule that should be changed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static Silence Evolve(Silence? state, SilenceEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, SilenceDeclared e)  => new(e.SilenceId, e.Organisation, [.. e.Matchers], e.Reason, e.By, at, e.Until),
        ({ } now, SilenceEnded e)  => now with { Ending = e.Ending, EndedAt = at },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    /// <summary>How alerts name it as the reason why nobody is told.</summary>
    public string Reference => ReferenceOf(Id);

    public static string ReferenceOf(Guid id) => id.ToString();

    public bool HoldsAt(DateTimeOffset at) => Ending is null && at < Until;

    /// <summary>Whether it means alerts of such labels; every demand must be met.</summary>
    public bool Means(IReadOnlyList<AlertLabel> labels) => Matchers.All(matcher => matcher.Fits(labels));
}

/// <summary>A fact about one silence. Stored for ever: add fields as optional, never rename.</summary>
public abstract record SilenceEvent(Guid SilenceId) : LandscapeEvent;

[WireName("silence.declared.v1")]
public sealed record SilenceDeclared(
    Guid SilenceId, string Organisation, IReadOnlyList<LabelMatcher> Matchers, DateTimeOffset Until, string Reason, string By)
    : SilenceEvent(SilenceId);

[WireName("silence.ended.v1")]
public sealed record SilenceEnded(Guid SilenceId, SilenceEnding Ending, string? Reason) : SilenceEvent(SilenceId);

public static class SilenceDecisions
{
    extension(Silence? silence)
    {
        public Decision Declare(SilenceDeclared wanted, Circumstances given) =>
            silence is not null ? AlreadyDeclared
            : wanted.Matchers.Count == 0 ? MeansEverything
            : wanted.Matchers.Any(matcher => !matcher.CanBeRead()) ? PatternUnreadable
            // One that every alert meets, such as pod != "x" of alerts without pods, would hide what nobody thought of.
            : wanted.Matchers.All(matcher => matcher.Fits([])) ? MeansEverything
            : wanted.Until <= given.At ? PassedAlready
            : wanted.Until - given.At > Silence.Longest ? TooLong
            : given.Landscape.OrganisationOf(wanted.Organisation) switch
            {
                null             => OrganisationRefusals.Unknown with { Field = "organisation" },
                { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
                _                => wanted,
            };

        public Decision End(string reason) => silence switch
        {
            null                  => Unknown,
            { Ending: not null }  => Decision.Nothing,
            _                     => new SilenceEnded(silence.Id, SilenceEnding.Person, reason),
        };

        /// <summary>Time has passed: whether it is over.</summary>
        public Decision Pass(Circumstances given) => silence switch
        {
            null => Unknown,
            _ when silence.Ending is not null || given.At < silence.Until => Decision.Nothing,
            _    => new SilenceEnded(silence.Id, SilenceEnding.Passed, null),
        };
    }

    /// <summary>Silences that hold for alerts of that organisation and those labels: its own and those of everything above it.</summary>
    public static IEnumerable<Silence> SilencesOf(
        this Landscape landscape, string organisation, IReadOnlyList<AlertLabel> labels, DateTimeOffset at)
    {
        if (landscape.Silences.IsEmpty) return [];
        var lineage = landscape.Lineage(organisation).ToHashSet(StringComparer.Ordinal);
        return landscape.Silences.Values
            .Where(silence => silence.HoldsAt(at) && lineage.Contains(silence.Organisation) && silence.Means(labels))
            .OrderBy(silence => silence.Id);
    }
}

public static class SilenceRefusals
{
    public static readonly Refusal Unknown         = new("silence.unknown", "There is no such silence.");
    public static readonly Refusal AlreadyDeclared = new("silence.already-declared", "There is a silence of this id already.", "silenceId");
    public static readonly Refusal MeansEverything =
        new("silence.means-everything", "Name at least one label that such an alert must have.", "matchers");
    public static readonly Refusal PatternUnreadable = new("silence.pattern-unreadable",
        "A pattern cannot be read, or could take for ever: leave out back references and looking around.", "matchers");
    public static readonly Refusal PassedAlready   = new("silence.passed-already", "That time has passed.", "until");
    public static readonly Refusal TooLong         = new("silence.too-long", "Silence alerts for 31 days at most.", "until");
}
