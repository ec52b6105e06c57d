using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Changes;

/// <summary>A switch of an organisation, the city's unless told, and what others have planned with it.</summary>
public sealed class ChangeWorks(OpsHost host, SmallTown town, string organisation = City)
{
    public async Task<Guid> KnowSwitch()
    {
        var item = Id;
        await host.DoAsync(new RegisterItem(
            Id, item, organisation, "device", Stage.InStock, "manual", [new("name", "core-sw-1"), new("firmware", "9.1")]));
        return item;
    }

    /// <summary>The switch, with a change of somebody else booked on it from an hour ago to three hours from now.</summary>
    public async Task<Guid> BookedElsewhere()
    {
        var item = await KnowSwitch();
        await Booked(item, rehearsed: true);
        await town.CatchUp();
        return item;
    }

    /// <summary>A change of a switch of its own, done to its end; or taken back.</summary>
    public async Task Ended(bool rehearsed, bool takenBack)
    {
        var change = await Booked(await KnowSwitch(), rehearsed);
        await Told(new StartChange(Id, change), "chen");
        await Told(new ReportChangeStep(Id, change, 0, true), "chen");
        if (takenBack)
        {
            await Told(new AbortChange(Id, change, "灯不亮"), "chen");
            await Told(new RollBackChangeStep(Id, change, 0, true), "chen");
        }
        else
        {
            await Told(new VerifyChange(Id, change, true, "灯亮"), "chen");
        }

        await Told(new EvaluateChange(Id, change, !takenBack, "已复盘"), "chen");
        await Told(new CloseChange(Id, change), "chen");
    }

    private async Task<Guid> Booked(Guid item, bool rehearsed)
    {
        var (change, now) = (Id, DateTimeOffset.UtcNow);
        ChangeStep[] steps = [new("更换板卡")];
        await Told(new DraftChange(Id, change, organisation, ChangeKind.Normal, "更换板卡"), "chen");
        await Told(new PlanChange(Id, change, "扩容", steps, steps, "看灯", [item], new(now.AddHours(-1), now.AddHours(3)), Rehearsed: rehearsed), "chen");
        await Told(new SubmitChange(Id, change), "chen");
        await Told(new ReviewChange(Id, change, true), "wu");
        await Told(new ApproveChange(Id, change), "qi");
        await Told(new ScheduleChange(Id, change), "chen");
        return change;
    }

    private async Task Told(ChangeCommand command, string by) => (await town.Try(command, by)).Refusal.ShouldBeNull();
}
