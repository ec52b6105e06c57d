using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>People as directories see them: accounts of persons within the organisations of the directory's token.</summary>
internal sealed class ScimUsers(CommandGate gate, AccessMemory access, LandscapeMemory landscape)
{
    private const string Reason = "Its directory says so";

    public async Task List(ScimAsk ask)
    {
        var books = await access.Newest(ask.Cancellation);
        await ask.List(Candidates(books, ask.Filter).Where(known => IsSeen(known, ask.Caller))
            .OrderBy(known => known.CreatedAt).ThenBy(known => known.Id).Select(known => Shown(known, books, ask)));
    }

    public async Task Show(ScimAsk ask)
    {
        var books = await access.Newest(ask.Cancellation);
        await ask.Show(Shown(Found(books, ask), books, ask));
    }

    public async Task Create(ScimAsk ask)
    {
        var body = await ask.Body();
        var books = await access.Newest(ask.Cancellation);
        var login = LoginOf(body);
        if (books.AccountOf(login) is { State.LeftDirectory: false }) throw ScimFault.Taken($"There is a user {login} already.");
        var organisation = await OrganisationOf(body, ask, books);
        await Send(ask, new(Guid.CreateVersion7(), login, NameOf(body, login), organisation, ActiveOf(body) ?? true, ProfileOf(body), null, Reason));
        await Answer(ask, login, StatusCodes.Status201Created);
    }

    public Task Replace(ScimAsk ask) => Change(ask, (_, body) => body);

    public Task Patch(ScimAsk ask) => Change(ask, ScimPatch.Apply);

    public async Task Delete(ScimAsk ask)
    {
        var known = Found(await access.Newest(ask.Cancellation), ask);
        ScimWrites.Demand(ask, ScimWrites.VersionOf(known.Facts));
        ScimWrites.Demand(await gate.Send(new(new LeaveDirectory(Guid.CreateVersion7(), known.Id, "Its directory forgot it"), ask.Caller)));
        await access.Newest(ask.Cancellation);
        await ask.Nothing();
    }

    private async Task Change(ScimAsk ask, Func<JsonObject, JsonObject, JsonObject> wanted)
    {
        var body = await ask.Body();
        await ScimWrites.Deciding(ask, async () =>
        {
            var books = await access.Newest(ask.Cancellation);
            var known = Found(books, ask);
            ScimWrites.Demand(ask, ScimWrites.VersionOf(known.Facts));
            var next = wanted(Shown(known, books, ask), body);
            if (LoginOf(next) != known.State.Login) throw ScimFault.Fixed("userName is for life; let the directory make a new user.");
            if (await Organisation(next) is { } code && code != known.State.Organisation) throw ScimFault.Fixed("organization can't be changed.");
            return await gate.Send(new(
                new ProvisionAccount(
                    Guid.CreateVersion7(), known.State.Login, NameOf(next, known.State.Login), known.State.Organisation,
                    ActiveOf(next) ?? known.State.Enabled, ProfileOf(next), known.Facts, Reason), ask.Caller));
        });
        await Answer(ask, Found(await access.Newest(ask.Cancellation), ask).State.Login, StatusCodes.Status200OK);
    }

    private async Task Send(ScimAsk ask, ProvisionAccount command) => ScimWrites.Demand(await gate.Send(new(command, ask.Caller)));

    private async Task Answer(ScimAsk ask, string login, int status)
    {
        var books = await access.Newest(ask.Cancellation);
        await ask.Show(Shown(books.AccountOf(login)!, books, ask), status);
    }

    /// <summary>Directories ask for one user by its name, again and again; those need not be looked for among all.</summary>
    private static IEnumerable<KnownAccount> Candidates(AccessLedger books, ScimFilter? filter) => filter switch
    {
        ScimFilter.And both => Candidates(books, both.Left) is KnownAccount[] few ? few : Candidates(books, both.Right),
        ScimFilter.Compare { Operator: "eq", Value: string login, Name: { Schema: null, Part: null } name }
            when string.Equals(name.Attribute, "userName", StringComparison.OrdinalIgnoreCase) =>
            books.AccountOf(login) is { } known ? (KnownAccount[])[known] : [],
        _ => books.Accounts.Values,
    };

    private static bool IsSeen(KnownAccount known, Caller caller) =>
        known.State is { Kind: AccountKind.Person, LeftDirectory: false } && caller.Reaches("scim.read", known.State.Organisation);

    private static KnownAccount Found(AccessLedger books, ScimAsk ask) =>
        Guid.TryParse(ask.Id, out var id) && books.Accounts.GetValueOrDefault(id) is { } known && IsSeen(known, ask.Caller)
            ? known
            : throw ScimFault.Unknown(ask.Id);

    private static JsonObject Shown(KnownAccount known, AccessLedger books, ScimAsk ask)
    {
        var (state, profile) = (known.State, known.State.Profile);
        var user = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimSchemas.User, ScimSchemas.Enterprise), ["id"] = known.Id.ToString(), ["userName"] = state.Login,
            ["displayName"] = state.Name, ["active"] = state.Enabled,
        };
        if (profile?.ExternalId is { } external) user["externalId"] = external;
        var name = new JsonObject { ["formatted"] = state.Name };
        if (profile?.FamilyName is { } family) name["familyName"] = family;
        if (profile?.GivenName is { } given) name["givenName"] = given;
        user["name"] = name;
        if (profile?.Emails is { Length: > 0 } emails)
            user["emails"] = new JsonArray([.. emails.Select(mail => new JsonObject { ["value"] = mail.Value, ["type"] = mail.Type, ["primary"] = mail.Primary })]);
        user["groups"] = new JsonArray([.. books.GroupsOf(known.Id, books.NewestAt)
            .Where(group => group.State.KeptByDirectory && ask.Caller.Reaches("scim.read", group.State.Organisation))
            .Select(group => new JsonObject { ["value"] = group.Id.ToString(), ["display"] = group.State.Name, ["type"] = "direct" })]);
        user[ScimSchemas.Enterprise] = new JsonObject { ["organization"] = state.Organisation };
        user["meta"] = ScimWrites.Meta("User", known.Id, known.CreatedAt, known.ChangedAt, known.Facts, ask.Root);
        return user;
    }

    private static string LoginOf(JsonObject body) => body.Named("userName")?.Text() is { } login && login.Trim().Length > 0
        ? Account.Normalised(login)
        : throw ScimFault.Value("userName is missing.");

    private static string NameOf(JsonObject body, string login)
    {
        var name = body.Named("name") as JsonObject;
        string?[] parts = [name?.Named("givenName")?.Text(), name?.Named("familyName")?.Text()];
        return new[] { body.Named("displayName")?.Text(), name?.Named("formatted")?.Text(), string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part))), login }
            .First(text => !string.IsNullOrWhiteSpace(text))!.Trim();
    }

    /// <summary>Some directories write it as a word.</summary>
    private static bool? ActiveOf(JsonObject body) => body.Named("active") switch
    {
        null => null,
        { } node when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False => node.GetValue<bool>(),
        { } node when bool.TryParse(node.Text(), out var said) => said,
        _ => throw ScimFault.Value("active is true or false."),
    };

    private static AccountProfile ProfileOf(JsonObject body)
    {
        var name = body.Named("name") as JsonObject;
        var emails = (body.Named("emails") as JsonArray)?.OfType<JsonObject>().Where(mail => !string.IsNullOrWhiteSpace(mail.Named("value")?.Text()))
            .Select(mail => new MailAddress(mail.Named("value")!.Text()!, mail.Named("type")?.Text(), IsPrimary(mail.Named("primary")))) ?? [];
        return new(body.Named("externalId")?.Text(), name?.Named("givenName")?.Text(), name?.Named("familyName")?.Text(), [.. emails]);
    }

    private static bool IsPrimary(JsonNode? node) => bool.TryParse(node?.ToString(), out var primary) && primary;

    private async Task<string?> Organisation(JsonObject body)
    {
        var code = (body.Named(ScimSchemas.Enterprise) as JsonObject)?.Named("organization")?.Text();
        return code is not null && (await landscape.Newest()).OrganisationOf(code) is { Closed: false } ? code : null;
    }

    /// <summary>Where the directory says, if that is one of ours; else where its token belongs.</summary>
    private async Task<string> OrganisationOf(JsonObject body, ScimAsk ask, AccessLedger books) =>
        await Organisation(body) ?? ScimWrites.HomeOf(ask.Caller, "account.provision", books);
}
