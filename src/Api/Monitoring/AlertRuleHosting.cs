using EventSourcedOps.Application.Monitoring.Correlation;
using EventSourcedOps.Application.Monitoring.Rules;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>Puts together what judges alert rules, and what tries rules on the past.</summary>
internal static class AlertRuleHosting
{
    public static IServiceCollection AddAlertRules(this IServiceCollection services) => services
        .AddSingleton<RequestMemory>().AddSingleton<RuleReader>().AddSingleton<RuleMemory>().AddSingleton<RuleNotes>().AddSingleton<RuleJudge>().AddSingleton<BackTest>().AddSingleton<CorrelationHistory>()
        .AddSingleton<RuleEvaluation>().AddHostedService(provider => provider.GetRequiredService<RuleEvaluation>());
}
