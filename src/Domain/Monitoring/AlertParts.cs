using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>A name and a value that say what a signal is about, such as service = orders.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Value">What it reads.</param>
public sealed record AlertLabel(string Name, string Value);

/// <summary>What an alert stands on, so that everybody can look again at what was judged.</summary>
/// <param name="Series">What was measured, with its labels, or the query.</param>
/// <param name="From">First instant that was looked at.</param>
/// <param name="To">The instant of the judgement.</param>
/// <param name="Value">What was measured; null when it is no finite number, or nothing came.</param>
/// <param name="Expected">What the model expected.</param>
/// <param name="Lower">Where the band began.</param>
/// <param name="Upper">Where it ended.</param>
/// <param name="Model">Which rule or model judged, with its version.</param>
/// <param name="Parameters">With what settings.</param>
public sealed record AlertEvidence(
    string Series, DateTimeOffset From, DateTimeOffset To, double? Value, double? Expected, double? Lower, double? Upper, string Model,
    IReadOnlyList<AlertLabel> Parameters)
{
    public bool Equals(AlertEvidence? other) => other is not null
        && (Series, From, To) == (other.Series, other.From, other.To)
        && (Value, Expected, Lower, Upper) == (other.Value, other.Expected, other.Lower, other.Upper)
        && Model == other.Model && Parameters.SequenceEqual(other.Parameters);

    public override int GetHashCode() => HashCode.Combine(Series, From, To, Model);
}

/// <summary>What comes in: something fires. Decisions say whether it is a new alert, the same one, or one that comes back.</summary>
/// <param name="Organisation">Whose it is.</param>
/// <param name="GroupBy">Names of the labels by which alerts are told together.</param>
/// <param name="RuleId">The rule that judged; null for alerts that other systems send.</param>
/// <param name="Suspect">The service that requests lead to, with the strongest reasons; null where nothing but values was judged.</param>
public sealed record AlertSignal(
    string Organisation, string Title, AlertSeverity Severity, IReadOnlyList<AlertLabel> Labels, IReadOnlyList<string> GroupBy,
    AlertEvidence Evidence, Guid? RuleId = null, int? RuleVersion = null, Suspect? Suspect = null);

/// <summary>A reason why nobody should be told.</summary>
/// <param name="Reference">The silence, change or alert that is the reason.</param>
/// <param name="Until">When it ends by itself; null when something has to happen first.</param>
public sealed record AlertSuppression(SuppressionCause Cause, string Reference, DateTimeOffset? Until = null);

/// <summary>That it belongs to an incident.</summary>
/// <param name="At">Since when.</param>
/// <param name="ServiceId">The service that is harmed.</param>
/// <param name="Items">Items that its labels named then.</param>
public sealed record AlertLink(Guid Incident, DateTimeOffset At, Guid ServiceId, IReadOnlyList<Guid> Items)
{
    public bool Equals(AlertLink? other) => other is not null
        && (Incident, At, ServiceId) == (other.Incident, other.At, other.ServiceId) && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(Incident, At, ServiceId);
}

/// <summary>When an alert is said to flap, and when it is calm again.</summary>
/// <param name="Window">How far back turns are counted.</param>
/// <param name="MostTurns">That many turns between firing and recovered within the window, and it flaps.</param>
/// <param name="Calm">It is calm when it did not turn for that long.</param>
/// <param name="ReopenWithin">What comes back within that time is the same alert; later it is another one.</param>
public sealed record FlapPolicy(TimeSpan Window, int MostTurns, TimeSpan Calm, TimeSpan ReopenWithin)
{
    public static readonly FlapPolicy Default = new(TimeSpan.FromMinutes(30), 4, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));
}

/// <summary>What becomes of an alert that nobody looks at.</summary>
/// <param name="After">Each time that long without anybody's word, the severity goes up by one.</param>
/// <param name="Highest">No further than that.</param>
public sealed record EscalationPolicy(TimeSpan After, AlertSeverity Highest = AlertSeverity.Critical)
{
    public static readonly EscalationPolicy Default = new(TimeSpan.FromMinutes(15));
}
