namespace EventSourcedOps.Domain.Configuration;

public static partial class BuiltInTypes
{
    /// <summary>Who has to do with it.</summary>
    private static IEnumerable<ItemType> Parties() =>
    [
        Type("party", "相关方", "Party", "parties", Root, "users", Text("phone", "电话", "Phone"), Text("email", "邮箱", "Email")),
        Type("person", "责任人", "Person in charge", "parties", "party", "user",
            Text("title", "职务", "Title"), Text("department", "部门", "Department"), Text("user_name", "用户名", "User name") with { Unique = true })
            with { MatchKeys = ["user_name", "email", "name"] },
        Type("provider", "运营商", "Provider", "parties", "party", "tower", Text("account", "账号", "Account"), Text("asn", "自治系统号", "AS number")),
        Type("supplier", "供应商", "Supplier", "parties", "party", "truck",
            Text("credit_code", "统一社会信用代码", "Unified social credit code") with { Unique = true })
            with { MatchKeys = ["credit_code", "name"] },
        Type("tenant", "租户", "Tenant", "parties", "party", "building", Text("group", "租户组", "Tenant group")),
    ];
}
