namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>What feeds the rest.</summary>
    private static IEnumerable<ItemType> Power() =>
    [
        Type("power-panel", "配电柜", "Power panel", "power", Root, "panel", Number("capacity", "容量", "Capacity", "kVA")),
        Type("power-feed", "供电回路", "Power feed", "power", Root, "bolt",
            Number("voltage", "电压", "Voltage", "V", -1_000, 1_000), Number("current", "电流", "Current", "A"),
            Choice("supply", "供电方式", "Supply", Of("ac", "交流", "AC"), Of("dc", "直流", "DC")),
            Choice("phase", "相", "Phase", Of("single", "单相", "Single phase"), Of("three", "三相", "Three phases")),
            Choice("path", "主备", "Path", Of("primary", "主用", "Primary"), Of("redundant", "备用", "Redundant")),
            Number("max_utilization", "最大利用率", "Maximum utilisation", "%", 0, 100)),
        Type("pdu", "配电单元", "Power distribution unit", "power", "device", "plug",
            Number("rated_current", "额定电流", "Rated current", "A"), Whole("outlets", "插座数", "Outlets")),
        Type("ups", "不间断电源", "Uninterruptible power supply", "power", "device", "battery",
            Number("capacity", "容量", "Capacity", "kVA"), Number("autonomy", "后备时间", "Autonomy", "min"), Day("battery_since", "电池更换日期", "Battery replaced")),
        Type("power-outlet", "电源插座", "Power outlet", "power", Root, "plug", Text("kind", "种类", "Kind"), Text("label", "标签", "Label"),
            Text("leg", "相线", "Feed leg")),
        Type("power-port", "电源口", "Power port", "power", Root, "plug",
            Text("kind", "种类", "Kind"), Text("label", "标签", "Label"), Number("maximum_draw", "最大功率", "Maximum draw", "W"), Number("allocated_draw", "分配功率", "Allocated draw", "W")),
    ];
}
