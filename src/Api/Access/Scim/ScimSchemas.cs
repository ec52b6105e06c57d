using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>What we tell directories about ourselves.</summary>
internal static class ScimSchemas
{
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string List = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public const string Error = "urn:ietf:params:scim:api:messages:2.0:Error";
    public const string Root = "/scim/v2";

    public static bool IsCore(string? schema) =>
        schema is null || string.Equals(schema, User, StringComparison.OrdinalIgnoreCase) || string.Equals(schema, Group, StringComparison.OrdinalIgnoreCase);

    public static JsonObject Provider(string root) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
        ["patch"] = new JsonObject { ["supported"] = true },
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = ScimAsk.MostResults },
        ["changePassword"] = new JsonObject { ["supported"] = false },
        ["sort"] = new JsonObject { ["supported"] = false },
        ["etag"] = new JsonObject { ["supported"] = true },
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken", ["name"] = "API token", ["description"] = "Authorization: Bearer ops_…, of the role Provisioner",
            ["primary"] = true,
        }),
        ["meta"] = Meta("ServiceProviderConfig", $"{root}{Root}/ServiceProviderConfig"),
    };

    public static IReadOnlyList<JsonObject> ResourceTypes(string root) =>
    [
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"), ["id"] = "User", ["name"] = "User",
            ["endpoint"] = "/Users", ["description"] = "Person", ["schema"] = User,
            ["schemaExtensions"] = new JsonArray(new JsonObject { ["schema"] = Enterprise, ["required"] = false }),
            ["meta"] = Meta("ResourceType", $"{root}{Root}/ResourceTypes/User"),
        },
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"), ["id"] = "Group", ["name"] = "Group",
            ["endpoint"] = "/Groups", ["description"] = "Group", ["schema"] = Group,
            ["meta"] = Meta("ResourceType", $"{root}{Root}/ResourceTypes/Group"),
        },
    ];

    public static IReadOnlyList<JsonObject> Schemas(string root) =>
    [
        Schema(root, User, "User",
            Attribute("userName", required: true, mutability: "immutable", unique: true), Attribute("externalId", exact: true),
            Complex("name", false, Attribute("formatted", mutability: "readOnly"), Attribute("familyName"), Attribute("givenName")),
            Attribute("displayName"), Attribute("active", "boolean"),
            Complex("emails", true, Attribute("value"), Attribute("type"), Attribute("primary", "boolean")),
            Complex("groups", true, Attribute("value", mutability: "readOnly"), Attribute("display", mutability: "readOnly"))),
        Schema(root, Group, "Group",
            Attribute("displayName", required: true), Attribute("externalId", exact: true),
            Complex("members", true, Attribute("value", mutability: "immutable"), Attribute("display", mutability: "readOnly"))),
        Schema(root, Enterprise, "Enterprise User", Attribute("organization", mutability: "immutable")),
    ];

    private static JsonObject Schema(string root, string id, string name, params JsonNode[] attributes) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Schema"), ["id"] = id, ["name"] = name,
        ["attributes"] = new JsonArray(attributes), ["meta"] = Meta("Schema", $"{root}{Root}/Schemas/{id}"),
    };

    private static JsonObject Attribute(
        string name, string type = "string", bool required = false, string mutability = "readWrite", bool unique = false, bool exact = false) => new()
    {
        ["name"] = name, ["type"] = type, ["multiValued"] = false, ["required"] = required, ["caseExact"] = exact,
        ["mutability"] = mutability, ["returned"] = "default", ["uniqueness"] = unique ? "server" : "none",
    };

    private static JsonObject Complex(string name, bool several, params JsonNode[] parts)
    {
        var attribute = Attribute(name, "complex", mutability: name == "groups" ? "readOnly" : "readWrite");
        attribute["multiValued"] = several;
        attribute["subAttributes"] = new JsonArray(parts);
        return attribute;
    }

    private static JsonObject Meta(string type, string location) => new() { ["resourceType"] = type, ["location"] = location };
}
