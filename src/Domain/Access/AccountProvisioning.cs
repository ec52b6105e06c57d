using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<AccountEvent>;
using static AccountRefusals;

/// <summary>An address of a person as a directory writes it.</summary>
/// <param name="Type">Such as "work".</param>
public sealed record MailAddress(string Value, string? Type = null, bool Primary = false);

/// <summary>What a directory says about a person besides login, name and whether they still work here.</summary>
/// <param name="ExternalId">Under which the directory knows the person.</param>
public sealed record AccountProfile(string? ExternalId, string? GivenName, string? FamilyName, ImmutableArray<MailAddress> Emails)
{
    public bool Equals(AccountProfile? other) =>
        other is not null && (ExternalId, GivenName, FamilyName) == (other.ExternalId, other.GivenName, other.FamilyName)
        && Emails.SequenceEqual(other.Emails);

    public override int GetHashCode() => HashCode.Combine(ExternalId, GivenName, FamilyName, Emails.Length);
}

/// <summary>How a directory wants an account to be.</summary>
/// <param name="Facts">How many facts the directory saw when it decided; null when it wants a new account.</param>
public sealed record AccountWish(
    string Login, string Name, string Organisation, bool Active, AccountProfile Profile, int? Facts, string Reason);

/// <summary>What a directory decides about accounts. All that follows from one wish is recorded together or not at all.</summary>
public static class AccountProvisioning
{
    extension(Account? account)
    {
        public Decision Provision(AccountWish wish, Circumstances given) =>
            wish.Facts is { } seen ? account.Adjust(wish, seen, given) : account.Join(wish, given);

        /// <summary>Shuts the account and lets the directory forget it; nothing that happened is forgotten.</summary>
        public Decision LeaveDirectory(string reason, Circumstances given)
        {
            if (account is not { LeftDirectory: false, Kind: AccountKind.Person }) return Unknown;
            var shut = account.Disable(reason, given);
            return shut.Refusal is { } refusal ? refusal : All(shut.Events, new AccountLeftDirectory());
        }

        private Decision Join(AccountWish wish, Circumstances given)
        {
            // Somebody who comes back is the same person with the same history, if they come back to the same place.
            if (account is { LeftDirectory: true } && account.Organisation == wish.Organisation)
                return account.Adjusted(wish, given);
            var created = account.Create(wish.Login, wish.Name, wish.Organisation, AccountKind.Person, given);
            if (created.Refusal is { } refusal) return refusal;
            var state = created.Events.Aggregate(account, (now, fact) => Account.Evolve(now, fact, given.At));
            var rest = state.Adjusted(wish, given);
            return rest.Refusal is { } further ? further : All(created.Events, [.. rest.Events]);
        }

        private Decision Adjust(AccountWish wish, int seen, Circumstances given) =>
            account is not { LeftDirectory: false, Kind: AccountKind.Person }                      ? Unknown
            : given.Access.Accounts.GetValueOrDefault(Account.IdOf(account.Login))?.Facts != seen ? DirectoryRefusals.ChangedSince
            : account.Adjusted(wish, given);

        private Decision Adjusted(AccountWish wish, Circumstances given)
        {
            var shut = wish.Active ? account.Enable(wish.Reason) : account.Disable(wish.Reason, given);
            if (shut.Refusal is { } refusal) return refusal;
            return All(
                [.. account.Rename(wish.Name).Events, .. shut.Events],
                account!.Profile == wish.Profile ? [] :
                [new AccountProfileSet(wish.Profile.ExternalId, wish.Profile.GivenName, wish.Profile.FamilyName, wish.Profile.Emails)]);
        }
    }

    private static Decision All(IReadOnlyList<AccountEvent> first, params IReadOnlyList<AccountEvent> more) => new([.. first, .. more], null);
}

public static class DirectoryRefusals
{
    public static readonly Refusal ChangedSince = new("directory.changed-since", "It was changed since you read it. Read it again, then decide again.");
    public static readonly Refusal KeptHere = new("directory.kept-here", "This group is kept here and not by a directory.");
    public static readonly Refusal OutOfReach = new("directory.out-of-reach", "One of the accounts does not exist within your organisations.", "members");
}
