using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>A link that was just made; its secret is shown now and never again.</summary>
public sealed record EnrolmentLink(string Secret, DateTimeOffset ExpiresAt);

/// <summary>
/// One-time links by which somebody sets their first or their next password. The account's events say which link counts; using it,
/// replacing it or disabling the account ends it in the same commit.
/// </summary>
public sealed class Enrolments(NpgsqlDataSource database, CommandGate gate, AccessMemory access, TimeProvider time)
{
    /// <summary>Makes the next link of an account, in the name of whoever asks.</summary>
    public async Task<(EnrolmentLink? Link, Outcome Outcome)> Issue(
        Guid commandId, Guid account, Caller caller, CancellationToken cancellation)
    {
        var (secret, id) = (TokenSecret.New(), Guid.CreateVersion7());
        await using (var add = database.CreateCommand("insert into ops.enrolments (id, secret_hash, account, made_at) values ($1, $2, $3, $4)"))
        {
            foreach (var value in (object[])[id, secret.Hash, account, time.GetUtcNow().UtcDateTime]) add.Parameters.Add(new() { Value = value });
            await add.ExecuteNonQueryAsync(cancellation);
        }

        var outcome = await gate.Send(new(new IssueEnrolment(commandId, account, id), caller));
        if (outcome.Refusal is not null) return (null, outcome);
        var books = await access.Newest(cancellation);
        var open = books.Accounts.GetValueOrDefault(account)?.State.Enrolment;
        return open?.Id == id ? (new(secret.Text, open.ExpiresAt), outcome) : (null, outcome);
    }

    /// <summary>The account whose link that secret is, if it is good now.</summary>
    public async Task<(KnownAccount Account, OpenEnrolment Enrolment)?> Find(string secret, CancellationToken cancellation)
    {
        if (TokenSecret.HashOf(secret) is not { } hash) return null;
        await using var find = database.CreateCommand("select id, account from ops.enrolments where secret_hash = $1");
        find.Parameters.Add(new() { Value = hash });
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation)) return null;
        var (id, account) = (rows.GetGuid(0), rows.GetGuid(1));
        var books = await access.Newest(cancellation);
        return books.Accounts.GetValueOrDefault(account) is { State.Enrolment: { } open } known && open.Id == id
            && open.ExpiresAt > time.GetUtcNow()
            ? (known, open)
            : null;
    }
}
