namespace EventSourcedOps.Projections.Feeds;

/// <summary>The feed's own tables and the one function that writes them.</summary>
public static class FeedSchema
{
    /// <summary>Name of the sequencer's shard, and of the signal that tells readers of new positions.</summary>
    public const string Name = "feed";

    public const string Sql = """
        -- The feed's order: dense positions from 1, given once and never changed.
        create table if not exists ops.feed_log (
            position bigint primary key, seq_id bigint not null unique, organisation text not null, type text not null
        );

        -- The last position given. Whoever gives the next one holds this row, so there is one sequencer even if two believe to be it.
        create table if not exists ops.feed_head (
            only_row bool primary key default true check (only_row), position bigint not null, seq_id bigint not null
        );
        insert into ops.feed_head (position, seq_id) values (0, 0) on conflict do nothing;

        -- One row for each life of the database: positions after from_position may mean something else than in the life before.
        create table if not exists ops.feed_epochs (
            number int generated always as identity primary key, epoch uuid not null unique, timeline int not null,
            from_position bigint not null, since timestamptz not null default now()
        );

        -- Every event after the last one that has a position, up to the given one. A page that comes twice changes nothing.
        drop function if exists ops.feed_append(bigint[], text[], text[]);
        create or replace function ops.feed_append(upto bigint) returns void language plpgsql as $$
        declare
            head ops.feed_head;
            added bigint;
        begin
            select * into strict head from ops.feed_head for update;
            insert into ops.feed_log (position, seq_id, organisation, type)
            select head.position + row_number() over (order by e.seq_id), e.seq_id, e.tenant_id, e.type
            from ops.mt_events e where e.seq_id > head.seq_id and e.seq_id <= upto;
            get diagnostics added = row_count;
            if added > 0 then
                update ops.feed_head h set position = h.position + added, seq_id = upto;
                perform pg_notify('ops_read', 'feed');
            end if;
        end $$;

        -- PostgreSQL starts a new timeline whenever a copy of a database begins a life of its own.
        -- The name of the WAL file tells it at once; the control file only after the next checkpoint.
        create or replace function ops.feed_timeline() returns int language plpgsql as $$
        begin
            return ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int;
        exception when insufficient_privilege then
            return 0;
        end $$;

        create or replace function ops.feed_epoch(renew bool) returns uuid language plpgsql as $$
        declare
            last ops.feed_epochs;
            now_on int := ops.feed_timeline();
        begin
            select * into last from ops.feed_epochs order by number desc limit 1;
            if last.timeline = now_on and not renew then return last.epoch; end if;
            perform from ops.feed_head for update;
            select * into last from ops.feed_epochs order by number desc limit 1;
            if last.timeline = now_on and not renew then return last.epoch; end if;
            insert into ops.feed_epochs (epoch, timeline, from_position)
            select gen_random_uuid(), now_on, position from ops.feed_head returning * into last;
            return last.epoch;
        end $$;
        select ops.feed_epoch(false);
        """;
}
