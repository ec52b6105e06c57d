namespace EventSourcedOps.Application.WritePath;

/// <summary>The write path's own tables, beside Marten's.</summary>
public static class WriteSchema
{
    public const string Sql = """
        create schema if not exists ops;
        create index if not exists ops_streams_by_id on ops.mt_streams (id);

        -- What time it is, for whatever is recorded and for whatever is due. Only a rehearsal says otherwise, on a database of its own.
        create or replace function ops.clock() returns timestamptz language sql volatile as 'select clock_timestamp()';

        -- Events and their stream's row are written in one transaction, and `verify` looks for events without a stream. To look again at
        -- each event that is added takes a third of an import; before version 18 PostgreSQL cannot be told to leave it.
        do $$
        begin
            if exists (select from pg_constraint c where conrelid = 'ops.mt_events'::regclass and contype = 'f'
                and (to_jsonb(c) ->> 'conenforced')::bool)
            then
                -- As a text: before version 18 it is a fault already to read this.
                execute 'alter table ops.mt_events alter constraint fkey_mt_events_stream_id_tenant_id not enforced';
            end if;
        end $$;

        -- The first answer to every command, so that a repeat gets it again.
        create table if not exists ops.receipts (
            command_id  uuid primary key,
            body_hash   bytea not null,
            answer      jsonb not null,
            recorded_at timestamptz not null
        );
        create index if not exists receipts_by_age on ops.receipts using brin (recorded_at);

        -- Messages the product sends itself: at most one per thing that is awaited, due at its time, on any node.
        create table if not exists ops.outbox (
            id          uuid primary key,
            kind        text not null,
            due_at      timestamptz not null,
            payload     jsonb not null,
            leased_until timestamptz
        );
        create index if not exists outbox_by_due on ops.outbox (due_at);

        -- Counts commits that change what decisions stand on. Who counts up holds the row until the commit, so such commits queue.
        create table if not exists ops.reference_clock (
            only_row  bool primary key default true check (only_row),
            landscape bigint not null,
            access    bigint not null
        );
        insert into ops.reference_clock (landscape, access) values (1, 1) on conflict do nothing;
        -- Times of changes that were booked: who books the next one must have seen them all.
        alter table ops.reference_clock add column if not exists bookings bigint not null default 1;

        -- What may be held once only, and which stream holds it. The key is what two batches that want the same meet at.
        create table if not exists ops.holdings (
            key    uuid primary key,
            holder uuid not null
        );

        -- How sensitive streams are, as it stands now: both walls look here. What is ordinary has no row.
        create table if not exists ops.stream_labels (
            stream       uuid primary key,
            organisation text not null,
            label        smallint not null
        );

        create sequence if not exists ops.incident_number;
        """;
}
