namespace EventSourcedOps.Domain.Monitoring;

/// <summary>Every reason for which something about an alert rule is refused.</summary>
public static class AlertRuleRefusals
{
    public static readonly Refusal Unknown        = new("alert-rule.unknown", "There is no such alert rule.");
    public static readonly Refusal AlreadyDrafted =
        new("alert-rule.already-drafted", "There is an alert rule of this id already.", "ruleId");
    public static readonly Refusal AlreadyRetired = new("alert-rule.already-retired", "The rule is not used any more; write a new one.");
    public static readonly Refusal OrganisationUnknown =
        new("alert-rule.organisation-unknown", "There is no such organisation.", "organisation");
    public static readonly Refusal TooManyVersions =
        new("alert-rule.too-many-versions", $"A rule has {AlertRuleDecisions.MostVersions} versions at most; write a new one.");
    public static readonly Refusal QueryUnreadable =
        new("alert-rule.query-unreadable", "The query cannot be understood.", "definition.query");
    public static readonly Refusal ServiceUnnamed =
        new("alert-rule.service-unnamed", "Who writes too little has to be named: add service:… to the query.", "definition.query");
    public static readonly Refusal ServicesUnreadable = new("alert-rule.services-unreadable",
        "Name the services, with * for any characters and spaces between them; * alone means all.", "definition.query");
    public static readonly Refusal OperationUnnamed = new("alert-rule.operation-unnamed",
        "What is asked for too seldom has to be named: add service:… and name:… to the query.", "definition.query");
    public static readonly Refusal NotOfRequests = new("alert-rule.not-of-requests",
        "Requests are compared with what is usual of them, and their operations with a limit.", "definition.comparison");
    public static readonly Refusal LabelReserved  =
        new("alert-rule.label-reserved", "The rule itself says what that label reads.", "definition.labels");
    public static readonly Refusal LabelledTwice  = new("alert-rule.labelled-twice", "A label is named twice.", "definition.labels");
    public static readonly Refusal QueryMissing   = new("alert-rule.query-missing", "Say what it looks at.", "definition.query");
    public static readonly Refusal ForOutOfRange  = new("alert-rule.for-out-of-range", "It may wait from no time to a day.", "definition.forSeconds");
    public static readonly Refusal TooManyGroupLabels =
        new("alert-rule.too-many-group-labels", "Group by eight labels at most.", "definition.groupBy");
    public static readonly Refusal OnlyForLogs    = new("alert-rule.only-for-logs", "Only lines of logs have templates.", "definition.comparison");
    public static readonly Refusal LimitMissing   = new("alert-rule.limit-missing", "Say what it must not go beyond.", "definition.limit");
    public static readonly Refusal LimitUnwanted  = new("alert-rule.limit-unwanted", "Nothing is compared with a limit here.", "definition.limit");
}
