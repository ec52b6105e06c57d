using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>How each rule that judges stands with its series. It is made of samples and no fact: what comes of it stands with the alerts.</summary>
internal static class RuleSchema
{
    public const string Sql = """
        create table if not exists telemetry.rule_standings (
            rule         uuid primary key,
            organisation text not null,
            version      int not null,
            looked_at    timestamptz,
            series       int not null,
            fault_code   text,
            fault_reason text,
            fault_since  timestamptz,
            standing     jsonb not null
        );
        """;

    public const string Grants = $"""
        select ops.wall('telemetry.rule_standings', 'organisation');
        grant select, insert, update, delete on telemetry.rule_standings to {DatabaseRole.Application};
        """;
}
