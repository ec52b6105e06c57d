namespace EventSourcedOps.Domain.Access;

/// <summary>A fact about one account. Secrets are nowhere: events only name the credential that counts from then on.</summary>
public abstract record AccountEvent : AccessEvent;

/// <summary>What an account stands for.</summary>
public enum AccountKind
{
    /// <summary>A person, who signs in.</summary>
    Person,

    /// <summary>A program, which acts by tokens alone.</summary>
    Service,
}

[WireName("access.account-created.v1")]
public sealed record AccountCreated(string Login, string Name, string Organisation, AccountKind Kind) : AccountEvent;

[WireName("access.account-renamed.v1")]
public sealed record AccountRenamed(string Name) : AccountEvent;

[WireName("access.account-enabled.v1")]
public sealed record AccountEnabled(string Reason) : AccountEvent;

/// <summary>Whoever it is can neither sign in nor act; sessions, streams and tokens of the account end.</summary>
[WireName("access.account-disabled.v1")]
public sealed record AccountDisabled(string Reason) : AccountEvent;

/// <summary>A link that sets a password once was made; an earlier one is worth nothing from now on.</summary>
[WireName("access.account-enrolment-issued.v1")]
public sealed record EnrolmentIssued(Guid Enrolment, DateTimeOffset ExpiresAt) : AccountEvent;

[WireName("access.account-password-set.v1")]
public sealed record PasswordSet(Guid Credential) : AccountEvent;

[WireName("access.account-second-factor-enrolled.v1")]
public sealed record SecondFactorEnrolled(Guid Credential) : AccountEvent;

[WireName("access.account-second-factor-reset.v1")]
public sealed record SecondFactorReset(string Reason) : AccountEvent;

/// <summary>What the directory that keeps the account says about the person.</summary>
[WireName("access.account-profile-set.v1")]
public sealed record AccountProfileSet(
    string? ExternalId, string? GivenName, string? FamilyName, IReadOnlyList<MailAddress> Emails) : AccountEvent;

/// <summary>Where the person wants to be reached when they are called; null for nowhere.</summary>
/// <param name="Mobile">With the country: +86 13…</param>
[WireName("access.account-contact-set.v1")]
public sealed record AccountContactSet(string? Email, string? Mobile) : AccountEvent;

/// <summary>The directory forgot the person. The account stays for what it did; the directory may bring it back.</summary>
[WireName("access.account-left-directory.v1")]
public sealed record AccountLeftDirectory : AccountEvent;

/// <summary>The account is also known to another house that signs people in.</summary>
[WireName("access.account-identity-linked.v1")]
public sealed record IdentityLinked(string Provider, string Subject) : AccountEvent;
