using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Access;

/// <summary>Why somebody is not signed in.</summary>
public static class SignInRefusals
{
    public static readonly Refusal Failed = new("sign-in.failed", "Login and password do not belong together, or the account is shut.");
    public static readonly Refusal Locked = new("sign-in.locked", "Too many wrong tries from here. Wait, then try again.");
    public static readonly Refusal CodeWrong = new("sign-in.code-wrong", "The code is wrong, was used already, or is too old.", "code");
    public static readonly Refusal NotNow = new("sign-in.not-now", "This step is not due. Look at /session, which tells what is.");
    public static readonly Refusal SignedOut = new("sign-in.required", "Sign in first.");
    public static readonly Refusal CurrentWrong = new("password.current-wrong", "This is not your current password.", "current");
}
