using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>By what a list is sorted; the row's id decides between equals. Missing values come last, and first when descending.</summary>
/// <param name="Column">A column of the model, or "position".</param>
/// <param name="Nullable">Whether rows may lack it.</param>
public sealed record RowOrder(string Column, bool Descending = false, bool Nullable = false);

/// <summary>The place behind a row: its sort value and its id.</summary>
public sealed record RowPlace(object? Sort, Guid Id);

/// <summary>A row that was found, with the event that made it so and its place in the list.</summary>
/// <param name="Label">How sensitive what it is about is now, whatever the time the row is of.</param>
public sealed record Found<TRow>(TRow Row, string Organisation, long Position, DateTimeOffset Since, RowPlace Place, DataLabel Label);

/// <summary>How fresh an answer is: it holds every event up to that position, and was so at that time.</summary>
public sealed record Freshness(long Position, DateTimeOffset At);

/// <summary>
/// A question to a read model, put into SQL in this one place: filters, scope, time, order and page. Column names are the model's own;
/// whatever callers say travels as a parameter.
/// </summary>
public sealed class RowQuery<TRow> where TRow : class
{
    private const string Position = "position";

    private readonly ReadModel<TRow> model;
    private readonly Sight sight;
    private readonly List<string> conditions = [];
    private readonly List<object> values = [];

    /// <param name="sight">What PostgreSQL lets this question see, whatever else is demanded of the rows.</param>
    /// <param name="asOf">Rows as they were at that recorded time; null for now.</param>
    /// <param name="organisations">Only rows of these; null for all.</param>
    /// <param name="places">Of rows about labelled things only those at these places; null for all.</param>
    public RowQuery(
        Sight sight, ReadModel<TRow> model, DateTimeOffset? asOf, IReadOnlyCollection<string>? organisations, IReadOnlyCollection<string>? places)
    {
        (this.sight, this.model) = (sight, model);
        if (asOf is { } then)
        {
            var at = Value(then);
            conditions.Add($"since <= {at} and until > {at}");
        }
        else conditions.Add("until = 'infinity'");

        Within(organisations);
        Seeing(places);
    }

    /// <summary>Demands one of these organisations; null demands nothing.</summary>
    public RowQuery<TRow> Within(IReadOnlyCollection<string>? organisations) =>
        organisations is null ? this : And($"organisation = any({Value(organisations.ToArray())})");

    /// <summary>Demands of rows about labelled things that they stand at one of these places; null demands nothing.</summary>
    public RowQuery<TRow> Seeing(IReadOnlyCollection<string>? places) =>
        places is null || model.LabelledBy is null ? this : And(LabelledRows.Within($"{model.Table}.{model.LabelledBy}", Value(places.ToArray())));

    /// <summary>Hands a value over and tells under which name the SQL finds it.</summary>
    public string Value(object value)
    {
        values.Add(value is DateTimeOffset at ? at.UtcDateTime : value);
        return $"${values.Count}";
    }

    /// <summary>Demands that value; null demands nothing.</summary>
    public RowQuery<TRow> Equal(string column, object? value) => value is null ? this : And($"{Known(column)} = {Value(value)}");

    /// <summary>Demands one of those values; null demands nothing.</summary>
    public RowQuery<TRow> AnyOf<T>(string column, IEnumerable<T>? wanted) =>
        wanted is null ? this : And($"{Known(column)} = any({Value(wanted.ToArray())})");

    /// <summary>Demands that a column of several values shares one with those.</summary>
    public RowQuery<TRow> Sharing(string column, IReadOnlyCollection<string> wanted) =>
        And($"{Known(column)} && {Value(wanted.ToArray())}");

    /// <summary>Demands that a column of several values has all of those.</summary>
    public RowQuery<TRow> Holding(string column, IReadOnlyCollection<string> wanted) =>
        And($"{Known(column)} @> {Value(wanted.ToArray())}");

    /// <summary>Demands one of these organisations of rows with that value; null demands nothing.</summary>
    public RowQuery<TRow> Guarded(string column, object guarded, IReadOnlyCollection<string>? organisations) =>
        organisations is null ? this : And($"({Known(column)} <> {Value(guarded)} or organisation = any({Value(organisations.ToArray())}))");

    /// <summary>Demands a value from the first on, and before the second.</summary>
    public RowQuery<TRow> Between(string column, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (from is { } first) And($"{Known(column)} >= {Value(first)}");
        return to is { } end ? And($"{Known(column)} < {Value(end)}") : this;
    }

    /// <summary>Demands a time from one column to another one; what has no end lasts.</summary>
    public RowQuery<TRow> Lasting(string from, string until, DateTimeOffset at)
    {
        var then = Value(at);
        return And($"{Known(from)} <= {then} and coalesce({Known(until)}, 'infinity') >= {then}");
    }

    public RowQuery<TRow> Missing(string column) => And($"{Known(column)} is null");

    /// <summary>Demands a yes or no from the row itself, where the model has no column for it.</summary>
    public RowQuery<TRow> Flag(string member, bool? wanted) =>
        wanted is null ? this : And($"coalesce((row ->> {Value(member)})::boolean, false) = {Value(wanted.Value)}");

    /// <summary>Demands that the row itself tells of something, or does not, where the model has no column for it; null demands nothing.</summary>
    public RowQuery<TRow> Told(string member, bool? wanted) =>
        wanted is null ? this : And($"(row ->> {Value(member)} is not null) = {Value(wanted.Value)}");

    /// <summary>Demands every term of the text.</summary>
    public RowQuery<TRow> Matching(string? text) =>
        string.IsNullOrWhiteSpace(text) ? this : And($"{Known("terms")} @> {Value(SearchTerms.Of(text).ToArray())}");

    /// <summary>One page and its freshness, in one statement.</summary>
    public async Task<(IReadOnlyList<Found<TRow>> Rows, Freshness Freshness)> Page(
        RowOrder order, int take, RowPlace? behind = null, CancellationToken cancellation = default)
    {
        var (column, direction) = (Known(order.Column), order.Descending ? "desc" : "asc");
        var passed = values.Count;
        // Our own numbers and names stand in the text: with a parameter for the limit PostgreSQL would plan anew for every page.
        var place = behind is null ? "" : $" and {Behind(order, column, behind)}";
        var sql =
            $"""
            with page as (
                select row, organisation, position, since, id, {column} as sort{(model.LabelledBy is null ? "" : $", {model.LabelledBy} as about")} from {model.Table}
                where {string.Join(" and ", conditions)}{place} order by {column} {direction}, id {direction} limit {take})
            select p.at, p.position, page.row, page.organisation, page.position, page.since, page.id, page.sort, {(model.LabelledBy is null ? "0" : "coalesce(l.label, 0)")}
            from (select max(last_updated), coalesce(max(last_seq_id), 0) from ops.mt_event_progression where name = '{model.Shard}') as p (at, position)
            left join page on true {(model.LabelledBy is null ? "" : "left join ops.stream_labels l on l.stream = page.about")} order by page.sort {direction}, page.id {direction}
            """;
        var question = Question(sql);
        values.RemoveRange(passed, values.Count - passed);
        return await sight.Ask<(IReadOnlyList<Found<TRow>>, Freshness)>(async rows =>
        {
            var (found, freshness) = (new List<Found<TRow>>(), new Freshness(0, DateTimeOffset.UnixEpoch));
            while (await rows.ReadAsync(cancellation))
            {
                freshness = new(rows.GetInt64(1), rows.IsDBNull(0) ? DateTimeOffset.UnixEpoch : new(rows.GetFieldValue<DateTime>(0)));
                if (!rows.IsDBNull(2)) found.Add(From(rows));
            }

            return (found, freshness);
        }, cancellation, question);
    }

    public async Task<int> Count(CancellationToken cancellation = default)
    {
        var counts = await Ask("count(*)::int", "", rows => rows.GetInt32(0), cancellation);
        return counts[0];
    }

    /// <summary>Any other question about the same rows. Both texts are the asker's own SQL; what callers said goes through <see cref="Value"/>.</summary>
    public Task<IReadOnlyList<T>> Ask<T>(
        string columns, string tail, Func<NpgsqlDataReader, T> of, CancellationToken cancellation = default) =>
        sight.List(Question($"select {columns} from {model.Table} where {string.Join(" and ", conditions)} {tail}"), of, cancellation);

    private RowQuery<TRow> And(string condition)
    {
        conditions.Add(condition);
        return this;
    }

    /// <summary>A name nobody declared is a fault of ours, not of the caller.</summary>
    private string Known(string column) =>
        column is Position or "id" or "organisation" || model.Columns.Any(known => known.Name == column)
            ? column
            : throw new InvalidOperationException($"{model.Name} has no column {column}.");

    private string Behind(RowOrder order, string column, RowPlace place)
    {
        var id = Value(place.Id);
        var follows = order.Descending ? "<" : ">";
        if (place.Sort is null)
            return order.Descending ? $"(({column} is null and id < {id}) or {column} is not null)" : $"({column} is null and id > {id})";
        var behind = $"({column}, id) {follows} ({Value(place.Sort)}, {id})";
        return order is { Nullable: true, Descending: false } ? $"({behind} or {column} is null)" : behind;
    }

    private NpgsqlBatchCommand Question(string sql)
    {
        var question = new NpgsqlBatchCommand(sql);
        foreach (var value in values) question.Parameters.Add(new() { Value = value });
        return question;
    }

    private Found<TRow> From(NpgsqlDataReader rows)
    {
        var (position, id) = (rows.GetInt64(4), rows.GetGuid(6));
        var row = RowMemory<TRow>.Read(model, id, position, rows.GetFieldValue<byte[]>(2));
        object? sort = rows.IsDBNull(7) ? null : rows.GetValue(7) is DateTime at ? new DateTimeOffset(at) : rows.GetValue(7);
        return new(row, rows.GetString(3), position, new(rows.GetFieldValue<DateTime>(5)), new(sort, id), (DataLabel)rows.GetInt32(8));
    }
}
