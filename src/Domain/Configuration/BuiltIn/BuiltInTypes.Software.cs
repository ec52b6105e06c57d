namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>What people use, and what it is made of.</summary>
    private static IEnumerable<ItemType> Software() =>
    [
        Type("software", "软件", "Software", "software", Root, "package",
            Text("product", "产品", "Product"), Text("version", "版本", "Version"), Whole("port", "端口", "Port", null, 1, 65_535),
            Json("settings", "配置参数", "Settings"), Secret("credentials", "管理凭据", "Credentials")),
        Type("database", "数据库实例", "Database instance", "software", "software", "database",
            Choice("role", "角色", "Role", Of("primary", "主库", "Primary"), Of("standby", "备库", "Standby"), Of("single", "单机", "Single")),
            Whole("size", "数据量", "Size", "GiB"), Text("character_set", "字符集", "Character set")),
        Type("middleware", "中间件", "Middleware", "software", "software", "queue",
            Choice("kind", "种类", "Kind", Of("queue", "消息队列", "Message queue"), Of("cache", "缓存", "Cache"), Of("web", "Web 服务器", "Web server"),
                Of("application-server", "应用服务器", "Application server"), Of("gateway", "网关", "Gateway"), Of("other", "其他", "Other"))),
        Type("application", "应用系统", "Application system", "software", Root, "app",
            Text("code", "系统编号", "System code") with { Unique = true }, Text("version", "版本", "Version"),
            Choice("protection", "等保级别", "Protection level", Of("1", "一级", "Level 1"), Of("2", "二级", "Level 2"), Of("3", "三级", "Level 3"), Of("4", "四级", "Level 4")),
            Text("record_number", "等保备案号", "Protection record number"), Day("online_on", "上线日期", "Online since"), Flag("public", "面向公众", "For the public"))
            with { MatchKeys = ["code", "name"] },
        Type("component", "应用组件", "Application component", "software", Root, "puzzle", Text("version", "版本", "Version"), Text("repository", "代码仓库", "Repository")),
        Type("endpoint", "服务端点", "Service endpoint", "software", Root, "link",
            Text("url", "地址", "URL"), Text("protocol", "协议", "Protocol"), Whole("port", "端口", "Port", null, 1, 65_535), List("ports", "端口列表", "Ports"))
            with { MatchKeys = ["url", "name"] },
        Type("license", "软件许可", "Software licence", "software", Root, "key",
            Text("product", "产品", "Product"), Whole("seats", "授权数", "Seats"), Day("expires_on", "到期日期", "Expires on"), Text("contract", "合同号", "Contract number")),
    ];
}
