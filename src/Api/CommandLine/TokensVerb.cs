using System.CommandLine;
using System.Globalization;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Command = System.CommandLine.Command;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>`tokens issue|list|revoke`: whoever may run programs on this machine with its database is its administrator.</summary>
public static class TokensVerb
{
    private const int UsualDays = 90;

    public static Command Create(VerbRun run) => new("tokens", "Lets programs sign in: issue, list and revoke their tokens.")
    {
        Issue(run), List(run), Revoke(run),
    };

    private static Command Issue(VerbRun run)
    {
        var name = new Option<string>("--name") { Description = "Which program will use it.", Required = true };
        var roles = new Option<string[]>("--role")
        {
            Description = $"What it may do ({string.Join(", ", Enum.GetNames<Role>())}, or the id of an organisation's own); may be given several times.", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var organisation = new Option<string>("--organisation")
        {
            Description = "Code of the organisation it acts in, with all under it; * for everywhere.", DefaultValueFactory = _ => "*",
        };
        var days = new Option<int>("--days")
        {
            Description = $"How long it lives; at most {AccessToken.LongestLife.TotalDays:0}.", DefaultValueFactory = _ => UsualDays,
        };
        var reason = new Option<string>("--reason") { Description = "What it is for.", DefaultValueFactory = _ => "Issued on the command line" };
        var verb = new Command("issue", "Issues a token and shows its secret once.") { name, roles, organisation, days, reason };
        verb.SetAction((parsed, cancellation) => run.RunAsync(
            async (services, _, stop) =>
            {
                await Backbone.ApplySchema(services, stop);
                var secret = TokenSecret.New();
                var place = parsed.GetRequiredValue(organisation);
                var expires = services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(parsed.GetRequiredValue(days));
                return await Send(
                    services,
                    new IssueToken(
                        Guid.CreateVersion7(), parsed.GetRequiredValue(name), parsed.GetRequiredValue(roles),
                        MachineOwner.CodeOf(place), secret.Hash, expires, parsed.GetRequiredValue(reason)),
                    secret.Text);
            },
            cancellation));
        return verb;
    }

    private static Command List(VerbRun run)
    {
        var verb = new Command("list", "Lists every token, without secrets.");
        verb.SetAction((_, cancellation) => run.RunAsync(
            async (services, _, stop) =>
            {
                await Backbone.ApplySchema(services, stop);
                var book = services.GetRequiredService<TokenBook>();
                await book.Refresh(stop);
                var uses = await services.GetRequiredService<TokenUses>().Read(stop);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                foreach (var known in book.All.OrderBy(known => known.Token.IssuedAt)) await Console.Out.WriteLineAsync(Line(known, uses, now));
                return ExitCode.Done;
            },
            cancellation));
        return verb;
    }

    private static Command Revoke(VerbRun run)
    {
        var token = new Argument<Guid>("id") { Description = "The token's id, as `tokens list` shows it." };
        var reason = new Option<string>("--reason") { Description = "Why it ends.", Required = true };
        var verb = new Command("revoke", "Ends a token; what it has open is closed within seconds.") { token, reason };
        verb.SetAction((parsed, cancellation) => run.RunAsync(
            async (services, _, stop) =>
            {
                await Backbone.ApplySchema(services, stop);
                return await Send(
                    services,
                    new RevokeToken(Guid.CreateVersion7(), parsed.GetRequiredValue(token), parsed.GetRequiredValue(reason)),
                    $"Revoked {parsed.GetRequiredValue(token)}.");
            },
            cancellation));
        return verb;
    }

    private static async Task<int> Send(IServiceProvider services, Application.WritePath.Command command, string whenDone)
    {
        var code = await MachineOwner.Send(services, command);
        if (code == ExitCode.Done) await Console.Out.WriteLineAsync(whenDone);
        return code;
    }

    private static string Line(KnownToken known, IReadOnlyDictionary<Guid, DateTimeOffset> uses, DateTimeOffset now)
    {
        var token = known.Token;
        var state = token.Revoked ? "revoked" : token.IsGoodAt(now) ? "good" : "expired";
        var used = uses.TryGetValue(known.Id, out var at) ? at.ToString("u", CultureInfo.InvariantCulture) : "never";
        return $"{known.Id}  {state,-7}  {MachineOwner.NameOf(token.Reach.Organisation),-12}  {string.Join('+', token.Roles),-24}  until {token.ExpiresAt:yyyy-MM-dd}  used {used}  {token.Name}";
    }
}
