using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Domain.Tests.Monitoring.Watch;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class AlertEventTests
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly AlertFired Fired = (AlertFired)Fire(null, After(0)).Events[0];

    private static readonly AlertEvent[] Samples =
    [
        Fired, new AlertSeverityChanged(AlertSeverity.Warning, AlertSeverity.Major, Evidence),
        new AlertEscalated(AlertSeverity.Major, AlertSeverity.Critical, "Press"),
        new AlertAcknowledged("lin", null), new AlertClaimed("lin"), new AlertTransferred("lin", "wang", "Night shift"),
        new AlertSuppressed(SuppressionCause.Maintenance, "CHG0000001", null),
        new AlertUnsuppressed(SuppressionCause.Maintenance, "CHG0000001"),
        new AlertFlapping(4, 1_800), new AlertTurned(false), new AlertCalmed(), new AlertResolved(AlertEnding.Recovered, null),
        new AlertIncidentLinked(Ids.Derived("incident"), Province.Portal, false, "Orders fail", AlertSeverity.Warning, "orders", Ids.Derived("group"), "lin"),
        new AlertReopened(AlertSeverity.Warning, Evidence), new AlertCommented("Hm"),
    ];

    [Fact]
    public void Every_event_has_a_sample_a_wire_name_and_a_fold()
    {
        var kinds = typeof(AlertEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AlertEvent))).ToList();
        Samples.Select(sample => sample.GetType()).ShouldBe(kinds, ignoreOrder: true);
        kinds.ShouldAllBe(type => type.GetCustomAttribute<WireNameAttribute>()!.Name.StartsWith("alert.", StringComparison.Ordinal));
        foreach (var sample in Samples.Skip(1)) Alert.Evolve(Firing, sample, Nine).ShouldNotBeNull();
        Should.Throw<InvalidOperationException>(() => Alert.Evolve(Firing, Fired, Nine));
        Should.Throw<InvalidOperationException>(() => Alert.Evolve(null, Samples[3], Nine));
    }

    [Fact]
    public void Every_event_survives_being_written_down()
    {
        foreach (var sample in Samples.Where(sample => sample is not AlertFired))
            JsonSerializer.Deserialize(JsonSerializer.Serialize(sample, sample.GetType(), Wire), sample.GetType(), Wire).ShouldBe(sample);
        var read = JsonSerializer.Deserialize<AlertFired>(JsonSerializer.Serialize(Fired, Wire), Wire)!;
        (read with { Labels = Fired.Labels }).ShouldBe(Fired);
        read.Labels.ShouldBe(Fired.Labels);
    }
}
