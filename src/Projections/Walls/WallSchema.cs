namespace EventSourcedOps.Projections.Walls;

/// <summary>
/// Who may do what to which table, and of which rows. Default deny: a table that is not named here is out of reach for every role.
/// Applying twice changes nothing.
/// </summary>
public static class WallSchema
{
    /// <summary>Where a question says which organisations it may see: codes, or <see cref="Everything"/>. Unset is none.</summary>
    public const string Setting = "ops.organisations";

    /// <summary>Where a question says on which labelled things it may look: places, or <see cref="Everything"/>. Unset is none.</summary>
    public const string Places = "ops.places";

    public const string Everything = "*";
    public const string Separator = ",";

    /// <summary>Walls a table in. In SQL, because a rebuild makes tables, too, and must not forget it.</summary>
    public const string Wall = $"""
        -- The list of organisations is taken apart once for each question, however many rows it looks at. Policies with other words
        -- need other names: one that is there already is left alone, because replacing it would make all readers wait.
        create or replace function ops.wall(relation regclass, organisation name) returns void language plpgsql as $$
        begin
            if not (select relrowsecurity from pg_class where oid = relation) then
                execute format('alter table %s enable row level security', relation);
            end if;
            if not exists (select from pg_policy where polrelid = relation and polname = 'ops_readers') then
                execute format('create policy ops_readers on %s for select to {DatabaseRole.Reader} using (
                    (select current_setting(''{Setting}'', true)) = ''{Everything}''
                    or %I::text in (select unnest(string_to_array(current_setting(''{Setting}'', true), ''{Separator}''))))', relation, organisation);
            end if;
            if not exists (select from pg_policy where polrelid = relation and polname = 'ops_workers') then
                execute format('create policy ops_workers on %s to {DatabaseRole.Application}, {DatabaseRole.Projection} using (true) with check (true)', relation);
            end if;
            execute format('grant select on %s to {DatabaseRole.Reader}, {DatabaseRole.Application}', relation);
        end $$;

        -- Hides rows about streams that are more sensitive than the question may see, whatever else would show them.
        create or replace function ops.wall_labels(relation regclass, about text) returns void language plpgsql as $$
        begin
            if not exists (select from pg_policy where polrelid = relation and polname = 'ops_labels') then
                execute format($policy$
                    create policy ops_labels on %s as restrictive for select to {DatabaseRole.Reader} using (
                        (select current_setting('{Places}', true)) = '{Everything}' or not exists (
                            select from ops.stream_labels l where l.stream = %s and not (
                                {LabelledRows.Places} && (select string_to_array(coalesce(current_setting('{Places}', true), ''), '{Separator}')))))
                    $policy$, relation, about);
            end if;
        end $$;
        """;

    /// <summary>After all tables are there.</summary>
    public static readonly string Grants = $"""
        grant usage on schema ops, read to {DatabaseRole.Reader}, {DatabaseRole.Application};
        grant usage on schema ops to {DatabaseRole.Projection};
        select ops.wall('ops.mt_events', 'tenant_id'), ops.wall('ops.mt_streams', 'tenant_id'), ops.wall('ops.feed_log', 'organisation');
        select ops.wall_labels('ops.mt_events', $about${LabelledRows.AboutEvent()}$about$), ops.wall_labels('ops.mt_streams', 'id');
        grant select on ops.stream_labels to {DatabaseRole.Reader}, {DatabaseRole.Projection};
        grant select, insert, update, delete on ops.stream_labels to {DatabaseRole.Application};

        -- How far the feed and the read models have come is the same for everybody.
        grant select on ops.feed_head, ops.feed_epochs, ops.mt_event_progression to {DatabaseRole.Reader};

        -- Recording adds. What is in the log, audit entries among it, is beyond the reach of update, delete and truncate.
        grant select, insert on ops.mt_events to {DatabaseRole.Application};
        grant select, insert, update (version, timestamp) on ops.mt_streams to {DatabaseRole.Application};
        grant select, insert, update, delete on ops.receipts, ops.outbox, ops.token_uses, ops.credentials, ops.enrolments, ops.sessions,
            ops.sign_in_failures, ops.logout_tokens, ops.channel_secrets to {DatabaseRole.Application};
        grant select, insert, delete on ops.holdings to {DatabaseRole.Application};
        grant select, update on ops.reference_clock to {DatabaseRole.Application};
        grant usage on sequence ops.mt_events_sequence, ops.incident_number to {DatabaseRole.Application};
        grant select on ops.mt_event_progression, ops.feed_head, ops.feed_epochs to {DatabaseRole.Application};

        -- Folding reads the log and writes how far it is.
        grant select on ops.mt_events, ops.mt_streams, ops.receipts, ops.outbox, ops.reference_clock, ops.holdings to {DatabaseRole.Projection};
        grant select on all sequences in schema ops to {DatabaseRole.Projection};
        grant select, insert, update on ops.feed_log, ops.feed_head, ops.feed_epochs to {DatabaseRole.Projection};

        do $$
        declare
            other regclass;
        begin
            -- Marten's own tables beside the log: progress, and what its daemon could not handle.
            for other in select oid from pg_class where relnamespace = 'ops'::regnamespace and relkind = 'r'
                and relname like 'mt\_%' and relname not in ('mt_events', 'mt_streams')
            loop
                execute format('grant select, insert, update, delete on %s to {DatabaseRole.Projection}', other);
            end loop;

            -- What is made of the log belongs to the folding role, which may make it anew beside what is there.
            if (select nspowner <> '{DatabaseRole.Projection}'::regrole from pg_namespace where nspname = 'read') then
                alter schema read owner to {DatabaseRole.Projection};
            end if;
            for other in select oid from pg_class where relnamespace = 'read'::regnamespace and relkind = 'r'
                and relowner <> '{DatabaseRole.Projection}'::regrole
            loop
                execute format('alter table %s owner to {DatabaseRole.Projection}', other);
            end loop;
        end $$;
        grant select on all tables in schema read to {DatabaseRole.Application};

        -- Nodes and their assignments are kept by the daemon alone.
        create schema if not exists wolverine;
        do $$
        declare
            other regclass;
        begin
            if (select nspowner <> '{DatabaseRole.Projection}'::regrole from pg_namespace where nspname = 'wolverine') then
                alter schema wolverine owner to {DatabaseRole.Projection};
            end if;
            for other in select oid from pg_class where relnamespace = 'wolverine'::regnamespace and relkind in ('r', 'S')
                and relowner <> '{DatabaseRole.Projection}'::regrole
                and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i'))
            loop
                execute format('alter %s %s owner to {DatabaseRole.Projection}',
                    case when (select relkind from pg_class where oid = other) = 'S' then 'sequence' else 'table' end, other);
            end loop;
        end $$;
        """;
}
