using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>The newest runs of each probe at each point, as many as a page shows. They are measurements and no facts: what comes of them stands in the log.</summary>
internal static class ProbeSchema
{
    public const string Sql = """
        create table if not exists telemetry.probe_runs (
            probe        uuid not null,
            point        text not null,
            at           timestamptz not null,
            organisation text not null,
            version      int not null,
            outcome      jsonb not null,
            primary key (probe, point, at)
        );
        create index if not exists probe_runs_by_age on telemetry.probe_runs (at);
        """;

    public const string Grants = $"""
        select ops.wall('telemetry.probe_runs', 'organisation');
        grant select, insert, update, delete on telemetry.probe_runs to {DatabaseRole.Application};
        """;
}
