namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>What carries traffic.</summary>
    private static IEnumerable<ItemType> Network() =>
    [
        Type("network-device", "网络设备", "Network device", "network", "device", "network",
            Text("os_version", "系统版本", "Software version"), Text("snmp_id", "SNMP 标识", "SNMP engine id")) with { PlaceRequired = true },
        Type("switch", "交换机", "Switch", "network", "network-device", "switch",
            Choice("layer", "层次", "Layer", Of("core", "核心", "Core"), Of("aggregation", "汇聚", "Aggregation"), Of("access", "接入", "Access")),
            Whole("ports", "端口数", "Ports")),
        Type("router", "路由器", "Router", "network", "network-device", "router", Address("router_id", "路由器标识", "Router id")),
        Type("firewall", "防火墙", "Firewall", "network", "network-device", "shield",
            Number("throughput", "吞吐量", "Throughput", "Gbit/s"), Text("zone", "安全域", "Zone")),
        Type("load-balancer", "负载均衡", "Load balancer", "network", "network-device", "scale", Number("throughput", "吞吐量", "Throughput", "Gbit/s")),
        Type("interface", "接口", "Interface", "network", Root, "port",
            Text("kind", "种类", "Kind"), Whole("speed", "速率", "Speed", "Mbit/s"), Whole("mtu", "MTU", "MTU", "B", 0, 65_536),
            Text("mac", "MAC 地址", "MAC address"), Text("label", "标签", "Label"), Flag("enabled", "启用", "Enabled"),
            Flag("management_only", "仅管理", "Management only"), Text("mode", "VLAN 模式", "VLAN mode"))
            with { JointlyUnique = [["part-of", "name"]], Stages = [Stage.Planned, Stage.InUse, Stage.Retired] },
        Type("virtual-chassis", "堆叠", "Virtual chassis", "network", Root, "switch"),
        Type("provider-network", "运营商网络", "Provider network", "network", Root, "cloud"),
        Type("circuit", "电路", "Circuit", "network", Root, "route",
            Text("circuit_id", "电路编号", "Circuit id"), Text("kind", "种类", "Kind"), Number("bandwidth", "带宽", "Bandwidth", "Mbit/s"),
            Day("installed_on", "开通日期", "Installed on"), Day("ends_on", "到期日期", "Ends on"),
            Text("end_a", "A 端", "End A"), Text("end_z", "Z 端", "End Z")) with { MatchKeys = ["circuit_id", "name"] },
    ];
}
