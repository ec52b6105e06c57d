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

        -- Locks in the order in which a promotion locks: progress, model, table. The other way round they could wait for each other.
        drop function if exists read.expect_epoch(text, int);
        create or replace function read.expect_epoch(model text, shard text, expected int) returns void language plpgsql as $$
        begin
            perform from ops.mt_event_progression where name = shard for update;
            if not exists (select from read.models where name = model and epoch = expected for share) then
                -- The one code after which Marten does not write the same page again, but the model starts over from where it stands.
                raise exception 'The table of % was replaced meanwhile; fold the page again.', model using errcode = 'serialization_failure';
            end if;
        end $$;
        """;

    public static string Create(ReadModel model, string table) =>
        $"""
        create table if not exists {table} (
            organisation text not null, id uuid not null, since timestamptz not null, until timestamptz not null default 'infinity',
            position bigint not null, row jsonb not null{string.Concat(model.Columns.Select(c => $", {c.Name} {c.SqlType}"))}
        );
        select ops.wall('{table}', 'organisation');
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
        foreach (var terms in model.Columns.Where(column => column.Kind == ColumnKind.Terms))
            yield return $"create index if not exists {name}_{terms.Name} on {table} using gin ({terms.Name}) where until = 'infinity'";
    }

    /// <summary>Reads the current rows of those keys into the fold.</summary>
    public static async Task Load(
        NpgsqlConnection connection, ReadModel model, string table, RowFold fold, Guid[] keys, CancellationToken cancellation)
    {
        foreach (var key in keys) fold.Start(key, null);
        await using var ask = new NpgsqlCommand(
            $"select organisation, id, since, position, row from {table} where id = any($1) and until = 'infinity'", connection)
        {
            Parameters = { new() { Value = keys } },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            fold.Start(rows.GetGuid(1), new(rows.GetString(0), rows.GetGuid(1), new DateTimeOffset(rows.GetFieldValue<DateTime>(2)), null,
                rows.GetInt64(3), model.Read(rows.GetFieldValue<byte[]>(4))));
    }

    /// <summary>Stores what the fold changed, on a connection of one's own.</summary>
    public static async Task Save(NpgsqlConnection connection, ReadModel model, string table, RowFold fold, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (sql, arguments) in Store(model, table, fold))
        {
            var command = new NpgsqlBatchCommand(Numbered(sql));
            foreach (var argument in arguments) command.Parameters.Add(new() { Value = argument });
            batch.BatchCommands.Add(command);
        }

        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Marten wants question marks, PostgreSQL numbers.</summary>
    private static string Numbered(string sql)
    {
        var parts = sql.Split('?');
        return string.Concat(parts.Select((part, i) => i < parts.Length - 1 ? $"{part}${i + 1}" : part));
    }

    /// <summary>Statements with their arguments that store what the fold changed. Written twice they change nothing.</summary>
    public static IEnumerable<(string Sql, object[] Arguments)> Store(ReadModel model, string table, RowFold fold)
    {
        if (fold.Changed.Count == 0) yield break;
        var keys = fold.Changed.Keys.ToArray();
        var ends = keys.Select(key => fold.Changed[key].ToUniversalTime()).ToArray();
        yield return ($"delete from {table} t using unnest(?, ?) as n(id, since) where t.id = n.id and t.since >= n.since", [keys, ends]);
        yield return ($"update {table} t set until = n.since from unnest(?, ?) as n(id, since) where t.id = n.id and t.until = 'infinity'", [keys, ends]);

        var versions = fold.Closed.Concat(keys.Select(fold.Of).OfType<RowVersion>()).ToArray();
        if (versions.Length == 0) yield break;
        var rows = versions.Select(version => version.Row).ToArray();
        var names = string.Concat(model.Columns.Select(column => $", {column.Name}"));
        var values = string.Concat(model.Columns.Select((column, i) =>
            column.Kind == ColumnKind.Terms ? $", string_to_array(n.c{i}, E'\\x1f')" : $", n.c{i}"));
        yield return (
            $"""
            insert into {table} (organisation, id, since, until, position, row{names})
            select n.organisation, n.id, n.since, coalesce(n.until, 'infinity'), n.position, n.row::jsonb{values}
            from unnest(?, ?, ?, ?, ?, ?{string.Concat(model.Columns.Select(_ => ", ?"))})
                as n(organisation, id, since, until, position, row{string.Concat(model.Columns.Select((_, i) => $", c{i}"))})
            """,
            [
                versions.Select(v => v.Organisation).ToArray(), versions.Select(v => v.Id).ToArray(),
                versions.Select(v => v.Since.ToUniversalTime()).ToArray(), versions.Select(v => v.Until?.ToUniversalTime()).ToArray(),
                versions.Select(v => v.Position).ToArray(), rows.Select(model.Write).ToArray(),
                .. model.Columns.Select(column => column.Values(rows)),
            ]);
    }
}
