using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Application.Exports;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Incidents;

namespace EventSourcedOps.Api.Exports;

/// <summary>What stands in the files, in the order in which people read it.</summary>
internal static class ExportColumns
{
    public static IReadOnlyList<SheetColumn<AuditRow>> Audit(Landscape landscape) =>
    [
        new("时间", "Time", row => row.At),
        new("人员", "Person", row => row.Person),
        new("操作", "Operation", row => row.Operation),
        new("结果", "Outcome", row => row.Outcome),
        new("代码", "Code", row => row.Code),
        new("原因", "Reason", row => row.Reason),
        new("单位编码", "Organisation code", row => row.Organisation),
        new("单位", "Organisation", row => landscape.OrganisationOf(row.Organisation)?.Name),
        new("对象", "Subject", row => row.Subject),
        new("对象版本", "Version", row => row.Version),
        new("来源地址", "Source", row => row.Source),
        new("请求内容", "Input", row => row.Input),
        new("命令号", "Command", row => row.CommandId),
        new("跟踪号", "Trace", row => row.Trace),
        new("日志位置", "Position", row => row.Position),
    ];

    public static IReadOnlyList<SheetColumn<IncidentRow>> Incidents(Landscape landscape) =>
    [
        new("编号", "Number", row => row.Number),
        new("标题", "Title", row => row.Title),
        new("状态", "State", row => row.Status),
        new("优先级", "Priority", row => row.Priority),
        new("重大事件", "Major", row => row.Major),
        new("数据标签", "Data label", row => row.Label),
        new("服务", "Service", row => landscape.ServiceOf(row.ServiceId)?.Name),
        new("单位编码", "Organisation code", row => row.Organisation),
        new("单位", "Organisation", row => landscape.OrganisationOf(row.Organisation)?.Name),
        new("团队", "Team", row => row.TeamId is { } team ? landscape.TeamOf(team)?.Name : null),
        new("技术员", "Technician", row => row.Technician),
        new("类别", "Category", row => row.Category),
        new("报告人", "Reporter", row => row.Reporter),
        new("渠道", "Channel", row => row.Channel),
        new("发生时间", "Began", row => row.BeganAt),
        new("上报时间", "Reported", row => row.ReportedAt),
        new("受理时间", "Taken up", row => row.AcceptedAt),
        new("解决时间", "Resolved", row => row.ResolvedAt),
        new("关闭时间", "Closed", row => row.ClosedAt),
        new("最近时限", "Due", row => row.NextDueAt),
        new("超时", "Missed", row => row.Breached),
        new("描述", "Description", row => row.Description),
        new("解决方案", "Resolution", row => row.Resolution),
        new("外部编号", "External number", row => row.ExternalReference),
    ];

    /// <summary>Of one type, all that its items have; of several, what they have in common.</summary>
    public static IReadOnlyList<SheetColumn<ItemRow>> Items(Landscape landscape, IReadOnlyList<string>? types)
    {
        var model = landscape.Items;
        var attributes = (model.ShapeOf(types is [var only] ? only : BuiltInTypes.Root) ?? model.ShapeOf(BuiltInTypes.Root)!).Attributes;
        return
        [
            new("编号", "Id", row => row.Id),
            new("类型", "Type", row => row.Type),
            .. attributes.Select(attribute => new SheetColumn<ItemRow>(
                attribute.Name.Zh, attribute.Name.En, row => Masks.Shown(attribute, row.ValueOf(attribute.Key)))),
            new("阶段", "Stage", row => row.Stage),
            new("重要性", "Importance", row => row.Importance),
            new("标签", "Label", row => row.Label),
            new("单位编码", "Organisation code", row => row.Organisation),
            new("单位", "Organisation", row => landscape.OrganisationOf(row.Organisation)?.Name),
            new("团队", "Team", row => row.TeamId is { } team ? landscape.TeamOf(team)?.Name : null),
            new("负责人", "Owner", row => row.Owner),
            new("服务", "Service", row => row.ServiceId is { } service ? landscape.ServiceOf(service)?.Name : null),
            new("失联", "Missing", row => !row.MissedBy.IsEmpty),
            new("变更时间", "Changed", row => row.ChangedAt),
        ];
    }
}
