using EventSourcedOps.Application.Audit;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Tests.Audit;

public sealed class StreamReplayTests
{
    private static readonly Guid Team = Guid.NewGuid();

    [Fact]
    public void Each_fact_shows_what_it_changed_and_nothing_else()
    {
        ReplayedStep[] steps =
        [
            .. StreamReplay.Of(
            [
                Happened(1, new TeamCreated(Team, "330106", "Desk", ["wang", "lin"])),
                Happened(2, new TeamRenamed(Team, "Front desk")),
                Happened(3, new TeamMembersChanged(Team, ["lin", "zhao"])),
            ]),
        ];

        steps[0].Changes.ShouldContain(new LeafChange("name", null, "Desk"));
        steps[1].Changes.ShouldBe([new LeafChange("name", "Desk", "Front desk")]);
        steps[2].Changes.ShouldBe([new LeafChange("members", "lin, wang", "lin, zhao")]);
        steps[2].Leaves["name"].ShouldBe("Front desk");
    }

    [Fact]
    public void A_broken_stream_is_shown_to_its_end()
    {
        var steps = StreamReplay.Of([Happened(1, new TeamRenamed(Team, "Nobody")), Happened(2, new TeamCreated(Team, "330106", "Desk", []))]).ToArray();
        steps[0].Fault.ShouldNotBeNull();
        steps[0].Changes.ShouldBeEmpty();
        steps[1].Fault.ShouldBeNull();
        steps[1].Leaves["name"].ShouldBe("Desk");
    }

    private static Recorded Happened(long version, object fact) => new(
        version, Guid.NewGuid(), "330106", Team, version, "team", DateTimeOffset.UnixEpoch, "test", null, null, EventHeaders.None, fact);
}
