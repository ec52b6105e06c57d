using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Seeding;

/// <summary>A place of the demo province: an organisation that has incidents, and the team that hears of them first.</summary>
internal sealed record DemoPlace(string Code, string Name, string? Parent, string Desk, int Weight);

/// <summary>A team of the demo province.</summary>
internal sealed record DemoTeam(string Key, string Organisation, string Name, string[] Members);

/// <summary>A service of the demo province with what usually goes wrong with it.</summary>
internal sealed record DemoService(
    string Key, string Organisation, string Name, string Owner, Criticality Criticality, string Category, string[] Complaints);

/// <summary>The names of the demo province. All people are invented.</summary>
internal static class DemoWords
{
    public static readonly DemoPlace[] Places =
    [
        new("330000", "浙江省", null, "desk", 4), new("330000-DSJ", "浙江省数据局", "330000", "desk", 3),
        new("330100", "杭州市", "330000", "hangzhou", 6), new("330200", "宁波市", "330000", "ningbo", 5),
        new("330100-DSJ", "杭州市数据资源管理局", "330100", "hangzhou", 3),
        new("330106", "西湖区", "330100", "xihu", 8), new("330102", "上城区", "330100", "shangcheng", 7),
        new("330203", "海曙区", "330200", "haishu", 6), new("330106-ZWB", "西湖区政务服务管理办公室", "330106", "xihu", 3),
    ];

    public static readonly DemoTeam[] Teams =
    [
        new("desk", "330000", "省服务台", ["陈晓燕", "林志强", "王丽娜", "赵文静"]),
        new("platform", "330000", "云平台运维组", ["李国栋", "周海涛", "吴建华", "郑思远"]),
        new("network", "330000", "网络与安全组", ["孙立峰", "徐佳宁", "朱明哲"]),
        new("database", "330000", "数据库组", ["胡晓东", "何雨晴", "高天宇"]),
        new("application", "330000", "应用支持组", ["罗婷婷", "梁俊杰", "宋雅琴", "唐一鸣"]),
        new("hangzhou", "330100", "杭州市运维组", ["许志远", "沈佳怡", "冯学文"]),
        new("ningbo", "330200", "宁波市运维组", ["董海波", "袁梦洁", "蒋宏伟"]),
        new("xihu", "330106", "西湖区服务台", ["潘晓岚", "杜子轩"]),
        new("shangcheng", "330102", "上城区服务台", ["叶青云", "程若曦"]),
        new("haishu", "330203", "海曙区服务台", ["魏长河", "任雪梅"]),
    ];

    public static readonly DemoService[] Services =
    [
        new("portal", "330000", "政务服务网", "application", Criticality.Critical, "应用", ["首页打开缓慢", "办件提交后提示系统繁忙", "办事指南页面空白"]),
        new("identity", "330000", "统一身份认证", "platform", Criticality.Critical, "身份", ["登录后反复跳转", "短信验证码收不到", "法人账号无法登录"]),
        new("licence", "330000", "电子证照库", "database", Criticality.High, "数据", ["证照查询超时", "新发证照未同步", "证照下载失败"]),
        new("onestop", "330000", "一网通办", "application", Criticality.High, "应用", ["跨市通办件退回", "材料上传失败", "进度查询不更新"]),
        new("mobile", "330000", "浙里办移动端", "application", Criticality.High, "移动", ["应用闪退", "人脸核验不通过", "消息推送延迟"]),
        new("exchange", "330000", "电子公文交换", "platform", Criticality.Medium, "办公", ["公文签收失败", "附件无法打开", "签章校验异常"]),
        new("hotline", "330100", "12345 热线平台", "hangzhou", Criticality.High, "热线", ["坐席电话无声音", "工单派发延迟", "录音无法回放"]),
        new("sharing", "330000", "公共数据共享平台", "database", Criticality.High, "数据", ["接口返回 504", "数据批量任务失败", "订阅数据缺失一天"]),
        new("meeting", "330200", "视频会议", "ningbo", Criticality.Medium, "办公", ["会场画面卡顿", "主会场无法共享屏幕", "会议室终端离线"]),
        new("network", "330000", "政务外网", "network", Criticality.Critical, "网络", ["区县专线中断", "外网访问丢包", "DNS 解析失败"]),
        new("realty", "330100", "不动产登记", "hangzhou", Criticality.High, "应用", ["缴税状态未回传", "叫号系统不出号", "登记簿打印空白"]),
        new("brain", "330100", "城市大脑", "hangzhou", Criticality.Medium, "数据", ["大屏数据不刷新", "视频流接入失败", "告警重复推送"]),
    ];

    public static readonly string[] Reporters =
    [
        "方慧", "顾小军", "孟凡", "秦岚", "邱伟", "江晓雯", "史建国", "侯丽", "龙飞", "万佳", "段鹏", "雷敏",
    ];

    public static readonly string[] Comments =
    [
        "已联系报告人,正在复现。", "日志中发现连接池耗尽,继续排查。", "已临时切换到备用节点,观察中。", "请报告人补充截图和时间。",
        "与厂商确认为已知问题,等待补丁。", "影响范围已缩小到一个区县。",
    ];

    public static readonly (string Code, string Text)[] Solutions =
    [
        ("fixed", "重启服务并扩大连接池后恢复。"), ("fixed", "回退昨晚的版本后恢复正常。"), ("configuration", "修正配置后验证通过。"),
        ("supplier", "厂商更换故障板卡后恢复。"), ("user", "指导用户清除缓存后正常。"), ("workaround", "启用备用线路,正常使用。"),
    ];

    public static readonly HoldReason[] Holds =
    [
        HoldReason.AwaitingUser, HoldReason.AwaitingUser, HoldReason.AwaitingSupplier, HoldReason.AwaitingChange,
        HoldReason.AwaitingProblem, HoldReason.AwaitingEvidence,
    ];
}
