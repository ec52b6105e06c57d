namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>Where things stand.</summary>
    private static IEnumerable<ItemType> Places() =>
    [
        Type("place", "场所", "Place", "places", Root, "map-pin", Text("code", "编码", "Code")),
        Type("region", "地区", "Region", "places", "place", "map"),
        Type("site", "站点", "Site", "places", "place", "building",
            Text("group", "站点组", "Site group"), Text("facility", "楼宇", "Facility"), Text("address", "地址", "Address"), Text("time_zone", "时区", "Time zone"),
            Number("latitude", "纬度", "Latitude", "°", -90, 90), Number("longitude", "经度", "Longitude", "°", -180, 180),
            Choice("tier", "机房等级", "Tier", Of("a", "A级", "A"), Of("b", "B级", "B"), Of("c", "C级", "C"))),
        Type("room", "机房", "Room", "places", "place", "door",
            Number("area", "面积", "Area", "m²"), Text("floor", "楼层", "Floor"), Number("cooling", "制冷量", "Cooling capacity", "kW")),
        Type("rack", "机柜", "Rack", "places", "place", "rack",
            Text("role", "用途", "Role"), Whole("height_u", "高度", "Height", "U", 1, 100), Number("width", "宽度", "Width", "in"),
            List("reserved_units", "预留 U 位", "Reserved units"), Text("serial", "序列号", "Serial number"), Text("asset_tag", "资产编号", "Asset tag"),
            Choice("form", "形式", "Form", Of("cabinet", "封闭机柜", "Cabinet"), Of("frame", "开放机架", "Open frame"), Of("wall", "壁挂", "Wall-mounted")),
            Number("power", "额定功率", "Rated power", "kW"), Number("load", "承重", "Weight capacity", "kg"))
            with { MatchKeys = ["serial", "asset_tag", "name"] },
    ];
}
