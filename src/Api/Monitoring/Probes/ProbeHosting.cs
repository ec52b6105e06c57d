using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Probes.Scheduling;
using EventSourcedOps.Application.Monitoring.Probes.Targets;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>Puts together what runs probes and judges them.</summary>
internal static class ProbeHosting
{
    private const int LongestName = 40;

    public static IServiceCollection AddProbes(this IServiceCollection services) => services
        .AddSingleton(provider => PointOf(provider.GetRequiredService<IConfiguration>()[ProbePoint.Key]))
        .AddProbeTargets()
        .AddSingleton<ProbeRuns>().AddSingleton<ProbeSamples>().AddSingleton<ProbeList>().AddSingleton<ProbeJudge>().AddSingleton<ProbeRound>()
        .AddSingleton<ProbeReports>().AddSingleton<ProbeTrials>()
        .AddSingleton<ProbeTimer>().AddSingleton<ProbeSchedule>().AddHostedService(provider => provider.GetRequiredService<ProbeSchedule>());

    /// <summary>What runs a probe, wherever that is.</summary>
    internal static IServiceCollection AddProbeTargets(this IServiceCollection services) => services
        .AddSingleton<HttpTarget>().AddSingleton<TcpTarget>().AddSingleton<DnsTarget>().AddSingleton<TlsTarget>().AddSingleton<PingTarget>()
        .AddSingleton<ProbeRun>();

    private static ProbePoint PointOf(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? new(ProbePoint.Usual)
        : setting.Length <= LongestName && setting.All(one => char.IsLetterOrDigit(one) || one is '.' or '-' or '_') ? new(setting)
        : throw new CannotStartException($"Ops__ProbePoint is \"{setting}\"; it is a name of letters, digits, dots, dashes and underscores.");
}
