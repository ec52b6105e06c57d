using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Using an enrolment link: its secret is worth one password and then nothing.</summary>
internal sealed class EnrolmentEndpoints(
    Enrolments enrolments, Passwords passwords, SessionDesk desk, SessionStore sessions, SessionEndpoints session)
{
    internal sealed record Given(string? Secret, string? Password);

    public async Task Look(HttpContext http)
    {
        if (await SessionEndpoints.Read<Given>(http) is not { Secret: { } secret }
            || await enrolments.Find(secret, http.RequestAborted) is not { } found)
        {
            await AccessProblem.Of(http, AccountRefusals.EnrolmentUsed);
            return;
        }

        await SessionEndpoints.Json(http, new
        {
            login = found.Account.State.Login, name = found.Account.State.Name, expiresAt = found.Enrolment.ExpiresAt,
        });
    }

    public async Task Complete(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        if (await SessionEndpoints.Read<Given>(http) is not { Secret: { } secret, Password: { } password }
            || await enrolments.Find(secret, cancellation) is not { } found)
        {
            await AccessProblem.Of(http, AccountRefusals.EnrolmentUsed);
            return;
        }

        if (await passwords.Set(found.Account, password, found.Enrolment.Id, AccessAdmission.SourceOf(http), cancellation) is { } refusal)
        {
            await AccessProblem.Of(http, refusal.Field == "next" ? refusal with { Field = "password" } : refusal);
            return;
        }

        await sessions.EndAll(found.Account.Id, "enrolled anew", cancellation);
        await session.Answer(http, await desk.Begin(http, found.Account.Id, secondFactor: false, cancellation));
    }
}
