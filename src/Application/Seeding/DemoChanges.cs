using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Seeding;

/// <summary>What the demo province plans to change: a template, times in which nothing may be changed, and a few wishes every week.</summary>
internal sealed class DemoChanges(Landscape landscape, DateTimeOffset today)
{
    private const string Top = "330000";
    private const int WeeksBack = 2;
    private const int DaysOfWeek = 7;

    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);
    private static readonly Guid Restart = Id("template", "restart");
    private static readonly Guid Maintenance = Id("blackout", "maintenance");

    private static readonly DemoWish[] Wishes =
    [
        new("firmware", Top, "孙立峰", "升级政务外网核心交换机固件", "修复已知漏洞", 2,
            ["备份现网配置", "写入新固件并重启", "逐个机柜检查连通性"], ["写回旧固件并重启", "恢复配置"]),
        new("pool", Top, "胡晓东", "证照库扩大连接池", "缓解高峰期查询超时", 3,
            ["修改连接池上限", "滚动重启应用节点"], ["恢复原上限", "滚动重启应用节点"]),
        new("line", "330100", "许志远", "热线平台割接备用专线", "主线路到期更换", 5,
            ["核对备用线路", "切换路由", "拨测"], ["切回主线路", "拨测"]),
    ];

    /// <summary>A change that somebody wants every week.</summary>
    /// <param name="Day">In which night of the week, counted from Monday.</param>
    private sealed record DemoWish(
        string Key, string Organisation, string By, string Title, string Purpose, int Day, string[] Steps, string[] Back);

    public IEnumerable<DemoStep> Steps() => Standing().Concat(Weeks().SelectMany(Planned));

    private IEnumerable<DemoStep> Standing()
    {
        var founded = today.AddDays(-DaysOfWeek * (WeeksBack + 1));
        if (!landscape.Templates.ContainsKey(Restart))
            yield return new(new PublishChangeTemplate(
                Id("publish", "restart"), Restart, Top, "应用节点例行重启", "释放内存",
                [new("摘除流量", 5), new("重启节点", 10), new("恢复流量", 5)], [new("切换到备用节点", 5)], "节点返回健康"), founded, "seed");
        if (!landscape.Blackouts.ContainsKey(Maintenance))
            yield return new(new DeclareBlackout(
                Id("declare", "halls"), Maintenance, Top, BlackoutKind.FrozenHours, "办事大厅开放时段不得变更",
                CalendarId: DemoProvince.WorkHours), founded, "seed");
    }

    /// <summary>Mondays, those of the weeks that are still to come included; the wishes of a week are drafted the week before.</summary>
    private IEnumerable<DateOnly> Weeks()
    {
        var date = DateOnly.FromDateTime(today.UtcDateTime);
        var monday = date.AddDays(-(((int)date.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        return Enumerable.Range(-WeeksBack, WeeksBack + 2).Select(week => monday.AddDays(week * DaysOfWeek));
    }

    private static IEnumerable<DemoStep> Planned(DateOnly monday)
    {
        foreach (var wish in Wishes)
        {
            var (change, drafted) = (Id("change", wish.Key, $"{monday:O}"), At(monday.AddDays(-DaysOfWeek), 10));
            var night = At(monday.AddDays(wish.Day), 22);
            yield return new(
                new DraftChange(Id("draft", wish.Key, $"{monday:O}"), change, wish.Organisation, ChangeKind.Normal, wish.Title), drafted, wish.By);
            yield return new(
                new PlanChange(
                    Id("plan", wish.Key, $"{monday:O}"), change, wish.Purpose, StepsOf(wish.Steps), StepsOf(wish.Back), "拨测与业务抽查均正常", [],
                    new(night, night.AddHours(2)), Rehearsed: true),
                drafted.AddHours(1), wish.By);
        }
    }

    private static IReadOnlyList<ChangeStep> StepsOf(string[] texts) => [.. texts.Select(text => new ChangeStep(text, 20))];

    private static DateTimeOffset At(DateOnly date, int hour) => new DateTimeOffset(date.ToDateTime(default), ChinaTime).AddHours(hour);

    private static Guid Id(params ReadOnlySpan<string> what) => Ids.Derived(["demo", .. what]);
}
