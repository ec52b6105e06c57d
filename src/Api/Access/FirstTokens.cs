using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>
/// The first start makes one token for an administrator and one for an operator, reaching everywhere, so that somebody can begin.
/// They are written to files that only their owner may read; a terminal also shows them, once. Only hashes are in the database.
/// </summary>
internal sealed class FirstTokens(
    CommandGate gate, TokenBook book, LandscapeMemory landscape, OpsSettings settings, TimeProvider time)
{
    private const string Folder = "first-tokens";
    private static readonly Role[] First = [Role.Operator, Role.SystemAdministrator];
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>Issues the tokens if none was ever issued; answers lines that say how to sign in.</summary>
    public async Task<IReadOnlyList<string>> Welcome(CancellationToken cancellation)
    {
        await landscape.Newest(cancellation);
        await book.Refresh(cancellation);
        var lines = new List<string>();
        if (!book.All.Any())
            foreach (var role in First)
                if (await Issue(role, cancellation) is { } secret) lines.AddRange(Shown(role, secret));
        await book.Refresh(cancellation);
        return [.. lines, .. HowToSignIn()];
    }

    private string PathOf(Role role) => Path.Combine(settings.DataFolder, Folder, role.ToString().ToLowerInvariant());

    private async Task<TokenSecret?> Issue(Role role, CancellationToken cancellation)
    {
        var secret = TokenSecret.New();
        // The file first: a token that nobody can know any longer would keep the next start from making one.
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(role))!);
        await SecretFile.WriteAsync(PathOf(role), secret.Text, cancellation);
        // Nodes that start together give the same command id, so that one of them issues and the others are refused.
        var outcome = await gate.Send(new(
            new IssueToken(
                Ids.Derived("first-token", role.ToString()), $"first-{role.ToString().ToLowerInvariant()}", [Roles.KeyOf(role)], Reach.Everywhere, secret.Hash,
                time.GetUtcNow() + Life, "First start"),
            Caller.Product("first-start")));
        if (outcome.Refusal is null) return secret;
        File.Delete(PathOf(role));
        return outcome.Refusal == WriteRefusals.CommandReused
            ? null
            : throw new CannotStartException($"The first token could not be issued: {outcome.Refusal.Reason}");
    }

    private static IEnumerable<string> Shown(Role role, TokenSecret secret) =>
        Console.IsOutputRedirected ? [] : [$"First token ({role.ToString().ToLowerInvariant()}, shown only now)  {secret.Text}"];

    private IEnumerable<string> HowToSignIn() => File.Exists(PathOf(Role.Operator))
        ?
        [
            $"Sign in   Authorization: Bearer <token>; the first tokens are in {Path.Combine(settings.DataFolder, Folder)}",
            $"""Try       curl -s {Root}/graphql -H "Authorization: Bearer $(cat {PathOf(Role.Operator)})" -H 'Content-Type: application/json' -d '{Greeting}'""",
        ]
        : ["Sign in   Authorization: Bearer <token>; the verb `tokens issue` makes one."];

    private string Root => settings.Url.ToString().TrimEnd('/');

    private const string Greeting = """{"query":"{ __typename }"}""";
}
