using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace EventSourcedOps.Api.Access;

/// <summary>Checks and sets passwords. Only hashes are stored, and which of them counts is said by the account's events.</summary>
internal sealed class Passwords(CredentialStore credentials, CommandGate gate, AccessMemory access, PasswordPolicy policy)
{
    private static readonly PasswordHasher<Account> Hasher = new();
    private static readonly Account Nobody = new("nobody", "", "", AccountKind.Person);

    /// <summary>Checked when there is no account, so that a stranger learns nothing from how long it takes.</summary>
    private static readonly string NobodysHash = Hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<bool> Check(Account? account, string password, CancellationToken cancellation)
    {
        var stored = account?.Password is { } id ? await credentials.Find(id, cancellation) : null;
        var verdict = Hasher.VerifyHashedPassword(account ?? Nobody, stored?.Secret ?? NobodysHash, password);
        if (stored is not null && verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await credentials.Rehash(stored.Id, Hasher.HashPassword(account!, password), cancellation);
        return stored is not null && verdict != PasswordVerificationResult.Failed;
    }

    /// <param name="enrolment">The link by which it is set; null when its owner showed the earlier one.</param>
    public async Task<Refusal?> Set(KnownAccount account, string password, Guid? enrolment, string source, CancellationToken cancellation)
    {
        if (policy.Objection(password, account.State.Login) is { } objection) return objection;
        foreach (var earlier in await credentials.Newest(account.Id, CredentialKind.Password, policy.History, cancellation))
            if (Hasher.VerifyHashedPassword(account.State, earlier, password) != PasswordVerificationResult.Failed) return PasswordRefusals.Reused;
        var credential = await credentials.Add(
            account.Id, CredentialKind.Password, Hasher.HashPassword(account.State, password), [], cancellation);
        var outcome = await gate.Send(new(
            new SetPassword(Guid.CreateVersion7(), account.Id, credential, enrolment), new(account.State.Login, source, Rights.Everything)));
        await access.Newest(cancellation);
        return outcome.Refusal;
    }
}
