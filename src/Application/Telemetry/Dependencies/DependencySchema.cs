using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Telemetry.Dependencies;

/// <summary>How often services asked each other in which hour. It is counted from spans and outlives them; since when they do is in the log.</summary>
internal static class DependencySchema
{
    public const string Sql = """
        create table if not exists telemetry.service_calls (
            organisation text not null,
            caller       text not null,
            callee       text not null,
            hour         timestamptz not null,
            calls        bigint not null,
            failed       bigint not null,
            first_at     timestamptz not null,
            last_at      timestamptz not null,
            primary key (organisation, caller, callee, hour)
        );
        create index if not exists service_calls_by_hour on telemetry.service_calls (hour, organisation);

        -- Up to when the spans of an organisation are counted.
        create table if not exists telemetry.service_looks (
            organisation text primary key,
            looked_to    timestamptz not null
        );
        """;

    public const string Grants = $"""
        select ops.wall('telemetry.service_calls', 'organisation'), ops.wall('telemetry.service_looks', 'organisation');
        grant select, insert, update, delete on telemetry.service_calls, telemetry.service_looks to {DatabaseRole.Application};
        """;
}
