using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Changes;

/// <summary>A switch of the city, and what others have planned with it.</summary>
public sealed class ChangeWorks(OpsHost host, SmallTown town)
{
    public async Task<Guid> KnowSwitch()
    {
        var item = Id;
        await host.DoAsync(new RegisterItem(
            Id, item, City, "device", Stage.InStock, "manual", [new("name", "core-sw-1"), new("firmware", "9.1")]));
        return item;
    }

    /// <summary>The switch, with a change of somebody else booked on it from an hour ago to three hours from now.</summary>
    public async Task<Guid> BookedElsewhere()
    {
        var (item, change, now) = (await KnowSwitch(), Id, DateTimeOffset.UtcNow);
        ChangeStep[] steps = [new("更换板卡")];
        await Told(new DraftChange(Id, change, City, ChangeKind.Normal, "更换板卡"), "chen");
        await Told(new PlanChange(Id, change, "扩容", steps, steps, "看灯", [item], new(now.AddHours(-1), now.AddHours(3)), Rehearsed: true), "chen");
        await Told(new SubmitChange(Id, change), "chen");
        await Told(new ReviewChange(Id, change, true), "wu");
        await Told(new ApproveChange(Id, change), "qi");
        await Told(new ScheduleChange(Id, change), "chen");
        await town.CatchUp();
        return item;
    }

    private async Task Told(ChangeCommand command, string by) => (await town.Try(command, by)).Refusal.ShouldBeNull();
}
