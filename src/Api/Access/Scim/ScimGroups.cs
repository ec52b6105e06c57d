using System.Text.Json.Nodes;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>Groups that directories keep. Groups that people keep here are not shown to them: nobody could tell who may change what.</summary>
internal sealed class ScimGroups(CommandGate gate, AccessMemory access)
{
    public async Task List(ScimAsk ask)
    {
        var books = await access.Newest(ask.Cancellation);
        await ask.List(books.Groups.Values.Where(known => IsSeen(known, ask.Caller)).OrderBy(known => known.CreatedAt).ThenBy(known => known.Id)
            .Select(known => Shown(known, books, ask)));
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
        var (id, external) = (Guid.CreateVersion7(), ExternalOf(body));
        if (external is not null && books.Groups.Values.Any(known => IsSeen(known, ask.Caller) && known.State.ExternalId == external))
            throw ScimFault.Taken("There is a group of this externalId already.");
        ScimWrites.Demand(await gate.Send(new(
            new ProvisionGroup(
                Guid.CreateVersion7(), id, NameOf(body), ScimWrites.HomeOf(ask.Caller, "group.provision", books), external, MembersOf(body), [], null),
            ask.Caller)));
        books = await access.Newest(ask.Cancellation);
        await ask.Show(Shown(books.Groups[id], books, ask), StatusCodes.Status201Created);
    }

    public Task Replace(ScimAsk ask) => Change(ask, (_, body) => body);

    public Task Patch(ScimAsk ask) => Change(ask, ScimPatch.Apply);

    public async Task Delete(ScimAsk ask)
    {
        await ScimWrites.Deciding(ask, async () =>
        {
            var known = Found(await access.Newest(ask.Cancellation), ask);
            ScimWrites.Demand(ask, ScimWrites.VersionOf(known.Facts));
            return await gate.Send(new(new DissolveGroup(Guid.CreateVersion7(), known.Id, known.Facts, "Its directory forgot it"), ask.Caller));
        });
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
            var members = MembersOf(next);
            return await gate.Send(new(
                new ProvisionGroup(
                    Guid.CreateVersion7(), known.Id, NameOf(next), known.State.Organisation, ExternalOf(next),
                    [.. members.Except(known.State.Members)], [.. Seen(known, books, ask.Caller).Except(members)], known.Facts),
                ask.Caller));
        });
        var after = await access.Newest(ask.Cancellation);
        await ask.Show(Shown(Found(after, ask), after, ask));
    }

    private static bool IsSeen(KnownGroup known, Caller caller) =>
        known.State is { KeptByDirectory: true, Closed: false } && caller.Reaches("scim.read", known.State.Organisation);

    private static KnownGroup Found(AccessLedger books, ScimAsk ask) =>
        Guid.TryParse(ask.Id, out var id) && books.Groups.GetValueOrDefault(id) is { } known && IsSeen(known, ask.Caller)
            ? known
            : throw ScimFault.Unknown(ask.Id);

    /// <summary>Another directory may have members in it who are none of this one's business; those stay.</summary>
    private static IEnumerable<Guid> Seen(KnownGroup known, AccessLedger books, Caller caller) =>
        known.State.Members.Where(member => caller.Reaches("scim.read", books.Accounts[member].State.Organisation)).Order();

    private static JsonObject Shown(KnownGroup known, AccessLedger books, ScimAsk ask)
    {
        var group = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimSchemas.Group), ["id"] = known.Id.ToString(), ["displayName"] = known.State.Name,
            ["members"] = new JsonArray([.. Seen(known, books, ask.Caller).Select(member => new JsonObject
            {
                ["value"] = member.ToString(), ["display"] = books.Accounts[member].State.Name, ["type"] = "User",
                ["$ref"] = $"{ask.Root}{ScimSchemas.Root}/Users/{member}",
            })]),
        };
        if (known.State.ExternalId is { } external) group["externalId"] = external;
        group["meta"] = ScimWrites.Meta("Group", known.Id, known.CreatedAt, known.ChangedAt, known.Facts, ask.Root);
        return group;
    }

    private static string NameOf(JsonObject body) =>
        body.Named("displayName")?.Text() is { } name && name.Trim().Length > 0 ? name.Trim() : throw ScimFault.Value("displayName is missing.");

    private static string? ExternalOf(JsonObject body) => body.Named("externalId")?.Text();

    private static Guid[] MembersOf(JsonObject body) => (body.Named("members") as JsonArray)?
        .Select(member => Guid.TryParse((member as JsonObject)?.Named("value")?.Text(), out var id)
            ? id
            : throw ScimFault.Value("A member is an object whose value is the id of a user."))
        .Distinct().ToArray() ?? [];
}
