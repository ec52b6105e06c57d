using System.Diagnostics;
using EventSourcedOps.Application.Monitoring.Probes.Targets;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Does once what a probe says, from this machine. Whatever the other side does is an outcome and no error.</summary>
public sealed class ProbeRun(HttpTarget http, TcpTarget tcp, DnsTarget dns, TlsTarget tls, PingTarget ping, TimeProvider time)
{
    private const int LongestDetail = 300;

    /// <param name="point">As whom it is run.</param>
    public async Task<ProbeOutcome> Go(string point, int version, ProbeDefinition probe, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(probe.TimeoutSeconds));
        var (began, started) = (time.GetUtcNow(), Stopwatch.GetTimestamp());
        ProbeSight sight;
        try
        {
            sight = await Look(probe, began, patience.Token);
        }
        catch (Exception fault) when (ProbeFaults.Of(fault, probe.TimeoutSeconds) is { } told && !cancellation.IsCancellationRequested)
        {
            sight = new(told);
        }

        return ProbeOutcome.Of(
            point, version, began, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds, Bounded(sight.Fault), sight.DaysLeft,
            [.. sight.Steps.Select(step => step with { Fault = Bounded(step.Fault) })], sight.IsEnding);
    }

    private Task<ProbeSight> Look(ProbeDefinition probe, DateTimeOffset now, CancellationToken cancellation) => probe switch
    {
        { Http: { } check } => http.Look(check, probe.TimeoutSeconds, cancellation),
        { Tcp: { } check }  => tcp.Look(check, cancellation),
        { Dns: { } check }  => dns.Look(check, cancellation),
        { Tls: { } check }  => tls.Look(check, now, cancellation),
        { Ping: { } check } => ping.Look(check, probe.TimeoutSeconds, cancellation),
        _                   => throw new InvalidOperationException("The probe says nothing that could be run."),
    };

    private static ProbeFault? Bounded(ProbeFault? fault) =>
        fault is { Detail.Length: > LongestDetail } said ? said with { Detail = said.Detail[..LongestDetail] } : fault;
}
