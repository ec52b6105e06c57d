using GraphQL.Types;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>Asks every root field of the schema for all the texts that it can answer, so that no new field is forgotten.</summary>
internal static class CanaryDocuments
{
    /// <summary>A document may cost so much that its lists have to be short, or hold so many fields that it cannot go as deep.</summary>
    public static readonly DocumentSize[] Sizes = [new(100, 3), new(40, 3), new(15, 3), new(6, 3), new(2, 3), new(50, 2), new(10, 2), new(10, 1)];

    /// <summary>What an incident leads to is asked for at the incident itself: elsewhere, documents would outgrow their limits.</summary>
    private static readonly string[] LedToByIncidents = ["items", "changes", "suggestedChanges", "alerts"];

    private const string Ends = "from: \"2020-01-01T00:00:00Z\", to: \"2040-01-01T00:00:00Z\"";

    /// <summary>A calendar shows some weeks only.</summary>
    private static string Soon => $"from: \"{DateTimeOffset.UtcNow.AddDays(-1):o}\", to: \"{DateTimeOffset.UtcNow.AddDays(60):o}\"";

    /// <summary>These answer no text of anybody but the caller: numbers, states and names of the product.</summary>
    public static readonly string[] WithoutWords =
    [
        "dashboard", "deadLetters", "feed", "feedConsumers", "listLayouts", "mySessions", "notifications", "operations",
        "projectionAlarms", "projections", "savedFilters", "sessions", "slaWhatIf", "priorityMatrix", "myPermissionRequests",
        "unreadNotifications", "viewer", "myWork", "itemType", "itemTypes", "relationKinds", "itemImportPreview", "itemImportUndoPreview",
        "topology", "impact", "causes", "path", "cutPoints", "topologyDiff",
        "alertCounts", "correlationRule", "ownProbePoint",
        "changeOutlook", // tells of items, and the changes here have none
        "suspectsReplay", // nobody worked out suspects here
        "faultSuspects", // what is measured here surprises nobody
    ];

    public static IEnumerable<string> Roots(ISchema schema) => schema.Query.Fields.Select(field => field.Name).Except(["slaWhatIf"]);

    public static string Of(ISchema schema, string root, string code, IReadOnlyDictionary<string, Guid> ids, DocumentSize size) =>
        $"{{ {Field(schema.Query.Fields.Find(root)!, size, 0, name => Argument(root, name, code, ids))} }}";

    public static string OfSubscription(ISchema schema, string root) => $"subscription {{ {Field(schema.Subscription!.Fields.Find(root)!, new(2, 1), 0, _ => null)} }}";

    private static string Argument(string root, string name, string code, IReadOnlyDictionary<string, Guid> ids) => name switch
    {
        "id" when root == "trace" => $"id: \"{CanaryHouse.Secret(code)}\"",
        "id"         => $"id: \"{ids[IdOf(root)]}\"",
        "since" when root == "correlationReplay" => $"since: \"{DateTimeOffset.UtcNow.AddHours(-6):o}\", until: \"{DateTimeOffset.UtcNow.AddHours(1):o}\", rule: {{}}",
        "since"      => $"since: \"{DateTimeOffset.UtcNow.AddMinutes(-2):o}\"",
        "incident"   => $"incident: \"{ids["IncidentId"]}\"",
        "deliveryId" => $"deliveryId: \"{ids["TrialId"]}\"",
        "code" or "organisation" => $"{name}: \"{code}\"",
        "from" when root == "path" => $"from: \"{Guid.CreateVersion7()}\", to: \"{Guid.CreateVersion7()}\"",
        "promql"     => "promql: \"last_over_time({place=~\\\".+\\\"}[2h])\"",
        "step"       => "step: 60",
        "trial"      => $"trial: {{ ruleId: \"{ids["AlertRuleId"]}\" }}",
        "label"      => "label: \"place\"",
        "from" when root is "metricQuery" or "alertRuleBackTest" => $"from: \"{DateTimeOffset.UtcNow.AddMinutes(-1):o}\", to: \"{DateTimeOffset.UtcNow.AddMinutes(1):o}\"",
        "from"       => root is "changeCalendar" or "rosterTrial" ? Soon : Ends,
        "draft"      => $"draft: {{ teamId: \"{ids["OwnerTeam"]}\", timeZone: \"Asia/Shanghai\", effectiveFrom: \"2020-01-01T00:00:00Z\", layers: [] }}",
        "around" or "of" => $"{name}: \"{Guid.CreateVersion7()}\"",
        "by"         => "by: SERVICE",
        "list"       => "list: \"incidents\"",
        "text"       => $"text: \"{CanaryHouse.Secret(code)}\"",
        "logins"     => $"logins: [\"{CanaryHouse.Secret(code)}-login\"]",
        "matchers"   => "matchers: [{ name: \"nowhere\", match: IS, value: \"\" }]",
        "key"        => "key: \"server\"",
        "point"      => $"point: \"{CanaryHouse.Secret(code)}\"",
        "plan"       => $"plan: {{ fileName: \"f\", sha256: \"{new string('0', 64)}\", format: CSV, source: \"s\", mapping: [] }}",
        "operation"  => $"operation: \"incident.read\", organisation: \"{code}\"",
        _            => "",
    };

    private static string IdOf(string root) => root switch
    {
        "streamHistory" => "IncidentId",
        "accessGroup"   => "GroupId",
        "accessReview"  => "ReviewId",
        "changeOutlook" => "ChangeId",
        "rackElevation" => "RackId",
        "probe"         => "RunProbeId",
        "configurationItem" => "ItemId",
        "itemImport" or "itemImportUndoPreview" => "ImportId",
        _               => $"{char.ToUpperInvariant(root[0])}{root[1..]}Id",
    };

    private static string Field(FieldType field, DocumentSize size, int depth, Func<string, string?> argument)
    {
        var named = (field.Arguments ?? [])
            .Where(known => known.ResolvedType is NonNullGraphType && known.DefaultValue is null)
            .Select(known => argument(known.Name) ?? "").Where(text => text.Length > 0).ToList();
        if (field.Arguments?.Find("first") is not null) named.Add($"first: {(depth == 0 ? size.First : 2)}");
        if (field.Arguments?.Find("differing") is not null) named.Add("differing: false");
        return $"{field.Name}{(named.Count == 0 ? "" : $"({string.Join(", ", named)})")}{Selection(Bare(field.ResolvedType!), size, depth + 1)}";
    }

    private static string Selection(IGraphType type, DocumentSize size, int depth) => type is not IComplexGraphType complex ? "" :
        $" {{ {string.Join(" ", complex.Fields.Where(field => IsAsked(field, complex, depth <= DepthOf(field, complex, size))).Select(field => Field(field, size, depth, _ => null)).Prepend("__typename"))} }}";

    /// <summary>A connection's rows are asked for by its nodes alone, and what needs an argument is left to the hand-made questions.</summary>
    private static bool IsAsked(FieldType field, IComplexGraphType on, bool goesDeeper)
    {
        if ((field.Arguments ?? []).Any(argument => argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null)) return false;
        if (on.Name.EndsWith("Connection", StringComparison.Ordinal)) return field.Name == "nodes";
        return Bare(field.ResolvedType!) is not IComplexGraphType || goesDeeper;
    }

    private static int DepthOf(FieldType field, IComplexGraphType on, DocumentSize size) =>
        on.Name == "Incident" && LedToByIncidents.Contains(field.Name) ? 1 : size.Depth;

    private static IGraphType Bare(IGraphType type) => type switch
    {
        NonNullGraphType inner => Bare(inner.ResolvedType!),
        ListGraphType inner    => Bare(inner.ResolvedType!),
        _                      => type,
    };
}

/// <summary>How much a document asks for.</summary>
/// <param name="First">Rows of the list at its root.</param>
/// <param name="Depth">How far below the root texts are looked for.</param>
internal sealed record DocumentSize(int First, int Depth);
