using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What is tried: the newest version of a rule, or something else instead of it, or something that is no rule yet.</summary>
/// <param name="RuleId">The rule; what judges of it now is compared.</param>
/// <param name="Organisation">Code of the organisation whose measurements are looked at, where no rule says so.</param>
/// <param name="Definition">What is tried instead of the newest version of the rule.</param>
public sealed record AlertRuleTrial(Guid? RuleId = null, string? Organisation = null, AlertRuleDefinition? Definition = null)
{
    private static readonly Refusal NothingToTry =
        new("alert-rule.nothing-to-try", "Name a rule, or an organisation and what the rule would say.");

    internal async Task<AlertRuleBackTest> Run(
        ReadDesk desk, TelemetryDesk telemetry, BackTest test, (DateTimeOffset From, DateTimeOffset To, int? Step) time, CancellationToken cancellation)
    {
        var rule = RuleId is not { } id ? null
            : await desk.Find("alert-rule.read", AlertRules.Model, id, null, cancellation) ?? throw Error(AlertRuleRefusals.Unknown);
        if ((rule?.Organisation ?? Organisation, Definition ?? rule?.State.Definition) is not ({ } code, { } tried)) throw Error(NothingToTry);
        // A rule looks at what its organisation measured, so whoever tries it has to be one who may look at that.
        if (telemetry.Sight.Organisations?.Contains(code) == false) throw Error(WriteRefusals.OrganisationOutOfReach);
        var sight = new TelemetrySight(telemetry.Sight.Wall, new HashSet<string>([code], StringComparer.Ordinal));
        var active = rule?.ActiveVersion();
        var answer = await test.Try(
            sight, new(tried, active?.Definition, time.From, time.To, time.Step is { } step ? TimeSpan.FromSeconds(step) : null), cancellation);
        return answer.Refusal is { } refusal ? throw Error(refusal) : new(answer, active?.Version);
    }

    private static ApiError Error(Refusal refusal) => new(refusal.Code, refusal.Reason);
}
