namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>What can be touched, racked and scrapped.</summary>
    private static IEnumerable<ItemType> Hardware() =>
    [
        Type("hardware", "硬件", "Hardware", "hardware", Root, "cpu",
            Text("manufacturer", "制造商", "Manufacturer"), Text("model", "型号", "Model"), Text("part_number", "部件号", "Part number"),
            Text("serial", "序列号", "Serial number"), Text("asset_tag", "资产编号", "Asset tag") with { Unique = true })
            with { JointlyUnique = [["manufacturer", "serial"]], MatchKeys = ["serial", "asset_tag", "name"] },
        Type("device", "设备", "Device", "hardware", "hardware", "device",
            Text("role", "角色", "Role"), Text("platform", "平台", "Platform"),
            Whole("position_u", "机柜位置", "Rack position", "U", 1, 100), Number("height_u", "高度", "Height", "U", 0, 100),
            Choice("face", "朝向", "Face", Of("front", "正面", "Front"), Of("rear", "背面", "Rear")),
            Address("management_address", "管理地址", "Management address"), Text("firmware", "固件版本", "Firmware"),
            Number("power_draw", "功耗", "Power draw", "W"), Secret("credentials", "管理凭据", "Credentials"))
            with { MatchKeys = ["serial", "asset_tag", "name", "management_address"] },
        Type("server", "服务器", "Server", "hardware", "device", "server",
            Text("host_id", "主机标识", "Host id") with { Unique = true },
            Text("cpu_model", "CPU 型号", "CPU model"), Whole("cpu_cores", "CPU 核数", "CPU cores"), Whole("memory", "内存", "Memory", "GiB"),
            Whole("disk", "磁盘", "Disk", "GiB"), Text("os", "操作系统", "Operating system"),
            Choice("architecture", "架构", "Architecture", Of("x86_64", "x86_64", "x86_64"), Of("arm64", "ARM64", "ARM64"),
                Of("loongarch64", "龙芯", "LoongArch"), Of("sw_64", "申威", "Sunway")))
            with { PlaceRequired = true, MatchKeys = ["host_id", "serial", "asset_tag", "name"] },
        Type("storage", "存储", "Storage", "hardware", "device", "storage",
            Number("raw_capacity", "裸容量", "Raw capacity", "TiB"), Number("usable_capacity", "可用容量", "Usable capacity", "TiB"),
            List("protocols", "协议", "Protocols")) with { PlaceRequired = true },
        Type("patch-panel", "配线架", "Patch panel", "hardware", "device", "panel", Whole("ports", "端口数", "Ports")),
        Type("panel-port", "配线架端口", "Panel port", "hardware", Root, "port",
            Text("kind", "种类", "Kind"), Text("label", "标签", "Label"), Whole("positions", "芯数", "Positions"),
            Choice("side", "朝向", "Side", Of("front", "正面", "Front"), Of("rear", "背面", "Rear"))),
        Type("console-port", "控制台端口", "Console port", "hardware", Root, "port", Text("kind", "种类", "Kind"), Text("label", "标签", "Label")),
        Type("module", "模块", "Module", "hardware", "hardware", "module", Text("slot", "槽位", "Slot"), Text("kind", "种类", "Kind")),
        Type("cable", "线缆", "Cable", "hardware", Root, "cable",
            Text("kind", "种类", "Kind"), Text("label", "标签号", "Label"), Text("color", "颜色", "Colour"), Number("length", "长度", "Length", "m"),
            Text("end_a", "A 端", "End A"), Text("end_b", "B 端", "End B")) with { Stages = [Stage.Planned, Stage.InUse, Stage.Retired] },
    ];
}
