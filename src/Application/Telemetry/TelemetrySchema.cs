using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>
/// Tables of what was measured. Samples are no facts that somebody decided: they are many, each means little, and they are forgotten
/// after some days. What comes in is written ahead as a block, and moved into chunks of an hour of a series soon after.
/// </summary>
internal static class TelemetrySchema
{
    public const string Sql = """
        create schema if not exists telemetry;

        create table if not exists telemetry.series (
            id           bigint generated always as identity primary key,
            organisation text not null,
            hash         bytea not null,
            name         text not null,
            labels       jsonb not null,
            seen_at      timestamptz not null default now(),
            unique (organisation, hash)
        );
        create index if not exists series_by_name on telemetry.series (name, organisation);

        create table if not exists telemetry.blocks (
            id           bigint generated always as identity primary key,
            organisation text not null,
            samples      int not null,
            since        bigint not null,
            until        bigint not null,
            written_at   timestamptz not null default now(),
            body         bytea not null
        ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

        create table if not exists telemetry.chunks (
            hour         timestamptz not null,
            series       bigint not null,
            part         smallint not null,
            organisation text not null,
            samples      int not null,
            body         bytea not null,
            primary key (series, hour, part)
        ) partition by range (hour);

        -- Lines of logs and spans, as requests brought them or put together later. Marks have a bit for each severity, or for spans that failed;
        -- "filter" says which words may be there.
        create sequence if not exists telemetry.block_ids;
        create table if not exists telemetry.log_blocks (
            id           bigint not null default nextval('telemetry.block_ids'),
            organisation text not null,
            items        int not null,
            since        timestamptz not null,
            until        timestamptz not null,
            marks        int not null,
            fresh        boolean not null,
            written_at   timestamptz not null default now(),
            filter       bytea not null,
            body         bytea not null,
            primary key (until, id)
        ) partition by range (until);
        create index if not exists log_blocks_as_written on telemetry.log_blocks (written_at) where fresh;
        create table if not exists telemetry.span_blocks (like telemetry.log_blocks including defaults, primary key (until, id))
            partition by range (until);
        create index if not exists span_blocks_as_written on telemetry.span_blocks (written_at) where fresh;

        -- A request that says when each of its lines or spans was is taken once, however often it is sent.
        create table if not exists telemetry.requests (
            organisation text not null,
            digest       bytea not null,
            written_at   timestamptz not null default now(),
            primary key (organisation, digest)
        );

        -- What is packed already is not packed once more. Said once only, because saying it makes all readers wait.
        do $$
        declare
            packed regclass;
        begin
            for packed in select attrelid from pg_attribute
                where attrelid in ('telemetry.blocks'::regclass, 'telemetry.chunks'::regclass, 'telemetry.log_blocks'::regclass,
                    'telemetry.span_blocks'::regclass)
                and attname = 'body' and attstorage <> 'e'
            loop
                execute format('alter table %s alter column body set storage external', packed);
            end loop;
        end $$;

        -- What a metric is, in the words of its sender.
        create table if not exists telemetry.metrics (
            organisation text not null,
            name         text not null,
            kind         text not null,
            help         text not null,
            unit         text not null,
            primary key (organisation, name)
        );

        -- Who sends, and how much in which minute.
        create table if not exists telemetry.sources (
            organisation text not null,
            token        text not null,
            job          text not null,
            protocol     text not null,
            minute       timestamptz not null,
            samples      bigint not null,
            primary key (organisation, token, job, protocol, minute)
        );

        -- Days are made and dropped by who only adds otherwise: these two steps are all of the owner's rights that it gets.
        create or replace function telemetry.open_days(first_day date, last_day date) returns int
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare
            whole text;
            this_day date;
            made int := 0;
        begin
            if last_day - first_day > 800 then raise exception 'These are too many days.'; end if;
            perform pg_advisory_xact_lock(5080002);
            foreach whole in array array['chunks', 'log_blocks', 'span_blocks'] loop
                for this_day in select generate_series(first_day, last_day, interval '1 day')::date loop
                    if to_regclass('telemetry.' || whole || to_char(this_day, '_YYYYMMDD')) is null then
                        execute format('create table telemetry.%I partition of telemetry.%I for values from (%L) to (%L)',
                            whole || to_char(this_day, '_YYYYMMDD'), whole,
                            to_char(this_day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(this_day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
                        made := made + 1;
                    end if;
                end loop;
            end loop;
            return made;
        end $$;

        create or replace function telemetry.drop_days(before date) returns int
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
        declare
            old name;
            dropped int := 0;
        begin
            perform pg_advisory_xact_lock(5080002);
            for old in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent in ('telemetry.chunks'::regclass, 'telemetry.log_blocks'::regclass, 'telemetry.span_blocks'::regclass)
                    and right(c.relname, 8) < to_char(before, 'YYYYMMDD') order by 1
            loop
                execute format('drop table telemetry.%I', old);
                dropped := dropped + 1;
            end loop;
            return dropped;
        end $$;
        """;

    public const string Grants = $"""
        grant usage on schema telemetry to {DatabaseRole.Reader}, {DatabaseRole.Application};
        select ops.wall('telemetry.series', 'organisation'), ops.wall('telemetry.blocks', 'organisation'),
            ops.wall('telemetry.chunks', 'organisation'), ops.wall('telemetry.metrics', 'organisation'),
            ops.wall('telemetry.sources', 'organisation'), ops.wall('telemetry.log_blocks', 'organisation'),
            ops.wall('telemetry.span_blocks', 'organisation'), ops.wall('telemetry.requests', 'organisation');
        grant select, insert, update, delete on telemetry.series, telemetry.chunks, telemetry.metrics, telemetry.sources
            to {DatabaseRole.Application};
        grant select, insert, delete on telemetry.blocks, telemetry.log_blocks, telemetry.span_blocks, telemetry.requests
            to {DatabaseRole.Application};
        grant usage on sequence telemetry.block_ids to {DatabaseRole.Application};
        revoke execute on function telemetry.open_days(date, date), telemetry.drop_days(date) from public;
        grant execute on function telemetry.open_days(date, date), telemetry.drop_days(date) to {DatabaseRole.Application};
        """;
}
