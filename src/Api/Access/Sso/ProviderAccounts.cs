using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>
/// Whose account somebody's sign-in elsewhere is, and what they hold by it. Everything that changes goes through the command gate in the
/// name of the house, so that the audit trail says who vouched.
/// </summary>
internal sealed class ProviderAccounts(CommandGate gate, AccessMemory access, LandscapeMemory landscape, TimeProvider time)
{
    /// <summary>The account; found by the identity, linked or made where the settings allow it.</summary>
    public async Task<(KnownAccount? Account, Refusal? Refusal)> Of(
        ProviderSettings settings, ProviderClaims claims, string source, CancellationToken cancellation)
    {
        var identity = new ExternalIdentity(settings.Key, claims.Subject!);
        var books = await access.Newest(cancellation);
        if (books.AccountOfIdentity(identity) is { } known) return Open(known);
        var login = Account.Normalised(claims.Text(settings.LoginClaim) ?? "");
        if (books.AccountOf(login) is { } same)
            return settings.LinkByLogin && MayBeLinked(same.State, settings.Key)
                ? await Link(settings, identity, same.Id, source, cancellation)
                : (null, SsoRefusals.NotLinked);
        if (!settings.Provision) return (null, SsoRefusals.NotLinked);
        if (await OrganisationOf(settings, claims, cancellation) is not { } organisation) return (null, SsoRefusals.NoOrganisation);
        var created = await gate.Send(new(
            new CreateAccount(Guid.CreateVersion7(), login, claims.Text(settings.NameClaim) ?? login, organisation, AccountKind.Person),
            By(settings, source)));
        return created.Refusal is { } refusal ? (null, refusal) : await Link(settings, identity, Account.IdOf(login), source, cancellation);
    }

    /// <summary>Gives what follows from the house's words now, and takes back what it gave before and does not follow any more.</summary>
    /// <returns>What could not be given, and why.</returns>
    public async Task<IReadOnlyList<Refusal>> Follow(
        ProviderSettings settings, ProviderClaims claims, Guid account, string source, CancellationToken cancellation)
    {
        var (by, home) = (By(settings, source), await OrganisationOf(settings, claims, cancellation));
        var words = settings.RoleClaim is { } path ? claims.Texts(path) : [];
        var rules = settings.Rules.Where(rule => words.Contains(rule.Value)).ToArray();
        var wanted = rules.Where(rule => (rule.Organisation ?? home) is not null)
            .Select(rule => new Wanted(rule.Role, new(rule.Organisation ?? home!, rule.WithSubtree), rule.Label, rule.Value))
            .DistinctBy(wish => (wish.Role, wish.Reach, wish.Label)).ToList();
        List<Refusal> refused = wanted.Count == 0 && rules.Length > 0 ? [SsoRefusals.NoOrganisation] : [];
        var books = await access.Newest(cancellation);
        var now = time.GetUtcNow() > books.NewestAt ? time.GetUtcNow() : books.NewestAt;
        // What ends goes first, so that somebody may change from one administration to another.
        foreach (var grant in books.GrantsOf(Subject.OfAccount(account), now).Where(grant => grant.Provider == settings.Key).ToArray())
            if (wanted.RemoveAll(wish => (wish.Role, wish.Reach, wish.Label) == (grant.Role, grant.Reach, grant.Label)) == 0)
                await gate.Send(new(new RevokeGrant(Guid.CreateVersion7(), grant.Id, $"{settings.Name} does not say so any more"), by));
        foreach (var wish in wanted)
        {
            var outcome = await gate.Send(new(
                new GiveProvidedGrant(
                    Guid.CreateVersion7(), Guid.CreateVersion7(), settings.Key, account, wish.Role, wish.Reach.Organisation, wish.Reach.WithSubtree,
                    wish.Label, $"{settings.Name}: {wish.Word}"), by));
            if (outcome.Refusal is { } refusal) refused.Add(refusal);
        }

        await access.Newest(cancellation);
        return refused;
    }

    private sealed record Wanted(string Role, Reach Reach, DataLabel Label, string Word);

    private async Task<(KnownAccount?, Refusal?)> Link(
        ProviderSettings settings, ExternalIdentity identity, Guid account, string source, CancellationToken cancellation)
    {
        var linked = await gate.Send(new(
            new LinkIdentity(Guid.CreateVersion7(), account, identity.Provider, identity.Subject), By(settings, source)));
        if (linked.Refusal is { } refusal) return (null, refusal);
        return Open((await access.Newest(cancellation)).Accounts[account]);
    }

    private async Task<string?> OrganisationOf(ProviderSettings settings, ProviderClaims claims, CancellationToken cancellation)
    {
        var word = settings.OrganisationClaim is { } path ? claims.Text(path) : null;
        var code = word is null ? null : settings.Organisations.GetValueOrDefault(word, word);
        return code is not null && (await landscape.Newest(cancellation)).OrganisationOf(code) is { Closed: false } ? code : settings.Organisation;
    }

    /// <summary>Whoever has a password here, or is known to the house by another name already, is not taken over by a word.</summary>
    private static bool MayBeLinked(Account account, string provider) =>
        account is { Kind: AccountKind.Person, Password: null, Enabled: true } && account.Identities.All(known => known.Provider != provider);

    private static (KnownAccount?, Refusal?) Open(KnownAccount account) =>
        account.State is { Enabled: true, Kind: AccountKind.Person } ? (account, null) : (account, SsoRefusals.Shut);

    internal static Caller By(ProviderSettings settings, string source) => new($"sign-in {settings.Key}", source, Rights.Everything);
}

/// <summary>Why somebody is not signed in by another house.</summary>
internal static class SsoRefusals
{
    public static readonly Refusal UnknownProvider = new("sign-in.unknown-provider", "There is no such way to sign in.");
    public static readonly Refusal ReturnElsewhere = new("sign-in.return-elsewhere", "`returnTo` is a path of this site, such as /incidents.", "returnTo");
    public static readonly Refusal NotBegunHere = new("sign-in.not-begun-here", "This sign-in was not begun in this browser, or too long ago. Begin again.", "state");
    public static readonly Refusal TurnedDown = new("sign-in.turned-down", "The other house did not sign you in.");
    public static readonly Refusal NotBelieved = new("sign-in.not-believed", "What the other house says about you could not be verified. Begin again.");
    public static readonly Refusal ProviderAway = new("sign-in.provider-away", "The other house does not answer. Try again later.");
    public static readonly Refusal NotLinked = new("sign-in.not-linked", "No account here belongs to you yet. Ask an administrator of your organisation.");
    public static readonly Refusal NoOrganisation = new("sign-in.no-organisation", "The other house does not say to which organisation you belong.");
    public static readonly Refusal Shut = new("sign-in.shut", "Your account is shut. Ask an administrator of your organisation.");
    public static readonly Refusal LogoutNotBelieved = new("sign-out.not-believed", "The logout token does not hold.", "logout_token");
}
