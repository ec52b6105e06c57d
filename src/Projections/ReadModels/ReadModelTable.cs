using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>The SQL of a read model's table. The table's name is an argument, because a rebuild fills another one beside it.</summary>
public static class ReadModelTable
{
    /// <summary>Nodes listen here to wake their subscriptions.</summary>
    public const string Channel = "ops_read";

    public const string Schema = """
        create schema if not exists read;

        -- Events that a model could not fold, one for each row that stands still because of it.
        create table if not exists read.dead_letters (
            model text not null, key uuid not null, stream uuid not null, position bigint not null, type text not null,
            fault text not null, since timestamptz not null default now(), primary key (model, key)
        );

        -- Raised when a rebuilt table takes the live one's place, so that a page folded from the old one is not written to the new one.
        create table if not exists read.models (
            name text primary key, epoch int not null default 0, previous_position bigint, promoted_at timestamptz, checksum text
        );
        alter table read.models add column if not exists paused_by text, add column if not exists paused_at timestamptz;

        -- What a rebuild is doing now, and what became of the last one.
        create table if not exists read.rebuilds (
            model text primary key, stage text not null, done bigint not null, total bigint, started_at timestamptz not null default now(),
            updated_at timestamptz not null default now(), finished_at timestamptz, fault text
        );

        -- Holds the progress of models and moves it on, if each stands where it was seen. Whoever replaces or mends a table holds its
        -- progress first, too, so that none of them can wait for the other.
        drop function if exists read.expect_epoch(text, int);
        drop function if exists read.expect_epoch(text, text, int);
        create or replace function read.take_turn(models text[], shards text[], epochs int[], seen bigint[], upto bigint)
            returns void language plpgsql as $$
        begin
            perform from ops.mt_event_progression where name = any(shards) order by name for update;
            if exists (
                select from unnest(models, shards, epochs, seen) as n(model, shard, epoch, seen)
                    left join read.models m on m.name = n.model left join ops.mt_event_progression p on p.name = n.shard
                where (m.epoch, p.last_seq_id) is distinct from (n.epoch, n.seen))
            then
                raise exception 'A read model was moved or replaced meanwhile; look again.' using errcode = 'serialization_failure';
            end if;
            update ops.mt_event_progression set last_seq_id = upto, last_updated = transaction_timestamp(), pause_reason = null
            where name = any(shards);
        end $$;

        -- Indexes of terms that were made before they had to be in order at any time.
        do $$
        declare
            unordered regclass;
        begin
            for unordered in select c.oid::regclass from pg_class c join pg_am a on a.oid = c.relam
                where a.amname = 'gin' and c.relnamespace = 'read'::regnamespace and not coalesce(c.reloptions, '{}') @> '{fastupdate=off}'
            loop
                execute format('alter index %s set (fastupdate = off)', unordered);
            end loop;
        end $$;
        """;

    public static string Create(ReadModel model, string table) =>
        $"""
        create table if not exists {table} (
            organisation text not null, id uuid not null, since timestamptz not null, until timestamptz not null default 'infinity',
            position bigint not null, row jsonb not null{string.Concat(model.Columns.Select(c => $", {c.Name} {c.SqlType}"))}
        );
        select ops.wall('{table}', 'organisation');{(model.LabelledBy is { } about ? $" select ops.wall_labels('{table}', '{about}');" : "")}
        """;

    /// <summary>Separate from <see cref="Create"/>: a table is filled much faster before it is indexed.</summary>
    public static IEnumerable<string> Index(ReadModel model, string table)
    {
        var name = table.Split('.')[1];
        yield return $"create unique index if not exists {name}_key on {table} (id, since)";
        yield return $"create unique index if not exists {name}_current on {table} (id) where until = 'infinity'";
        yield return $"create index if not exists {name}_ended on {table} (until) where until < 'infinity'";
        yield return $"create index if not exists {name}_position on {table} (position)";
        foreach (var (columns, i) in model.Indexes.Select((columns, i) => (columns, i)))
            yield return $"create index if not exists {name}_{i} on {table} ({columns}, id) where until = 'infinity'";
        // What waits to be sorted in is gone through by every search, and a search for many marks is many.
        foreach (var terms in model.Columns.Where(column => column.Kind == ColumnKind.Terms))
            yield return $"create index if not exists {name}_{terms.Name} on {table} using gin ({terms.Name}) with (fastupdate = off) where until = 'infinity'";
    }

    /// <summary>Asks for the current rows of those keys.</summary>
    public static NpgsqlBatchCommand Current(string table, Guid[] keys) => new(
        $"select organisation, id, since, position, row from {table} where id = any($1) and until = 'infinity'")
    {
        Parameters = { new() { Value = keys } },
    };

    /// <summary>Lets the fold start from the answer.</summary>
    public static async Task Read(NpgsqlDataReader rows, ReadModel model, RowFold fold, CancellationToken cancellation)
    {
        while (await rows.ReadAsync(cancellation))
            fold.Start(new(rows.GetString(0), rows.GetGuid(1), new DateTimeOffset(rows.GetFieldValue<DateTime>(2)), null,
                rows.GetInt64(3), model.Read(rows.GetFieldValue<byte[]>(4))));
    }

    /// <summary>Reads the current rows of those keys into the fold.</summary>
    public static async Task Load(
        NpgsqlConnection connection, ReadModel model, string table, RowFold fold, Guid[] keys, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlBatch(connection) { BatchCommands = { Current(table, keys) } };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        await Read(rows, model, fold, cancellation);
    }

    /// <summary>Stores what the fold changed, on a connection of one's own.</summary>
    public static async Task Save(NpgsqlConnection connection, ReadModel model, string table, RowFold fold, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in Store(model, table, fold)) batch.BatchCommands.Add(statement);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Statements that store what the fold changed.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Store(ReadModel model, string table, RowFold fold)
    {
        var (replaced, ended) = (fold.Replaced.ToArray(), fold.Ended.ToArray());
        if (replaced.Length > 0)
            yield return Statement($"delete from {table} where id = any($1) and until = 'infinity'", replaced);
        if (ended.Length > 0)
            yield return Statement(
                $"update {table} t set until = n.since from unnest($1, $2) as n(id, since) where t.id = n.id and t.until = 'infinity'",
                ended.Select(version => version.Key).ToArray(), ended.Select(version => version.Until.ToUniversalTime()).ToArray());

        var versions = fold.Closed.Concat(fold.Changed.Keys.Select(fold.Of).OfType<RowVersion>()).ToArray();
        if (versions.Length == 0) yield break;
        var rows = versions.Select(version => version.Row).ToArray();
        var names = string.Concat(model.Columns.Select(column => $", {column.Name}"));
        var values = string.Concat(model.Columns.Select((column, i) =>
            column.Kind == ColumnKind.Terms ? $", string_to_array(n.c{i}, E'\x1f')" : $", n.c{i}"));
        yield return Statement(
            $"""
            insert into {table} (organisation, id, since, until, position, row{names})
            select n.organisation, n.id, n.since, coalesce(n.until, 'infinity'), n.position, n.row::jsonb{values}
            from unnest($1, $2, $3, $4, $5, $6{string.Concat(model.Columns.Select((_, i) => $", ${i + 7}"))})
                as n(organisation, id, since, until, position, row{string.Concat(model.Columns.Select((_, i) => $", c{i}"))})
            """,
            [
                versions.Select(v => v.Organisation).ToArray(), versions.Select(v => v.Id).ToArray(),
                versions.Select(v => v.Since.ToUniversalTime()).ToArray(), versions.Select(v => v.Until?.ToUniversalTime()).ToArray(),
                versions.Select(v => v.Position).ToArray(), rows.Select(model.Write).ToArray(),
                .. model.Columns.Select(column => column.Values(rows)),
            ]);
    }

    private static NpgsqlBatchCommand Statement(string sql, params Array[] arguments)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var argument in arguments) statement.Parameters.Add(new() { Value = argument });
        return statement;
    }
}
