using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<AccountEvent>;
using static AccountRefusals;

/// <summary>An enrolment link that was handed out and not used yet.</summary>
public sealed record OpenEnrolment(Guid Id, DateTimeOffset ExpiresAt);

/// <summary>Where somebody wants to be reached when they are called.</summary>
/// <param name="Mobile">With the country: +86 13…</param>
public sealed record Contact(string? Email, string? Mobile);

/// <summary>Somebody whom another house signs in.</summary>
public readonly record struct ExternalIdentity(string Provider, string Subject);

/// <summary>A person, or a program with an account of its own. Which password counts is known by its id; the secret is elsewhere.</summary>
public sealed record Account(
    string Login, string Name, string Organisation, AccountKind Kind, bool Enabled = true, OpenEnrolment? Enrolment = null,
    Guid? Password = null, Guid? SecondFactor = null) : IEvolve<Account, AccountEvent>
{
    /// <summary>How long an enrolment link is good.</summary>
    public static readonly TimeSpan EnrolmentLife = TimeSpan.FromDays(3);

    public ImmutableHashSet<ExternalIdentity> Identities { get; init; } = [];

    /// <summary>What a directory says about the person; null when none keeps the account.</summary>
    public AccountProfile? Profile { get; init; }

    /// <summary>Where the person wants to be reached; null when they did not say.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Where mail reaches the person: where they want it, else where their directory says.</summary>
    public string? Email => Contact?.Email ?? Profile?.Emails.OrderByDescending(address => address.Primary).FirstOrDefault()?.Value;

    /// <summary>Whether a directory forgot the person.</summary>
    public bool LeftDirectory { get; init; }

    /// <summary>The same name always means the same account: two of one login cannot be.</summary>
    public static Guid IdOf(string login) => Ids.Derived("account", Normalised(login));

    /// <summary>Logins are compared without case and surrounding blanks.</summary>
    public static string Normalised(string login) => login.Trim().ToLowerInvariant();

    public static Account Evolve(Account? state, AccountEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, AccountCreated e)             => new(e.Login, e.Name, e.Organisation, e.Kind),
        ({ } now, AccountRenamed e)          => now with { Name = e.Name },
        ({ } now, AccountEnabled)            => now with { Enabled = true },
        ({ } now, AccountDisabled)           => now with { Enabled = false, Enrolment = null },
        ({ } now, EnrolmentIssued e)         => now with { Enrolment = new(e.Enrolment, e.ExpiresAt) },
        ({ } now, PasswordSet e)             => now with { Password = e.Credential, Enrolment = null },
        ({ } now, SecondFactorEnrolled e)    => now with { SecondFactor = e.Credential },
        ({ } now, SecondFactorReset)         => now with { SecondFactor = null },
        ({ } now, IdentityLinked e)          => now with { Identities = now.Identities.Add(new(e.Provider, e.Subject)) },
        ({ } now, AccountProfileSet e)       => now with
        {
            Profile = new(e.ExternalId, e.GivenName, e.FamilyName, [.. e.Emails]), LeftDirectory = false,
        },
        ({ } now, AccountContactSet e)       => now with { Contact = new(e.Email, e.Mobile) },
        ({ } now, AccountLeftDirectory)      => now with { Profile = null, LeftDirectory = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class AccountDecisions
{
    // The receiver is nullable on purpose: an account nobody created also gets an answer.
    extension(Account? account)
    {
        public Decision Create(string login, string name, string organisation, AccountKind kind, Circumstances given) =>
            account is not null                                                          ? AlreadyExists
            : given.Access.Tokens.Values.Any(known => known.Token.Name == login)         ? NameOfToken
            : new Reach(organisation, false).Misplaced(given.Landscape) is { } misplaced ? misplaced
            : new AccountCreated(login, name, organisation, kind);

        public Decision Rename(string name) => account switch
        {
            null                        => Unknown,
            _ when account.Name == name => Decision.Nothing,
            _                           => new AccountRenamed(name),
        };

        public Decision Enable(string reason) => account switch
        {
            null              => Unknown,
            { Enabled: true } => Decision.Nothing,
            _                 => new AccountEnabled(reason),
        };

        public Decision Disable(string reason, Circumstances given) => account switch
        {
            null                       => Unknown,
            { Enabled: false }         => Decision.Nothing,
            _ when IsSelf(account, given) => Oneself,
            _                          => new AccountDisabled(reason),
        };

        public Decision IssueEnrolment(Guid enrolment, Circumstances given) => account switch
        {
            null                          => Unknown,
            { Enabled: false }            => Disabled,
            { Kind: AccountKind.Service } => ProgramsSignInByToken,
            _ when OutOfDuty(account, given) is { } objection => objection,
            _                             => new EnrolmentIssued(enrolment, given.Now + Account.EnrolmentLife),
        };

        /// <param name="enrolment">The link by which it is set; null when the person knows the password it replaces.</param>
        public Decision SetPassword(Guid credential, Guid? enrolment, Circumstances given) => account switch
        {
            null                          => Unknown,
            { Enabled: false }            => Disabled,
            { Kind: AccountKind.Service } => ProgramsSignInByToken,
            _ when enrolment is { } used && (account.Enrolment?.Id != used || account.Enrolment.ExpiresAt <= given.Now) => EnrolmentUsed,
            _                             => new PasswordSet(credential),
        };

        public Decision EnrolSecondFactor(Guid credential) => account switch
        {
            null                       => Unknown,
            { Enabled: false }         => Disabled,
            { SecondFactor: not null } => SecondFactorThere,
            _                          => new SecondFactorEnrolled(credential),
        };

        public Decision ResetSecondFactor(string reason, Circumstances given) => account switch
        {
            null                                              => Unknown,
            { SecondFactor: null }                            => Decision.Nothing,
            _ when OutOfDuty(account, given) is { } objection => objection,
            _                                                 => new SecondFactorReset(reason),
        };

        /// <summary>Says where one wants to be reached.</summary>
        public Decision SetContact(string? email, string? mobile) =>
            account is null ? Unknown
            : account.Contact == new Contact(email, mobile) ? Decision.Nothing
            : new AccountContactSet(email, mobile);

        public Decision LinkIdentity(string provider, string subject, Circumstances given) =>
            account is null                                                        ? Unknown
            : account.Identities.Contains(new(provider, subject))                  ? Decision.Nothing
            : given.Access.AccountOfIdentity(new(provider, subject)) is not null   ? IdentityTaken
            : new IdentityLinked(provider, subject);
    }

    private static bool IsSelf(Account account, Circumstances given) => given.Self == Subject.OfAccount(Account.IdOf(account.Login));

    /// <summary>Whoever can renew a sign-in could take the account over; so an administrator's is renewed by one of the same duty alone.</summary>
    private static Refusal? OutOfDuty(Account account, Circumstances given)
    {
        var duties = given.Access.DutiesOf(Account.IdOf(account.Login), given.Now);
        return (duties & ~given.Rights.Duties) == Duties.None ? null : OtherDuty;
    }
}

public static class AccountRefusals
{
    public static readonly Refusal Unknown = new("account.unknown", "There is no such account.");
    public static readonly Refusal AlreadyExists = new("account.already-exists", "This login is taken.", "login");
    public static readonly Refusal NameOfToken = new("account.name-of-token",
        "A token bears this name; the audit trail could not tell them apart.", "login");
    public static readonly Refusal Disabled = new("account.disabled", "The account is disabled.");
    public static readonly Refusal Oneself = new("account.oneself", "Nobody disables their own account.");
    public static readonly Refusal ProgramsSignInByToken = new("account.signs-in-by-token",
        "A program signs in by token, not by password.");
    public static readonly Refusal EnrolmentUsed = new("enrolment.not-good",
        "The link was used, has expired or was replaced. Ask for another one.", "secret");
    public static readonly Refusal SecondFactorThere = new("account.second-factor-there",
        "There is a second factor already. Have it reset first.");
    public static readonly Refusal IdentityTaken = new("account.identity-taken", "This identity belongs to another account.", "subject");
    public static readonly Refusal OtherDuty = new("account.other-duty",
        "The account belongs to an administrator of another duty. Somebody of the same duty, or whoever runs the machine, can do it.");
}
