using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>
/// The first start makes two administrators, one for the system and one for security, each with a link that sets a password once; no
/// password exists before somebody chooses one. A token for an operator lets programs try the API. Secrets are written to files that only
/// their owner may read; a terminal also shows the links.
/// </summary>
internal sealed class FirstStart(
    CommandGate gate, AccessMemory access, LandscapeMemory landscape, Enrolments enrolments, OpsSettings settings, TimeProvider time)
{
    private const string TokenFolder = "first-tokens";
    private const string LinkFolder = "first-links";
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(90);
    private static readonly Caller By = Caller.Product("first-start");

    private static readonly (string Login, string Name, Role Role)[] Administrators =
    [
        ("sysadmin", "系统管理员 System administrator", Role.SystemAdministrator),
        ("secadmin", "安全管理员 Security administrator", Role.SecurityAdministrator),
    ];

    /// <summary>Makes what the first start makes, once; answers lines that say how to sign in.</summary>
    public async Task<IReadOnlyList<string>> Welcome(CancellationToken cancellation)
    {
        await landscape.Newest(cancellation);
        var books = await access.Newest(cancellation);
        if (books.Tokens.IsEmpty) await IssueToken(cancellation);
        await CreateAdministrators(books);
        books = await access.Newest(cancellation);
        var lines = new List<string>();
        foreach (var (login, _, _) in Administrators)
            if (books.AccountOf(login) is { State: { Password: null, Enabled: true } } account) lines.Add(await LinkOf(account, cancellation));
        return [.. lines, .. HowToSignIn()];
    }

    /// <summary>Where an enrolment link leads: the secret is behind the #, which browsers keep to themselves.</summary>
    internal static string AddressOf(OpsSettings settings, string secret) => $"{settings.Url.ToString().TrimEnd('/')}/enrol#{secret}";

    /// <summary>
    /// Those that nobody is yet for the whole house: on the command line somebody may have been made one before the first start. Who has
    /// the duty in a county only does not stand in for it.
    /// </summary>
    private async Task CreateAdministrators(AccessLedger books)
    {
        // Nodes that start together give the same ids, so that one of them does it and the others are told that it was done.
        foreach (var (login, name, role) in Administrators.Where(one => books.AccountOf(one.Login) is null && !IsHeld(books, one.Role)))
        {
            Demand(await gate.Send(new(
                new CreateAccount(Ids.Derived("first-account", login), login, name, Reach.Everywhere, AccountKind.Person), By)));
            Demand(await gate.Send(new(
                new GiveGrant(
                    Ids.Derived("first-grant-command", login), Ids.Derived("first-grant", login), SubjectKind.Account, Account.IdOf(login),
                    Roles.KeyOf(role), Reach.Everywhere, true, "First start", DataLabel.Important), By)));
        }
    }

    private bool IsHeld(AccessLedger books, Role role) => books.Accounts.Values.Any(known =>
        known.State.Enabled && books.GrantsOfPerson(known.Id, time.GetUtcNow()).Any(grant =>
            grant.Role == Roles.KeyOf(role) && grant.Reach is { Organisation: Reach.Everywhere, WithSubtree: true }));

    private async Task<string> LinkOf(KnownAccount account, CancellationToken cancellation)
    {
        var path = Path.Combine(settings.DataFolder, LinkFolder, account.State.Login);
        if (!File.Exists(path) || account.State.Enrolment is not { } open || open.ExpiresAt <= time.GetUtcNow())
        {
            var (link, outcome) = await enrolments.Issue(Guid.CreateVersion7(), account.Id, By, cancellation);
            if (link is null) return $"Enrol     {account.State.Login}: another node made the link ({outcome.Refusal?.Code ?? "newer"})";
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await SecretFile.WriteAsync(path, link.Secret, cancellation);
        }

        return Console.IsOutputRedirected
            ? $"Enrol     {account.State.Login}: {AddressOf(settings, $"$(cat {path})")}"
            : $"Enrol     {account.State.Login}: {AddressOf(settings, await File.ReadAllTextAsync(path, cancellation))}";
    }

    private string TokenPath => Path.Combine(settings.DataFolder, TokenFolder, "operator");

    private async Task IssueToken(CancellationToken cancellation)
    {
        var secret = TokenSecret.New();
        // The file first: a token that nobody can know any longer would keep the next start from making one.
        Directory.CreateDirectory(Path.GetDirectoryName(TokenPath)!);
        await SecretFile.WriteAsync(TokenPath, secret.Text, cancellation);
        var outcome = await gate.Send(new(
            new IssueToken(
                Ids.Derived("first-token", nameof(Role.Operator)), "first-operator", [Roles.KeyOf(Role.Operator)], Reach.Everywhere, secret.Hash,
                time.GetUtcNow() + TokenLife, "First start"), By));
        if (outcome.Refusal is null) return;
        File.Delete(TokenPath);
        Demand(outcome);
    }

    private static void Demand(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal && refusal != WriteRefusals.CommandReused)
            throw new CannotStartException($"The first start could not be finished: {refusal.Reason}");
    }

    private IEnumerable<string> HowToSignIn() => File.Exists(TokenPath)
        ? [$"""Try       curl -s {Root}/graphql -H "Authorization: Bearer $(cat {TokenPath})" -H 'Content-Type: application/json' -d '{Greeting}'"""]
        : ["Programs  Authorization: Bearer <token>; the verb `tokens issue` makes one."];

    private string Root => settings.Url.ToString().TrimEnd('/');

    private const string Greeting = """{"query":"{ __typename }"}""";
}
