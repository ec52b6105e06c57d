using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Has runs measured like everything else, so that queries, rules and charts know them at once.</summary>
public sealed class ProbeSamples(SampleIntake intake)
{
    public const string Protocol = "probe";

    private const double MillisecondsOfSecond = 1_000;

    private static readonly MetricNote[] Notes =
    [
        new(ProbeAlert.Success, "gauge", "Whether a run of a probe was good.", ""),
        new(ProbeAlert.Duration, "gauge", "How long a run of a probe took.", "s"),
        new(ProbeAlert.DaysLeft, "gauge", "For how many days the certificate that a probe saw is still good.", "d"),
    ];

    /// <returns>Why they were not taken; null when they were.</returns>
    public async Task<Refusal?> Take(
        string organisation, Guid id, ProbeDefinition probe, ProbeOutcome run, Landscape landscape, CancellationToken cancellation)
    {
        if (!run.Speaks()) return null;
        var incoming = new IncomingSamples();
        incoming.Notes.AddRange(Notes);
        Add(ProbeAlert.Success, run.Reading == ProbeReading.Bad ? 0 : 1);
        Add(ProbeAlert.Duration, run.Milliseconds / MillisecondsOfSecond);
        if (run.DaysLeft is { } days) Add(ProbeAlert.DaysLeft, days);
        return (await intake.Take(new(organisation, run.Point, Protocol), incoming, cancellation)).Refusal;

        void Add(string name, double value)
        {
            incoming.Begin();
            incoming.Label(MetricLabels.Name, name);
            incoming.Label(ProbeAlert.PointLabel, run.Point);
            foreach (var label in ProbeAlert.LabelsOf(id, probe, landscape)) incoming.Label(label.Name, label.Value);
            incoming.Sample(run.At.ToUnixTimeMilliseconds(), value);
        }
    }
}
