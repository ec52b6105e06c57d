using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>How far a sign-in came.</summary>
public enum SignInState
{
    /// <summary>Nobody is signed in.</summary>
    None,

    /// <summary>The second factor is to be shown.</summary>
    SecondFactor,

    /// <summary>A second factor has to be enrolled, because of what the account may do.</summary>
    EnrolSecondFactor,

    /// <summary>The password was right and is too old.</summary>
    PasswordExpired,

    /// <summary>Everything was shown.</summary>
    SignedIn,
}

/// <summary>Somebody's session with what the books say about whose it is.</summary>
internal sealed record Standing(Session Session, KnownAccount Account, Rights Rights, SignInState State);

/// <summary>
/// Reads the session of a request and says how far it came. The state is worked out each time from the session, the account and its
/// rights: who is made an administrator has to enrol a second factor before the next click.
/// </summary>
public sealed class SessionDesk(SessionStore sessions, AccessMemory access, RightsBook rights, PasswordPolicy policy, TimeProvider time)
{
    private static readonly object Noted = new();

    /// <summary>Who calls by this cookie; nobody while anything is missing.</summary>
    internal async ValueTask<Caller?> CallerOf(HttpContext http, CancellationToken cancellation)
    {
        if (await StandingOf(http, cancellation) is not { State: SignInState.SignedIn } standing) return null;
        // A connection that stays open asks again and again; only people who do something are there.
        if (http.Items.TryAdd(Noted, true)) await sessions.Touch(standing.Session, cancellation);
        return new(standing.Account.State.Login, AccessAdmission.SourceOf(http), standing.Rights)
        {
            Subject = Subject.OfAccount(standing.Account.Id), Session = standing.Session.Id, EndsAt = standing.Session.EndsAt,
        };
    }

    internal async ValueTask<Standing?> StandingOf(HttpContext http, CancellationToken cancellation)
    {
        if (SessionCookie.Read(http.Request) is not { } presented || TokenSecret.HashOf(presented) is not { } hash) return null;
        return await sessions.Find(hash, cancellation) is { } session ? StandingOf(session) : null;
    }

    internal Standing? StandingOf(Session session)
    {
        if (access.Current.Accounts.GetValueOrDefault(session.Account) is not { State.Enabled: true } account) return null;
        // Whoever knew the earlier password is signed in no longer; the session that changed it began anew.
        if (session.Credential is { } shown && shown != account.State.Password) return null;
        var held = rights.Of(Subject.OfAccount(account.Id));
        return new(session, account, held, StateOf(session, account, held));
    }

    /// <summary>Begins a session in this browser and ends the one before: a secret that was known to less is worth nothing to more.</summary>
    internal async Task<Standing?> Begin(
        HttpContext http, Guid account, bool secondFactor, CancellationToken cancellation, ExternalSession? external = null)
    {
        if (await StandingOf(http, cancellation) is { } earlier) await sessions.End(earlier.Session.Id, "replaced", cancellation);
        var credential = external is null ? (await access.Newest(cancellation)).Accounts[account].State.Password : null;
        var (secret, session) = await sessions.Begin(
            account, credential, secondFactor, AccessAdmission.SourceOf(http), http.Request.Headers.UserAgent.ToString(), cancellation,
            external);
        SessionCookie.Write(http, secret.Text);
        return StandingOf(session);
    }

    private SignInState StateOf(Session session, KnownAccount account, Rights held) =>
        account.State.SecondFactor is not null && session.SecondFactorAt is null   ? SignInState.SecondFactor
        : session.External is null && policy.IsExpired(account.PasswordSetAt, time.GetUtcNow()) ? SignInState.PasswordExpired
        : account.State.SecondFactor is null && session.SecondFactorAt is null && held.Duties != Duties.None ? SignInState.EnrolSecondFactor
                                                                                   : SignInState.SignedIn;
}
