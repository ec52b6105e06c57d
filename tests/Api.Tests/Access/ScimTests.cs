using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>What directories do, in their own dialects, one request after the other.</summary>
public sealed class ScimTests : IClassFixture<ScimTests.Directories>
{
    private readonly OpsHost _host;
    private readonly ScimClient _scim;

    public sealed class Directories(SharedPostgres postgres) : HostOfClass(postgres)
    {
        public ScimClient Province { get; private set; } = null!;

        protected override async Task Fill()
        {
            await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省"));
            await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330100", "杭州市", "330000"));
            await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "320000", "江苏省"));
            Province = new(Host, await Host.IssueAsync([Role.Provisioner], "330000"));
        }
    }

    public ScimTests(Directories directories) => (_host, _scim) = (directories.Host, directories.Province);

    [Fact]
    public async Task Entra_tests_the_connection_creates_changes_disables_and_deletes()
    {
        (await _scim.Find("Users", "userName eq \"no-such-user-7f1e\"")).Of(200).Total.ShouldBe(0);
        var made = (await _scim.Send("POST", "/Users", """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"0a21f0f2","userName":"Zhang.Wei@contoso.example","active":true,"displayName":"张伟",
             "emails":[{"primary":true,"type":"work","value":"zhang.wei@contoso.example"}],
             "meta":{"resourceType":"User"},"name":{"formatted":"张伟","familyName":"张","givenName":"伟"},"roles":[]}
            """)).Of(201);
        made.Location!.ToString().ShouldEndWith($"/scim/v2/Users/{made.Id}");
        (await _scim.Find("Users", "userName eq \"ZHANG.wei@contoso.example\"")).Of(200).Total.ShouldBe(1);
        (await _scim.Find("Users", "externalId eq \"0a21f0f2\"")).Of(200).Total.ShouldBe(1);
        (await _scim.Find("Users", "emails[type eq \"work\"].value eq \"zhang.wei@contoso.example\" and active eq true")).Of(200).Total.ShouldBe(1);
        (await _scim.Send("POST", "/Users", """{"userName":"zhang.wei@contoso.example"}""")).Of(409).ErrorType.ShouldBe("uniqueness");

        (await _scim.Patch($"/Users/{made.Id}", new object[]
        {
            new { op = "Replace", path = "emails[type eq \"work\"].value", value = "wei@contoso.example" },
            new { op = "Add", path = "name.familyName", value = "章" },
            new Dictionary<string, object> { ["op"] = "Replace", ["value"] = new Dictionary<string, object> { ["displayName"] = "章伟", ["title"] = "unknown here" } },
        })).Of(200).Body!["displayName"]!.GetValue<string>().ShouldBe("章伟");
        var after = (await _scim.Get($"/Users/{made.Id}")).Of(200);
        after.Body!["emails"]![0]!["value"]!.GetValue<string>().ShouldBe("wei@contoso.example");
        after.Body["name"]!["familyName"]!.GetValue<string>().ShouldBe("章");

        (await _scim.Patch($"/Users/{made.Id}", new[] { new { op = "Replace", path = "active", value = "False" } })).Of(200)
            .Body!["active"]!.GetValue<bool>().ShouldBeFalse();
        (await _scim.Get($"/Users/{made.Id}")).Of(200); // Shut, and still there.
        (await _scim.Patch($"/Users/{made.Id}", new[] { new { op = "Replace", value = new { active = "True" } } })).Of(200)
            .Body!["active"]!.GetValue<bool>().ShouldBeTrue();

        (await _scim.Send("DELETE", $"/Users/{made.Id}")).Of(204);
        (await _scim.Get($"/Users/{made.Id}")).Of(404);
        (await _scim.Find("Users", "userName eq \"zhang.wei@contoso.example\"")).Of(200).Total.ShouldBe(0);
        Books.Accounts[Guid.Parse(made.Id)].State.Enabled.ShouldBeFalse();
        var back = (await _scim.Send("POST", "/Users", """{"userName":"zhang.wei@contoso.example","displayName":"章伟"}""")).Of(201);
        back.Id.ShouldBe(made.Id); // The same person, with the same history.
        Books.Accounts[Guid.Parse(made.Id)].State.Enabled.ShouldBeTrue();
    }

    [Fact]
    public async Task Entra_keeps_groups_by_adding_and_removing_members()
    {
        var (wei, mei) = (await Person("wei"), await Person("mei"));
        var group = (await _scim.Send("POST", "/Groups", """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"g-1","displayName":"Service desk","members":[]}
            """)).Of(201);
        (await _scim.Find("Groups", "displayName eq \"service desk\"")).Of(200).Total.ShouldBe(1);
        (await _scim.Patch($"/Groups/{group.Id}", new[] { new { op = "Add", path = "members", value = new[] { new { value = wei }, new { value = mei } } } })).Of(200);
        var slim = (await _scim.Get($"/Groups/{group.Id}?excludedAttributes=members")).Of(200);
        slim.Body!["members"].ShouldBeNull();
        (await _scim.Find("Groups", $"members eq \"{wei}\"")).Of(200).Total.ShouldBe(1);
        (await _scim.Find("Groups", $"members.value eq \"{Guid.NewGuid()}\"")).Of(200).Total.ShouldBe(0);

        await GiveToGroup(group.Id, Role.Operator);
        (await Rights(wei)).ShouldContain("incident.assign");
        (await _scim.Patch($"/Groups/{group.Id}", new[] { new { op = "Remove", path = $"members[value eq \"{wei}\"]" } })).Of(200);
        (await Rights(wei)).ShouldNotContain("incident.assign");
        (await Rights(mei)).ShouldContain("incident.assign");
        (await _scim.Patch($"/Groups/{group.Id}", new[] { new { op = "Remove", path = "members", value = new[] { new { value = mei } } } })).Of(200)
            .Body!["members"]!.AsArray().ShouldBeEmpty();
        (await _scim.Send("DELETE", $"/Groups/{group.Id}")).Of(204);
        (await _scim.Get($"/Groups/{group.Id}")).Of(404);
    }

    [Fact]
    public async Task Keycloak_puts_whole_users_and_groups()
    {
        var made = (await _scim.Send("POST", "/Users", """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"li.na","externalId":"kc-1","active":true,
             "name":{"givenName":"Na","familyName":"Li"},"emails":[{"value":"na@example.org","primary":true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"organization":"330100"}}
            """)).Of(201);
        made.Body!["displayName"]!.GetValue<string>().ShouldBe("Na Li");
        Books.Accounts[Guid.Parse(made.Id)].State.Organisation.ShouldBe("330100");

        var put = (await _scim.Send("PUT", $"/Users/{made.Id}", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"{{made.Id}}","userName":"li.na","active":false,"displayName":"Li Na",
             "emails":[{"value":"li@example.org","primary":true}]}
            """)).Of(200);
        put.Body!["active"]!.GetValue<bool>().ShouldBeFalse();
        put.Body["externalId"].ShouldBeNull(); // PUT leaves nothing behind.
        (await _scim.Send("PUT", $"/Users/{made.Id}", """{"userName":"li.another"}""")).Of(400).ErrorType.ShouldBe("mutability");

        var group = (await _scim.Send("POST", "/Groups", $$"""{"displayName":"Readers","members":[{"value":"{{made.Id}}"}]}""")).Of(201);
        (await _scim.Send("PUT", $"/Groups/{group.Id}", """{"displayName":"All readers","members":[]}""")).Of(200).Body!["members"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_was_changed_meanwhile_is_not_changed_again()
    {
        var made = (await _scim.Send("POST", "/Users", """{"userName":"old.version"}""")).Of(201);
        (await _scim.Patch($"/Users/{made.Id}", new[] { new { op = "replace", path = "displayName", value = "New" } }, made.Version)).Of(200)
            .Version.ShouldNotBe(made.Version);
        (await _scim.Patch($"/Users/{made.Id}", new[] { new { op = "replace", path = "displayName", value = "Newer" } }, made.Version)).Of(412);
        (await _scim.Get($"/Users/{made.Id}")).Of(200).Body!["displayName"]!.GetValue<string>().ShouldBe("New");
    }

    [Fact]
    public async Task Changes_side_by_side_lose_nobody()
    {
        var group = (await _scim.Send("POST", "/Groups", """{"displayName":"Many"}""")).Of(201);
        var people = new List<string>();
        for (var i = 0; i < 4; i++) people.Add(await Person($"many{i}"));
        await Task.WhenAll(people.Select(async id =>
            (await _scim.Patch($"/Groups/{group.Id}", new[] { new { op = "Add", path = "members", value = new[] { new { value = id } } } })).Of(200)));

        (await _scim.Get($"/Groups/{group.Id}")).Body!["members"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_was_decided_on_an_older_state_is_not_recorded()
    {
        var (user, group) = (await Person("older"), (await _scim.Send("POST", "/Groups", """{"displayName":"Older"}""")).Of(201).Id);
        var gate = _host.Services.GetRequiredService<CommandGate>();
        foreach (var command in new Command[]
                 {
                     new ProvisionAccount(
                         Guid.CreateVersion7(), "older", "Other", "330000", false, Books.Accounts[Guid.Parse(user)].State.Profile!, 1, "Stale"),
                     new ProvisionGroup(Guid.CreateVersion7(), Guid.Parse(group), "Other", "330000", null, [], [], 1),
                     new DissolveGroup(Guid.CreateVersion7(), Guid.Parse(group), 1, "Stale"),
                 })
            (await gate.Send(new(command, Caller.Product("test")))).Refusal.ShouldBe(DirectoryRefusals.ChangedSince);
    }

    [Fact]
    public async Task A_directory_touches_nothing_beyond_its_organisations_and_its_own_groups()
    {
        await _host.DoAsync(new CreateAccount(Guid.CreateVersion7(), "far", "Far", "320000", AccountKind.Person));
        (await _scim.Get($"/Users/{Account.IdOf("far")}")).Of(404);
        (await _scim.Patch($"/Users/{Account.IdOf("far")}", new[] { new { op = "Replace", path = "active", value = false } })).Of(404);
        (await _scim.Send("POST", "/Users", """{"userName":"far"}""")).Of(409);

        var ours = Guid.CreateVersion7();
        await _host.DoAsync(new CreateGroup(Guid.CreateVersion7(), ours, "Administrators", "330000"));
        (await _scim.Get($"/Groups/{ours}")).Of(404);
        var near = await Person("near");
        (await _scim.Patch($"/Groups/{ours}", new[] { new { op = "Add", path = "members", value = new[] { new { value = near } } } })).Of(404);
        var group = (await _scim.Send("POST", "/Groups", """{"displayName":"Theirs"}""")).Of(201);
        (await _scim.Patch($"/Groups/{group.Id}", new[] { new { op = "Add", path = "members", value = new[] { new { value = Account.IdOf("far") } } } }))
            .Of(400).ErrorType.ShouldBe("invalidValue");

        (await new ScimClient(_host, await _host.TokenOfAsync(Role.SystemAdministrator)).Get("/Users")).Of(403);
        (await new ScimClient(_host, "ops_nobody").Get("/Users")).Of(401);
    }

    [Fact]
    public async Task Of_what_directories_share_each_sees_its_own_and_leaves_the_rest()
    {
        var city = new ScimClient(_host, await _host.IssueAsync([Role.Provisioner], "330100"));
        var (near, far) = ((await city.Send("POST", "/Users", """{"userName":"next"}""")).Of(201).Id, await Person("remote"));
        var ours = (await city.Send("POST", "/Groups", """{"displayName":"City"}""")).Of(201).Id;
        (await _scim.Patch($"/Groups/{ours}", new[] { new { op = "Add", path = "members", value = new[] { new { value = near }, new { value = far } } } })).Of(200)
            .Body!["members"]!.AsArray().Count.ShouldBe(2);
        (await _scim.Send("POST", "/Groups", $$"""{"displayName":"Province","members":[{"value":"{{near}}"}]}""")).Of(201);

        (await city.Get("/Groups")).Of(200).Total.ShouldBe(1);
        (await city.Get($"/Groups/{ours}")).Of(200).Body!["members"]!.AsArray().ShouldHaveSingleItem()!["value"]!.GetValue<string>().ShouldBe(near);
        (await city.Find("Groups", $"members eq \"{far}\"")).Of(200).Total.ShouldBe(0);
        (await city.Get($"/Users/{near}")).Of(200).Body!["groups"]!.AsArray().ShouldHaveSingleItem()!["display"]!.GetValue<string>().ShouldBe("City");
        (await city.Send("PUT", $"/Groups/{ours}", """{"displayName":"City","members":[]}""")).Of(200).Body!["members"]!.AsArray().ShouldBeEmpty();
        (await _scim.Get($"/Groups/{ours}")).Of(200).Body!["members"]!.AsArray().ShouldHaveSingleItem()!["value"]!.GetValue<string>().ShouldBe(far);
    }

    [Fact]
    public async Task Membership_brings_no_two_administrations_together()
    {
        var wei = await Person("separate");
        await _host.DoAsync(new GiveGrant(
            Guid.CreateVersion7(), Guid.CreateVersion7(), SubjectKind.Account, Guid.Parse(wei), Roles.KeyOf(Role.SystemAdministrator), "330000", true, "Test"));
        var group = (await _scim.Send("POST", "/Groups", """{"displayName":"Security"}""")).Of(201);
        await GiveToGroup(group.Id, Role.SecurityAdministrator);
        var refused = (await _scim.Patch($"/Groups/{group.Id}", new[] { new { op = "Add", path = "members", value = new[] { new { value = wei } } } })).Of(403);
        refused.Body!["detail"]!.GetValue<string>().ShouldBe(SeparationRefusals.Together.Reason);
    }

    [Fact]
    public async Task Pages_attributes_and_faults_are_as_the_rfc_says()
    {
        for (var i = 0; i < 5; i++) await Person($"page{i}");
        var page = (await _scim.Get("/Users?startIndex=2&count=2&attributes=userName&filter=userName%20sw%20%22page%22")).Of(200);
        page.Total.ShouldBe(5);
        page.Body!["itemsPerPage"]!.GetValue<int>().ShouldBe(2);
        page.Body["startIndex"]!.GetValue<int>().ShouldBe(2);
        page.Body["Resources"]!.AsArray().Select(user => user!["userName"]!.GetValue<string>()).ShouldBe(["page1", "page2"]);
        page.Body["Resources"]![0]!.AsObject().Select(pair => pair.Key).ShouldBe(["schemas", "id", "userName"], ignoreOrder: true);
        (await _scim.Get("/Users?count=0")).Of(200).Body!["Resources"]!.AsArray().ShouldBeEmpty();

        (await _scim.Find("Users", "userName eq")).Of(400).ErrorType.ShouldBe("invalidFilter");
        (await _scim.Send("POST", "/Users", "{")).Of(400).ErrorType.ShouldBe("invalidSyntax");
        (await _scim.Send("POST", "/Users", "{}")).Of(400).ErrorType.ShouldBe("invalidValue");
        (await _scim.Send("POST", "/Users", """{"userName":"blank in it"}""")).Of(400).ErrorType.ShouldBe("invalidValue");
        var id = await Person("faults");
        (await _scim.Patch($"/Users/{id}", new[] { new { op = "remove" } })).Of(400).ErrorType.ShouldBe("noTarget");
        (await _scim.Patch($"/Users/{id}", new[] { new { op = "replace", path = "emails[", value = "x" } })).Of(400).ErrorType.ShouldBe("invalidPath");
        (await _scim.Patch($"/Users/{id}", new[] { new { op = "replace", path = "id", value = "x" } })).Of(400).ErrorType.ShouldBe("mutability");
        (await _scim.Get($"/Users/{Guid.NewGuid()}")).Of(404).Body!["status"]!.GetValue<string>().ShouldBe("404");
        (await _scim.Get("/ServiceProviderConfig")).Of(200).Body!["patch"]!["supported"]!.GetValue<bool>().ShouldBeTrue();
        (await _scim.Get("/ResourceTypes")).Of(200).Total.ShouldBe(2);
        (await _scim.Get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")).Of(200);
    }

    private AccessLedger Books => _host.Services.GetRequiredService<AccessMemory>().Current;

    private async Task<string> Person(string login) => (await _scim.Send("POST", "/Users", $$"""{"userName":"{{login}}","displayName":"{{login}}"}""")).Of(201).Id;

    private async Task GiveToGroup(string group, Role role) => await _host.DoAsync(new GiveGrant(
        Guid.CreateVersion7(), Guid.CreateVersion7(), SubjectKind.Group, Guid.Parse(group), Roles.KeyOf(role), "330000", true, "A test needs it"));

    private async Task<IEnumerable<string>> Rights(string account)
    {
        await _host.Services.GetRequiredService<AccessMemory>().Newest();
        return _host.Services.GetRequiredService<RightsBook>().Of(Subject.OfAccount(Guid.Parse(account))).Operations;
    }
}
