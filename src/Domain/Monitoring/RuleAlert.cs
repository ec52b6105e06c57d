using System.Collections.Immutable;
using System.Globalization;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// The alert that a series of a rule is. Its labels are those of the series and of the rule, with the rule's own name and id, so that two
/// rules on one series are two alerts and the same one is the same alert in every version.
/// </summary>
public static class RuleAlert
{
    public const string NameLabel = "alertname";
    public const string RuleLabel = "rule_id";

    public const string OperationLabel = "operation";

    private const string Instance = "instance";
    private const int MostTold = 3;
    private const int LongestTold = 90;
    private const double RarestTold = 9;

    /// <summary>They say who measured, and seldom what is the matter.</summary>
    private static readonly ImmutableHashSet<string> Untold = [MetricRules.Organisation, "job"];

    /// <summary>What only the rule itself says.</summary>
    public static readonly ImmutableHashSet<string> OwnLabels = [NameLabel, RuleLabel, MetricLabels.Name];

    /// <summary>What tells the rule's series apart: their labels without those that its alerts say otherwise.</summary>
    public static MetricLabels SeriesOf(AlertRuleDefinition rule, MetricLabels labels) =>
        labels.Without([.. OwnLabels, .. (rule.Labels ?? []).Select(label => label.Name)]);

    public static IReadOnlyList<AlertLabel> LabelsOf(Guid ruleId, AlertRuleDefinition rule, MetricLabels series) =>
    [
        new(NameLabel, rule.Title), new(RuleLabel, ruleId.ToString()), .. rule.Labels ?? [],
        .. series.Pairs.Select(pair => new AlertLabel(pair.Key, pair.Value)),
    ];

    /// <summary>Where the series says on what, so does the alert: a list of equal lines would tell nobody anything.</summary>
    public static string TitleOf(AlertRuleDefinition rule, MetricLabels series)
    {
        var told = rule.Kind == SignalKind.Trace ? $"{series[AlertRaising.ServiceLabel]} {series[OperationLabel]}".Trim()
            : series[Instance] is { Length: > 0 } instance ? instance
            : string.Join(" / ", series.Pairs.Where(pair => !Untold.Contains(pair.Key)).Take(MostTold).Select(pair => pair.Value));
        return told.Length == 0 ? rule.Title : $"{rule.Title} · {Shortened(told)}";
    }

    public static AlertEvidence EvidenceOf(Guid ruleId, int version, AlertRuleDefinition rule, RuleTurn turn)
    {
        IReadOnlyList<AlertLabel> said =
        [
            new("rule", ruleId.ToString()), new("version", version.ToString(CultureInfo.InvariantCulture)),
            new("for", string.Create(CultureInfo.InvariantCulture, $"{rule.ForSeconds}s")),
        ];
        if (UnitOf(rule) is { } unit) said = [.. said, new("unit", unit)];
        if (turn.Fault is { } fault) return Suspected(rule, turn, fault, said);
        return turn.Verdict is { } verdict ? Unusual(rule, turn, verdict, said) : new(
            rule.Query, turn.Since, turn.At, MetricRules.NumberOf(turn.Value), null,
            rule.Comparison == RuleComparison.Below ? rule.Limit : null, rule.Comparison == RuleComparison.Above ? rule.Limit : null,
            string.Create(CultureInfo.InvariantCulture, $"alert-rule {ruleId} v{version}"), said);
    }

    /// <summary>Only of operations is it known what the number means.</summary>
    private static string? UnitOf(AlertRuleDefinition rule) =>
        rule.Kind == SignalKind.Trace && !rule.WatchesRequests ? OperationQuery.Read(rule.Query).Query?.Unit : null;

    /// <summary>The value is how surprising it is what the service does, in bits; the reasons stand beside it.</summary>
    private static AlertEvidence Suspected(AlertRuleDefinition rule, RuleTurn turn, FaultSight fault, IReadOnlyList<AlertLabel> said) => new(
        rule.Query, fault.Since, turn.At, MetricRules.NumberOf(fault.Suspect.Score), null, null, FaultWatch.Clear, FaultWatch.Model, said);

    private static string Shortened(string text) => text.Length <= LongestTold ? text : $"{text[..LongestTold]}…";

    /// <summary>The value is what was compared with the band, which for a shift is a mean; what was read stands beside it.</summary>
    private static AlertEvidence Unusual(AlertRuleDefinition rule, RuleTurn turn, DynamicVerdict verdict, IReadOnlyList<AlertLabel> said) => new(
        rule.Query, DateTimeOffset.FromUnixTimeMilliseconds(verdict.From), DateTimeOffset.FromUnixTimeMilliseconds(verdict.To),
        MetricRules.NumberOf(verdict.Judged), MetricRules.NumberOf(verdict.Expected), MetricRules.NumberOf(verdict.Lower), MetricRules.NumberOf(verdict.Upper), verdict.ModelAndLens,
        [
            .. said, new("since", turn.Since.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture)),
            new("reading", string.Create(CultureInfo.InvariantCulture, $"{turn.Value}")),
            new("rarity", string.Create(CultureInfo.InvariantCulture, $"1 in {Math.Pow(10, Math.Min(verdict.Rarity, RarestTold)):0}")),
        ]);
}
