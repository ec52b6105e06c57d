using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Api.Hosting;

/// <summary>
/// Sees to it that the server knows the product's roles and that the login may take them on. Roles belong to the whole server: nodes
/// and databases that start together make the same ones, and none of them stumbles over it.
/// </summary>
public static class DatabaseRoles
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The same login, working in that role.</summary>
    public static string Within(string connectionString, string role)
    {
        var chosen = new NpgsqlConnectionStringBuilder(connectionString);
        chosen.Options = $"{chosen.Options} -c role={role}".Trim();
        return chosen.ConnectionString;
    }

    /// <summary>Refuses a server on which the walls could not stand, and says what an administrator has to run there.</summary>
    public static async Task RequireAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using (var connection = await KnownTypes.ConnectAsync(connectionString, cancellation))
        {
            if (!await IsMemberAsync(connection, null, cancellation)) await TryCreateAsync(connection, connectionString, cancellation);
        }

        foreach (var role in DatabaseRole.All) await RequireLastingAsync(connectionString, role, cancellation);
    }

    /// <summary>Creates what is missing; by somebody who may.</summary>
    /// <param name="member">The login that takes the roles on.</param>
    public static async Task CreateAsync(string connectionString, string member, CancellationToken cancellation = default)
    {
        await using var connection = await KnownTypes.ConnectAsync(connectionString, cancellation);
        if (!await IsMemberAsync(connection, member, cancellation))
        {
            foreach (var role in DatabaseRole.All) await CreateRoleAsync(connection, role, cancellation);
            await ExecuteAsync(connection, $"grant {Everyone} to {Quoted(member)}", cancellation);
        }

        await LetSearchUseItsIndex(connection, cancellation);
    }

    /// <summary>What an administrator runs for a login that may not do it itself.</summary>
    public static string SqlFor(string member) => string.Concat(DatabaseRole.All.Select(role => $"{Create(role)}; ")) + $"grant {Everyone} to {Quoted(member)};";

    private static string Everyone => string.Join(", ", DatabaseRole.All);

    /// <summary>Recording is not looked after row by row, so that it may use COPY; what it may do to the log is said by grants.</summary>
    private static string Create(string role) => $"create role {role} nologin{(role == DatabaseRole.Application ? " bypassrls" : "")}";

    private static async Task TryCreateAsync(NpgsqlConnection connection, string connectionString, CancellationToken cancellation)
    {
        var member = (string)(await ScalarAsync(connection, "select current_user::text", cancellation))!;
        try
        {
            await CreateAsync(connectionString, member, cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CannotStartException(
                $"The login {member} of ConnectionStrings__ops may not create roles; have an administrator run: {SqlFor(member)}", refused);
        }
    }

    private static async Task CreateRoleAsync(NpgsqlConnection connection, string role, CancellationToken cancellation)
    {
        if (await ScalarAsync(connection, $"select 1 from pg_roles where rolname = '{role}'", cancellation) is not null) return;
        try
        {
            await ExecuteAsync(connection, Create(role), cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege && role == DatabaseRole.Application)
        {
            // May create roles, but none that is not looked after row by row: then large commits go without COPY.
            await ExecuteAsync(connection, $"create role {role} nologin", cancellation);
        }
    }

    /// <summary>
    /// Under row-level security an index serves only operators that are known not to tell what they saw. PostgreSQL is careful about "array
    /// contains", because elements may be of any type; ours are words. Only a superuser can say so; without, search reads row by row.
    /// </summary>
    private static async Task LetSearchUseItsIndex(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Careful = "select 1 from pg_proc where oid = 'pg_catalog.arraycontains(anyarray,anyarray)'::regprocedure and not proleakproof and (select rolsuper from pg_roles where rolname = current_user)";
        if (await ScalarAsync(connection, Careful, cancellation) is not null)
            await ExecuteAsync(connection, "alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof", cancellation);
    }

    private static async Task<bool> IsMemberAsync(NpgsqlConnection connection, string? member, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            "select count(*) from pg_roles r where r.rolname = any($1) and pg_has_role(coalesce($2::name, current_user), r.oid, 'USAGE')", connection)
        {
            Parameters = { new() { Value = DatabaseRole.All.ToArray() }, new() { Value = (object?)member ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
        };
        return (long)(await ask.ExecuteScalarAsync(cancellation))! == DatabaseRole.All.Count;
    }

    /// <summary>A pooler between us and the server may drop the role; so may a server that forgets it when a connection is cleaned for its next user.</summary>
    private static async Task RequireLastingAsync(string connectionString, string role, CancellationToken cancellation)
    {
        await using var connection = await KnownTypes.ConnectAsync(Within(connectionString, role), cancellation);
        await using (var clean = new NpgsqlCommand("discard all", connection)) await clean.ExecuteNonQueryAsync(cancellation);
        var working = await ScalarAsync(connection, "select current_user::text", cancellation);
        if (working as string != role)
            throw new CannotStartException(
                $"The server does not keep the role {role} of a connection (it is {working}): connect to PostgreSQL itself, without a pooler in between.");
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Somebody else doing the same at the same moment is no fault: the next try finds it done.</summary>
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await ScalarAsync(connection, sql, cancellation);
                return;
            }
            catch (PostgresException done) when (done.SqlState is PostgresErrorCodes.DuplicateObject)
            {
                return;
            }
            catch (PostgresException race) when (IsRace(race) && attempt < Tries)
            {
                await Task.Delay(Pause, cancellation);
            }
    }

    /// <summary>"Tuple concurrently updated" has no code of its own.</summary>
    private static bool IsRace(PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.InternalError;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
