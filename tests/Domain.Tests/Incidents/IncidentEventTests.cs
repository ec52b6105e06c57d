using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class IncidentEventTests
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly IncidentEvent[] Samples =
    [
        Reported, Triaged, Assigned, Accepted, Resolved, Closed,
        new IncidentReassigned(Platform, null), new IncidentHandedOver("wang"), new IncidentHandedBack(null),
        new IncidentCalled(1, 1, 2, [new("lin", new(1, 1, "Weeks", null))], [Original], Nine), new IncidentCallAnswered("lin"), new IncidentCallUnanswered(4),
        new IncidentSuspectsRanked(new(Nine, Nine, Nine, 60, 3, 1, [new("stock", 40, [new(EvidenceKind.Failure, "POST /stock", "", 0, 1, 3, 40, 40)])])),
        new IncidentHeld(HoldReason.AwaitingUser, null), new IncidentResumed(null),
        new IncidentEscalated(Escalation.Hierarchical, null, "director", "Press"), new IncidentReopened("Again"),
        new IncidentMarkedDuplicate(Original), new IncidentUnmarkedDuplicate(Original, "Other cause"),
        new IncidentDuplicateNoted(Original), new IncidentDuplicateStruck(Original), new IncidentLinkedToParent(Original),
        new IncidentUnlinkedFromParent(Original), new IncidentChildNoted(Original), new IncidentChildStruck(Original),
        new MajorIncidentDeclared("City"), new MajorIncidentWithdrawn("Street"), new IncidentLinked(LinkKind.Change, "CHG1"),
        new IncidentUnlinked(LinkKind.Change, "CHG1"), new IncidentCommented(Visibility.Internal, "Hm"),
        new IncidentFileAttached("aa", "a.txt", 1, "text/plain"), new IncidentCorrected("Title", null), new IncidentMovedToService(Archive),
        new IncidentRelabelled(DataLabel.Sensitive, "Names of people"),
        new IncidentClockSet(ClockKind.Response, ClockState.Running, 0, 60, Nine, 50, Nine, Original, 1),
        new IncidentClockStopped(ClockKind.Response, Nine, 0, 60, true, Original, 1),
        new IncidentClockWarned(ClockKind.Response, 50), new IncidentClockBreached(ClockKind.Response, Nine),
    ];

    [Fact]
    public void Every_event_has_a_sample_a_wire_name_and_a_fold()
    {
        var kinds = typeof(IncidentEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IncidentEvent))).ToList();
        Samples.Select(sample => sample.GetType()).ShouldBe(kinds, ignoreOrder: true);
        kinds.ShouldAllBe(type => type.GetCustomAttribute<WireNameAttribute>()!.Name.StartsWith("incident.", StringComparison.Ordinal));
        foreach (var sample in Samples.Skip(1)) Incident.Evolve(Given(Reported), sample, Nine).ShouldNotBeNull();
    }

    [Fact]
    public void Every_event_survives_being_written_down()
    {
        foreach (var sample in Samples)
            JsonSerializer.Deserialize(JsonSerializer.Serialize(sample, sample.GetType(), Wire), sample.GetType(), Wire).ShouldBe(sample);
    }
}
