using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What imports need besides the log.</summary>
public static class ItemImportSchema
{
    public const string Sql = """
        -- How far an import or its undo is; a row lives as long as the work does.
        create table if not exists ops.item_import_progress (
            import uuid primary key, organisation text not null, stage text not null, done bigint not null, total bigint,
            updated_at timestamptz not null default now()
        );

        -- What an import recorded is found by its cause; few other facts about items have one.
        create index if not exists ops_item_causes on ops.mt_events (causation_id, stream_id) where type like 'item.%' and causation_id is not null;
        """;

    /// <summary>After the walls are there.</summary>
    public const string Grants = $"""
        select ops.wall('ops.item_import_progress', 'organisation');
        grant select, insert, update, delete on ops.item_import_progress to {DatabaseRole.Application};
        """;
}
