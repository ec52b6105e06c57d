using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Changes;

/// <summary>Whoever books a time sees every time that was booked before, however short before, on whichever node.</summary>
public sealed class BookingTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private const int Changes = 6;

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task Of_changes_that_are_booked_in_the_same_instant_all_but_one_meet_a_conflict()
    {
        var item = await new ChangeWorks(Host, Town).KnowSwitch();
        var changes = await Approved([.. Enumerable.Repeat(item, Changes)]);
        await using var other = ActivatorUtilities.CreateInstance<CommitLoop>(Host.Services);
        CommandGate[] gates = [Host.Services.GetRequiredService<CommandGate>(), ActivatorUtilities.CreateInstance<CommandGate>(Host.Services, other)];

        var outcomes = await Task.WhenAll(changes.Select((change, i) => Task.Run(() =>
            gates[i % 2].Send(new(new ScheduleChange(Id, change), Caller.Product("chen"))))));

        outcomes.Count(outcome => outcome.Refusal is null).ShouldBe(1);
        outcomes.Where(outcome => outcome.Refusal is not null).ShouldAllBe(outcome => outcome.Refusal!.Code == ChangeRefusals.Conflicting.Code);
    }

    [Fact]
    public async Task Changes_of_things_that_stand_on_each_other_see_each_other_too()
    {
        var below = await new ChangeWorks(Host, Town).KnowSwitch();
        var above = Id;
        await Host.DoAsync(new RegisterItem(Id, above, City, "device", Stage.InStock, "manual", [new("name", "host-1")]));
        await Host.DoAsync(new RelateItem(Id, above, "depends-on", below, "manual"));
        // What hangs on what is as new as the feed, which follows a moment later; bookings are not.
        await Host.Eventually($$"""{ impact(of: ["{{below}}"]) { count } }""", told => (int?)told["data"]!["impact"]?["count"] == 1);
        var changes = await Approved(below, above);
        var outcomes = await Task.WhenAll(changes.Select(change => Town.Try(new ScheduleChange(Id, change), "chen")));
        outcomes.Select(outcome => outcome.Refusal?.Code).ShouldBe([null, ChangeRefusals.Conflicting.Code], ignoreOrder: true);
    }

    [Fact]
    public async Task Changes_that_have_nothing_to_do_with_each_other_are_booked_at_once()
    {
        var works = new ChangeWorks(Host, Town);
        var changes = await Approved([await works.KnowSwitch(), await works.KnowSwitch(), await works.KnowSwitch()]);
        var outcomes = await Task.WhenAll(changes.Select(change => Town.Try(new ScheduleChange(Id, change), "chen")));
        outcomes.ShouldAllBe(outcome => outcome.Refusal == null);
    }

    private async Task<Guid[]> Approved(params Guid[] items)
    {
        var changes = items.Select(_ => Id).ToArray();
        var now = DateTimeOffset.UtcNow;
        ChangeStep[] steps = [new("Replace it")];
        foreach (var (change, item) in changes.Zip(items))
        {
            await Told(new DraftChange(Id, change, City, ChangeKind.Normal, "Replace"), "chen");
            await Told(new PlanChange(Id, change, "Room", steps, steps, "Look", [item], new(now.AddHours(-1), now.AddHours(3)), Rehearsed: true), "chen");
            await Told(new SubmitChange(Id, change), "chen");
            await Told(new ReviewChange(Id, change, true), "wu");
            await Told(new ApproveChange(Id, change), "qi");
        }

        return changes;
    }

    private async Task Told(ChangeCommand command, string by) => (await Town.Try(command, by)).Refusal.ShouldBeNull();
}
