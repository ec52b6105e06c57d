namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>What work runs on.</summary>
    private static IEnumerable<ItemType> Computing() =>
    [
        Type("cluster", "集群", "Cluster", "computing", Root, "cluster",
            Text("kind", "种类", "Kind"), Text("group", "集群组", "Cluster group"), Text("version", "版本", "Version")),
        Type("hypervisor", "宿主机", "Hypervisor", "computing", Root, "server",
            Text("product", "产品", "Product"), Text("version", "版本", "Version"), Whole("cpu_cores", "CPU 核数", "CPU cores"), Whole("memory", "内存", "Memory", "GiB")),
        Type("virtual-machine", "虚拟机", "Virtual machine", "computing", Root, "vm",
            Text("host_id", "主机标识", "Host id") with { Unique = true }, Number("cpu_cores", "CPU 核数", "CPU cores"), Whole("memory", "内存", "Memory", "MiB"),
            Whole("disk", "磁盘", "Disk", "GiB"), Text("os", "操作系统", "Operating system"), Text("platform", "平台", "Platform"), Text("role", "角色", "Role"),
            Address("primary_address", "主地址", "Primary address")) with { MatchKeys = ["host_id", "name"] },
        Type("container-platform", "容器平台", "Container platform", "computing", Root, "container",
            Text("product", "产品", "Product"), Text("version", "版本", "Version"), Text("api_endpoint", "接口地址", "API endpoint")),
        Type("namespace", "命名空间", "Namespace", "computing", Root, "folder",
            Number("cpu_quota", "CPU 配额", "CPU quota"), Number("memory_quota", "内存配额", "Memory quota", "GiB"))
            with { JointlyUnique = [["part-of", "name"]] },
        Type("workload", "工作负载", "Workload", "computing", Root, "container",
            Choice("kind", "种类", "Kind", Of("deployment", "无状态", "Deployment"), Of("statefulset", "有状态", "Stateful set"),
                Of("daemonset", "守护", "Daemon set"), Of("job", "任务", "Job")),
            Text("image", "镜像", "Image"), Whole("replicas", "副本数", "Replicas"), Text("namespace", "命名空间", "Namespace")) with { MatchKeys = ["namespace", "name"] },
    ];
}
