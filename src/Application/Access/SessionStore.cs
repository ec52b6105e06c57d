using System.Collections.Concurrent;
using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>Somebody's sign-in in one browser. The secret itself is only in the browser's cookie.</summary>
/// <param name="SecretHash">By what the cookie is found.</param>
/// <param name="Credential">The password that was shown: with another one set the session is over. Null when another house signed them in.</param>
/// <param name="SecondFactorAt">When the second factor was shown; null while it was not.</param>
/// <param name="EndedAt">When it was ended; sessions that ran out are ended by their times.</param>
public sealed record Session(
    string SecretHash, Guid Id, Guid Account, Guid? Credential, DateTimeOffset CreatedAt, DateTimeOffset LastSeen,
    DateTimeOffset? SecondFactorAt, DateTimeOffset? EndedAt, string Source, string Agent)
{
    /// <summary>The session in the other house that signed them in; null when we did.</summary>
    public ExternalSession? External { get; init; }

    /// <summary>So long nobody has to do anything.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    /// <summary>Longer no sign-in lasts, however busy somebody is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public DateTimeOffset EndsAt => CreatedAt + Longest;

    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now < LastSeen + Idle && now < EndsAt;
}

/// <summary>A session in another house, as that house names it.</summary>
/// <param name="Provider">Key of the house.</param>
/// <param name="Sid">Its name there; empty when the house names none.</param>
public sealed record ExternalSession(string Provider, string Sid)
{
    /// <summary>Keys of houses have no slash, so that the first one ends it.</summary>
    public override string ToString() => $"{Provider}/{Sid}";

    internal static ExternalSession Of(string text) => text.Split('/', 2) is [var provider, var sid] ? new(provider, sid) : new(text, "");
}

/// <summary>Sessions, on the server. A node knows them for a second; within that an end on another node is heard.</summary>
public sealed class SessionStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Every request reads its session; the database is asked once a second for each.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>Being active is written down no more often than this.</summary>
    private static readonly TimeSpan BetweenTouches = TimeSpan.FromSeconds(30);

    private const int MostKnown = 20_000;
    private const string Columns = "secret_hash, id, account, credential, created_at, last_seen, second_factor_at, ended_at, source, agent, external_session";
    private const int LongestAgent = 300;

    private readonly ConcurrentDictionary<string, (Session? Session, long ReadAt)> known = new(StringComparer.Ordinal);

    /// <summary>Begins a session; its secret goes into the cookie.</summary>
    public async Task<(TokenSecret Secret, Session Session)> Begin(
        Guid account, Guid? credential, bool secondFactor, string source, string agent, CancellationToken cancellation,
        ExternalSession? external = null)
    {
        var (secret, now) = (TokenSecret.New(), time.GetUtcNow());
        var session = new Session(
            secret.Hash, Guid.CreateVersion7(), account, credential, now, now, secondFactor ? now : null, null, source,
            agent.Length <= LongestAgent ? agent : agent[..LongestAgent]) { External = external };
        await using var add = database.CreateCommand(
            """
            insert into ops.sessions (secret_hash, id, account, credential, created_at, last_seen, second_factor_at, source, agent, external_session)
            values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)
            """);
        foreach (var value in (object[])[session.SecretHash, session.Id, account]) add.Parameters.Add(new() { Value = value });
        add.Parameters.Add(new() { Value = (object?)credential ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        add.Parameters.Add(new() { Value = now.UtcDateTime });
        add.Parameters.Add(new() { Value = secondFactor ? now.UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        foreach (var value in (object[])[source, session.Agent]) add.Parameters.Add(new() { Value = value });
        add.Parameters.Add(new() { Value = (object?)external?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await add.ExecuteNonQueryAsync(cancellation);
        return (secret, session);
    }

    /// <summary>The session of a cookie, if it is open.</summary>
    public async ValueTask<Session?> Find(string secretHash, CancellationToken cancellation)
    {
        if (!known.TryGetValue(secretHash, out var found) || time.GetElapsedTime(found.ReadAt) > Fresh)
        {
            if (known.Count > MostKnown) known.Clear();
            var at = time.GetTimestamp();
            var read = await Read("secret_hash = $1", cancellation, new NpgsqlParameter { Value = secretHash });
            known[secretHash] = found = (read.SingleOrDefault(), at);
        }

        return found.Session?.IsOpenAt(time.GetUtcNow()) == true ? found.Session : null;
    }

    /// <summary>Notes that somebody is there.</summary>
    public async ValueTask Touch(Session session, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - session.LastSeen < BetweenTouches) return;
        await using var touch = database.CreateCommand(
            "update ops.sessions set last_seen = greatest(last_seen, $2) where secret_hash = $1 and ended_at is null");
        touch.Parameters.Add(new() { Value = session.SecretHash });
        touch.Parameters.Add(new() { Value = now.UtcDateTime });
        await touch.ExecuteNonQueryAsync(cancellation);
        known.TryRemove(session.SecretHash, out _);
    }

    /// <summary>Sessions that are open now: of one account, or of all.</summary>
    public async Task<IReadOnlyList<Session>> Open(Guid? account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await Read(
            "ended_at is null and ($1::uuid is null or account = $1) and last_seen > $2 and created_at > $3 order by id", cancellation,
            AccountOrAny(account), new() { Value = (now - Session.Idle).UtcDateTime }, new() { Value = (now - Session.Longest).UtcDateTime });
    }

    public async Task<Session?> ById(Guid id, CancellationToken cancellation) =>
        (await Read("id = $1", cancellation, new NpgsqlParameter { Value = id })).SingleOrDefault();

    /// <summary>Ends one session.</summary>
    public Task<int> End(Guid id, string reason, CancellationToken cancellation) => End("id = $3", reason, id, cancellation);

    /// <summary>Ends every session of an account.</summary>
    public Task<int> EndAll(Guid account, string reason, CancellationToken cancellation) => End("account = $3", reason, account, cancellation);

    /// <summary>Open sessions that another house began: the one it names, or all of that account.</summary>
    public Task<IReadOnlyList<Session>> OpenOf(ExternalSession external, Guid? account, CancellationToken cancellation) => Read(
        """
        ended_at is null and case when $3 then external_session = $1 else starts_with(external_session, $1) end
            and ($2::uuid is null or account = $2)
        """, cancellation, new() { Value = external.ToString() }, AccountOrAny(account), new() { Value = external.Sid.Length > 0 });

    private async Task<int> End(string which, string reason, object value, CancellationToken cancellation)
    {
        await using var end = database.CreateCommand(
            $"update ops.sessions set ended_at = $1, end_reason = $2 where ended_at is null and {which} returning secret_hash");
        foreach (var parameter in (object[])[time.GetUtcNow().UtcDateTime, reason, value]) end.Parameters.Add(new() { Value = parameter });
        var ended = 0;
        await using var rows = await end.ExecuteReaderAsync(cancellation);
        for (; await rows.ReadAsync(cancellation); ended++) known.TryRemove(rows.GetString(0), out _);
        return ended;
    }

    private async Task<IReadOnlyList<Session>> Read(string which, CancellationToken cancellation, params NpgsqlParameter[] values)
    {
        await using var read = database.CreateCommand($"select {Columns} from ops.sessions where {which}");
        read.Parameters.AddRange(values);
        var sessions = new List<Session>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) sessions.Add(From(rows));
        return sessions;
    }

    private static NpgsqlParameter AccountOrAny(Guid? account) =>
        new() { Value = (object?)account ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };

    private static Session From(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetGuid(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7), row.GetString(8), row.GetString(9))
    {
        External = row.IsDBNull(10) ? null : ExternalSession.Of(row.GetString(10)),
    };
}
