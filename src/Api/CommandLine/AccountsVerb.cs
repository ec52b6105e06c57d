using System.CommandLine;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Command = System.CommandLine.Command;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>`accounts create|enrol|disable|list`: the way in for whoever runs the machine, when nobody can sign in who could help.</summary>
public static class AccountsVerb
{
    public static Command Create(VerbRun run) => new("accounts", "Lets people sign in: create, enrol, disable and list their accounts.")
    {
        New(run), Enrol(run), Disable(run), List(run),
    };

    private static Command New(VerbRun run)
    {
        var login = new Argument<string>("login") { Description = "The name by which they sign in." };
        var name = new Option<string>("--name") { Description = "What people call them.", Required = true };
        var organisation = new Option<string>("--organisation")
        {
            Description = "Code of the organisation they belong to; * for the whole house.", DefaultValueFactory = _ => "*",
        };
        var roles = new Option<string[]>("--role")
        {
            Description = $"Roles to give them there and below ({string.Join(", ", Enum.GetNames<Role>())}).",
            AllowMultipleArgumentsPerToken = true,
        };
        var verb = new Command("create", "Creates an account and prints the link by which its owner sets a password.")
        {
            login, name, organisation, roles,
        };
        verb.SetAction((parsed, cancellation) => run.RunAsync(async (services, _, stop) =>
        {
            await Backbone.ApplySchema(services, stop);
            var (who, place) = (Account.Normalised(parsed.GetRequiredValue(login)), MachineOwner.CodeOf(parsed.GetRequiredValue(organisation)));
            var created = await MachineOwner.Send(
                services, new CreateAccount(Guid.CreateVersion7(), who, parsed.GetRequiredValue(name), place, AccountKind.Person));
            if (created != ExitCode.Done) return created;
            foreach (var role in parsed.GetValue(roles) ?? [])
                if (await MachineOwner.Send(services, new GiveGrant(
                        Guid.CreateVersion7(), Guid.CreateVersion7(), SubjectKind.Account, Account.IdOf(who), role, place, true,
                        "Given on the command line")) is var given and not ExitCode.Done)
                    return given;
            return await PrintLink(services, who, stop);
        }, cancellation));
        return verb;
    }

    private static Command Enrol(VerbRun run)
    {
        var login = new Argument<string>("login") { Description = "Whose." };
        var reset = new Option<bool>("--reset-second-factor") { Description = "Also lets them enrol another second factor." };
        var verb = new Command("enrol", "Prints another link; earlier ones are worth nothing from now on.") { login, reset };
        verb.SetAction((parsed, cancellation) => run.RunAsync(async (services, _, stop) =>
        {
            await Backbone.ApplySchema(services, stop);
            var who = Account.Normalised(parsed.GetRequiredValue(login));
            if (parsed.GetValue(reset)
                && await MachineOwner.Send(services, new ResetSecondFactor(Guid.CreateVersion7(), Account.IdOf(who), "Reset on the command line"))
                    is var done and not ExitCode.Done)
                return done;
            return await PrintLink(services, who, stop);
        }, cancellation));
        return verb;
    }

    private static Command Disable(VerbRun run)
    {
        var login = new Argument<string>("login") { Description = "Whose." };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var verb = new Command("disable", "Shuts somebody out; what they have open is closed within seconds.") { login, reason };
        verb.SetAction((parsed, cancellation) => run.RunAsync(async (services, _, stop) =>
        {
            await Backbone.ApplySchema(services, stop);
            var who = Account.Normalised(parsed.GetRequiredValue(login));
            return await MachineOwner.Send(services, new DisableAccount(Guid.CreateVersion7(), Account.IdOf(who), parsed.GetRequiredValue(reason)));
        }, cancellation));
        return verb;
    }

    private static Command List(VerbRun run)
    {
        var verb = new Command("list", "Lists every account with its roles.");
        verb.SetAction((_, cancellation) => run.RunAsync(async (services, _, stop) =>
        {
            await Backbone.ApplySchema(services, stop);
            var books = await services.GetRequiredService<AccessMemory>().Newest(stop);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var known in books.Accounts.Values.OrderBy(known => known.State.Login, StringComparer.Ordinal))
            {
                var state = !known.State.Enabled ? "disabled" : known.State.Password is null ? "no password" : "enabled";
                var roles = books.GrantsOfPerson(known.Id, now)
                    .Select(grant => $"{books.NameOf(grant.Role)}@{grant.Reach.Organisation}").Distinct();
                await Console.Out.WriteLineAsync(
                    $"{known.State.Login,-24}  {state,-11}  {known.State.Organisation,-12}  {string.Join(' ', roles)}  {known.State.Name}");
            }

            return ExitCode.Done;
        }, cancellation));
        return verb;
    }

    private static async Task<int> PrintLink(IServiceProvider services, string login, CancellationToken cancellation)
    {
        var (link, outcome) = await services.GetRequiredService<Enrolments>()
            .Issue(Guid.CreateVersion7(), Account.IdOf(login), MachineOwner.Caller, cancellation);
        if (link is null)
        {
            await MachineOwner.Told(outcome);
            return ExitCode.Failed; // without a refusal, too: somebody made a newer link meanwhile
        }

        await Console.Out.WriteLineAsync(FirstStart.AddressOf(services.GetRequiredService<OpsSettings>(), link.Secret));
        return ExitCode.Done;
    }
}
