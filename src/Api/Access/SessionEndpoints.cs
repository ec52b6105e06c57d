using System.Text.Json;
using EventSourcedOps.Api.Access.Sso;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Another house that signs people in.</summary>
/// <param name="Key">Its place in addresses: /sign-in/{key}.</param>
/// <param name="Name">What people call it.</param>
public sealed record SignInProvider(string Key, string Name);

/// <summary>How far this browser's sign-in came.</summary>
public sealed record SessionAnswer(string State, string? Login, IEnumerable<SignInProvider> Providers);

/// <summary>Signing in and out in a browser. Nothing here needs an operation: each step asks for what the step before has shown.</summary>
internal sealed class SessionEndpoints(
    SessionDesk desk, SessionStore sessions, SignInFailures failures, Passwords passwords, SecondFactors factors, AccessMemory access,
    CommandGate gate, Providers providers, ProviderEndpoints elsewhere)
{
    private const int LongestInput = 200;

    internal sealed record Credentials(string? Login, string? Password);
    internal sealed record Change(string? Current, string? Next);

    /// <summary>What counts wrong guesses at a code, apart from those at the password.</summary>
    private static string CodesOf(string login) => $"code:{login}";

    public async Task Tell(HttpContext http) => await Answer(http, await desk.StandingOf(http, http.RequestAborted));

    public async Task SignIn(HttpContext http)
    {
        if (await Read<Credentials>(http) is not { Login.Length: > 0 and <= LongestInput, Password.Length: > 0 and <= LongestInput } given)
        {
            await AccessProblem.Of(http, WriteRefusals.Malformed("login", "Hand in `login` and `password`."));
            return;
        }

        var (login, cancellation) = (Account.Normalised(given.Login), http.RequestAborted);
        if (await Counted(http, login)) return;
        var account = (await access.Newest(cancellation)).AccountOf(login);
        var isRight = await passwords.Check(account?.State, given.Password, cancellation);
        if (!isRight || account is not { State: { Enabled: true, Kind: AccountKind.Person } })
        {
            await Trace(http, login, "password", SignInRefusals.Failed);
            await AccessProblem.Of(http, SignInRefusals.Failed);
            return;
        }

        await failures.Forgive(login, AccessAdmission.SourceOf(http), cancellation);
        await Trace(http, login, "password", null);
        await Answer(http, await desk.Begin(http, account.Id, secondFactor: false, cancellation));
    }

    public async Task ShowSecondFactor(HttpContext http)
    {
        if (await Due(http, SignInState.SecondFactor) is not { } standing) return;
        var (login, given) = (standing.Account.State.Login, await Text(http, "code"));
        if (await Counted(http, CodesOf(login))) return;
        if (given is null || !await factors.Spend(standing.Account.State, given, http.RequestAborted))
        {
            await Trace(http, login, "second factor", SignInRefusals.CodeWrong);
            await AccessProblem.Of(http, SignInRefusals.CodeWrong);
            return;
        }

        await failures.Forgive(CodesOf(login), AccessAdmission.SourceOf(http), http.RequestAborted);
        await Trace(http, login, "second factor", null);
        await Answer(http, await desk.Begin(http, standing.Account.Id, secondFactor: true, http.RequestAborted, standing.Session.External));
    }

    public async Task ChangePassword(HttpContext http)
    {
        if (await Due(http, SignInState.SignedIn, SignInState.PasswordExpired) is not { } standing) return;
        if (await Read<Change>(http) is not { Current.Length: <= LongestInput, Next: { Length: <= LongestInput } next } given)
        {
            await AccessProblem.Of(http, WriteRefusals.Malformed("next", "Hand in `current` and `next`."));
            return;
        }

        var (login, cancellation) = (standing.Account.State.Login, http.RequestAborted);
        if (await Counted(http, login)) return;
        if (!await passwords.Check(standing.Account.State, given.Current, cancellation))
        {
            await AccessProblem.Of(http, SignInRefusals.CurrentWrong);
            return;
        }

        await failures.Forgive(login, AccessAdmission.SourceOf(http), cancellation);
        if (await passwords.Set(standing.Account, next, null, AccessAdmission.SourceOf(http), cancellation) is { } refusal)
        {
            await AccessProblem.Of(http, refusal);
            return;
        }

        await sessions.EndAll(standing.Account.Id, "password changed", cancellation);
        await Answer(http, await desk.Begin(http, standing.Account.Id, standing.Session.SecondFactorAt is not null, cancellation, standing.Session.External));
    }

    public async Task OfferSecondFactor(HttpContext http)
    {
        if (await Due(http, SignInState.SignedIn, SignInState.EnrolSecondFactor) is not { } standing) return;
        if (standing.Account.State.SecondFactor is not null)
        {
            await AccessProblem.Of(http, AccountRefusals.SecondFactorThere);
            return;
        }

        var (otpauth, qr) = await factors.Offer(standing.Account, http.RequestAborted);
        await Json(http, new { otpauth, qr });
    }

    public async Task ConfirmSecondFactor(HttpContext http)
    {
        if (await Due(http, SignInState.SignedIn, SignInState.EnrolSecondFactor) is not { } standing) return;
        var (login, code) = (standing.Account.State.Login, await Text(http, "code") ?? "");
        if (await Counted(http, CodesOf(login))) return;
        var (recoveryCodes, refusal) = await factors.Confirm(standing.Account, code, AccessAdmission.SourceOf(http), http.RequestAborted);
        if (refusal is not null)
        {
            await AccessProblem.Of(http, refusal);
            return;
        }

        await failures.Forgive(CodesOf(login), AccessAdmission.SourceOf(http), http.RequestAborted);
        await desk.Begin(http, standing.Account.Id, secondFactor: true, http.RequestAborted, standing.Session.External);
        await Json(http, new { recoveryCodes });
    }

    public async Task SignOut(HttpContext http)
    {
        if (await desk.StandingOf(http, http.RequestAborted) is { } standing)
        {
            await sessions.End(standing.Session.Id, "signed out", http.RequestAborted);
            if (standing.Session.External is { } external && await elsewhere.SignOutAt(http, external) is { } place)
                http.Response.Headers.Location = place; // Our pages go there, so that the other house forgets the person too.
        }

        SessionCookie.Clear(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>The session, if it is at one of those steps; otherwise it was answered why not.</summary>
    private async Task<Standing?> Due(HttpContext http, params SignInState[] steps)
    {
        var standing = await desk.StandingOf(http, http.RequestAborted);
        if (standing is not null && steps.Contains(standing.State)) return standing;
        await AccessProblem.Of(http, standing is null ? SignInRefusals.SignedOut : SignInRefusals.NotNow);
        return null;
    }

    /// <summary>Counts a try; true when there were too many, which was answered.</summary>
    private async Task<bool> Counted(HttpContext http, string key)
    {
        var source = AccessAdmission.SourceOf(http);
        var wait = await failures.LockedFor(key, source, http.RequestAborted);
        if (wait is null && await failures.Note(key, source, http.RequestAborted) <= SignInFailures.Most) return false;
        await AccessProblem.Later(http, SignInRefusals.Locked, wait ?? SignInFailures.Lock);
        return true;
    }

    private Task<Outcome> Trace(HttpContext http, string login, string way, Refusal? objection) => gate.Send(new(
        new SignIn(Guid.CreateVersion7(), login, way, objection), new(login, AccessAdmission.SourceOf(http), Rights.Everything)));

    internal Task Answer(HttpContext http, Standing? standing) => Json(http, new SessionAnswer(
        standing?.State switch
        {
            SignInState.SecondFactor      => "second-factor",
            SignInState.EnrolSecondFactor => "enrol-second-factor",
            SignInState.PasswordExpired   => "password-expired",
            SignInState.SignedIn          => "signed-in",
            _                             => "none",
        },
        standing?.Account.State.Login, providers.Names));

    internal static Task Json(HttpContext http, object body)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(body, body.GetType(), http.RequestAborted);
    }

    internal static async Task<T?> Read<T>(HttpContext http) where T : class
    {
        if (!http.Request.HasJsonContentType()) return null;
        try
        {
            return await http.Request.ReadFromJsonAsync<T>(http.RequestAborted);
        }
        catch (JsonException)
        {
            return null; // Answered as malformed by whoever asked.
        }
    }

    private static async Task<string?> Text(HttpContext http, string name) =>
        await Read<Dictionary<string, JsonElement>>(http) is { } body && body.TryGetValue(name, out var value)
            && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestInput } text ? text : null;
}
