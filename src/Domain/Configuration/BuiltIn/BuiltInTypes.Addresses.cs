namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>Names and numbers that things are reached by.</summary>
    private static IEnumerable<ItemType> Addresses() =>
    [
        Type("vrf", "路由域", "VRF", "addresses", Root, "layers", Text("rd", "路由标识", "Route distinguisher") with { Unique = true },
            List("import_targets", "导入目标", "Import targets"), List("export_targets", "导出目标", "Export targets"))
            with { MatchKeys = ["rd", "name"] },
        Type("vlan", "VLAN", "VLAN", "addresses", Root, "layers", Whole("vid", "VLAN 号", "VLAN id", null, 1, 4_094), Text("group", "VLAN 组", "VLAN group"),
            Text("role", "用途", "Role"))
            with { MatchKeys = ["vid", "name"] },
        Type("prefix", "网段", "Prefix", "addresses", Root, "network",
            new AttributeDefinition("network", new("网段", "Network"), AttributeKind.Network), Text("vrf", "路由域", "VRF"), Text("role", "用途", "Role"),
            Flag("is_pool", "地址池", "Pool"), Text("registry", "分配机构", "Registry")) with { MatchKeys = ["network", "name"], Stages = [Stage.Planned, Stage.InUse, Stage.Retired] },
        Type("ip-address", "IP 地址", "IP address", "addresses", Root, "hash",
            Address("address", "地址", "Address"), Text("vrf", "路由域", "VRF"), Text("dns_name", "域名", "DNS name"), Text("role", "用途", "Role"))
            with { MatchKeys = ["address", "name"], Stages = [Stage.Planned, Stage.InUse, Stage.Retired] },
        Type("ip-range", "地址段", "IP range", "addresses", Root, "network",
            Address("first_address", "起始地址", "First address"), Address("last_address", "结束地址", "Last address"))
            with { MatchKeys = ["first_address"], Stages = [Stage.Planned, Stage.InUse, Stage.Retired] },
        Type("asn", "自治系统", "Autonomous system", "addresses", Root, "hash",
            Whole("number", "自治系统号", "AS number", null, 0, 4_294_967_295) with { Unique = true }, Text("registry", "分配机构", "Registry"))
            with { MatchKeys = ["number"] },
        Type("domain-name", "域名", "Domain name", "addresses", Root, "globe",
            Text("fqdn", "完整域名", "Fully qualified name") with
            {
                Unique = true, Pattern = @"[a-z0-9\u4e00-\u9fff]([a-z0-9\u4e00-\u9fff.-]*[a-z0-9\u4e00-\u9fff])?",
            },
            Text("registrar", "注册商", "Registrar"), Text("icp", "备案号", "ICP number"), Day("expires_on", "到期日期", "Expires on"))
            with { MatchKeys = ["fqdn", "name"] },
        Type("certificate", "证书", "Certificate", "addresses", Root, "certificate",
            Text("subject", "使用者", "Subject"), Text("issuer", "颁发者", "Issuer"), Text("fingerprint", "指纹", "Fingerprint") with { Unique = true },
            Choice("algorithm", "算法", "Algorithm", Of("rsa", "RSA", "RSA"), Of("ecdsa", "ECDSA", "ECDSA"), Of("sm2", "国密 SM2", "SM2")),
            Day("valid_from", "生效日期", "Valid from"), Day("expires_on", "到期日期", "Expires on"), List("names", "域名", "Names"))
            with { MatchKeys = ["fingerprint", "name"] },
    ];
}
