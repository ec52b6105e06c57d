using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Configuration;

/// <summary>One test counts the items of the districts; those of the others are the city's.</summary>
public sealed class ItemAnswersTests(ItemAnswersTests.Kept kept) : IClassFixture<ItemAnswersTests.Kept>
{
    public sealed class Kept(SharedPostgres postgres) : TownOfClass(postgres)
    {
        public string Keeper { get; private set; } = null!;

        protected override async Task Settle() => Keeper = await Host.TokenOfAsync(Role.ConfigurationManager, Role.Operator);
    }

    private readonly string _keeper = kept.Keeper;

    private OpsHost Host => kept.Host;

    private SmallTown Town => kept.Town;

    [Fact]
    public async Task An_item_lives_from_its_registration_to_its_end_over_graphql()
    {
        var (rack, server) = (Id, Id);
        await Do(
            $$"""
            registerItem(input: { commandId: "{{Id}}", itemId: "{{rack}}", organisation: "330100", type: "rack", stage: IN_USE,
            source: "manual",
            attributes: [{ key: "name", value: "R-01" }] })
            """);
        await Do(
            $$"""
            registerItem(input: { commandId: "{{Id}}", itemId: "{{server}}", organisation: "330100", type: "server", stage: IN_USE,
            source: "manual",
            placedIn: "{{rack}}", attributes: [{ key: "name", value: "web-01" }, { key: "credentials", value: "vault:web-01" }] })
            """);
        await Do(
            $$"""
            reportItem(input: { commandId: "{{Id}}", itemId: "{{server}}", source: "netbox", attributes: [{ key: "memory",
            value: "64" }, { key: "name", value: "web1" }] })
            """);
        await Do($$"""setItemBaseline(input: { commandId: "{{Id}}", itemId: "{{server}}", name: "go-live" })""");
        await Town.CatchUp();
        var before = DateTimeOffset.UtcNow;
        await Do(
            $$"""
            reportItem(input: { commandId: "{{Id}}", itemId: "{{server}}", source: "discovery", attributes: [{ key: "memory",
            value: "128" }] })
            """);
        var incident = Id;
        await Host.DoAsync(new ReportIncident(Id, incident, West, "Web is down", Channel.Phone, Mail, "Chen"));
        await Host.DoAsync(new ReportIncident(Id, Id, West, "Only its name is told", Channel.Phone, Mail, "Chen", AffectedItem: "web-01"));
        await Host.DoAsync(new LinkIncident(Id, incident, LinkKind.Item, $"{server}"));
        await Town.CatchUp();

        var item = (await Ask(server))!;
        item["name"]!.ToString().ShouldBe("web-01");
        item["type"]!["name"]!["zh"]!.ToString().ShouldBe("服务器");
        var known = item["attributes"]!.AsArray().ToDictionary(one => one!["definition"]!["key"]!.ToString(), one => one!);
        known["name"]["rejected"]![0]!["value"]!.ToString().ShouldBe("web1");
        known["memory"]["value"]!.ToString().ShouldBe("128");
        known["memory"]["source"]!.ToString().ShouldBe("discovery");
        known["credentials"]["value"]!.ToString().ShouldBe("vault:••••••");
        item["relationsOut"]![0]!["target"]!["name"]!.ToString().ShouldBe("R-01");
        item["baselines"]![0]!["drift"]!.AsArray().ShouldHaveSingleItem()!["after"]!.ToString().ShouldBe("128");
        item["versions"]!["nodes"]![0]!["changes"]![0]!["before"]!.ToString().ShouldBe("64");
        item["versions"]!["nodes"]!.ToJsonString().ShouldNotContain("vault:web-01");
        item["incidents"]!.AsArray().ShouldHaveSingleItem()!["title"]!.ToString().ShouldBe("Web is down");
        (await Ask(rack))!["relationsIn"]!.AsArray().ShouldHaveSingleItem()!["from"]!["name"]!.ToString().ShouldBe("web-01");
        var then = (await Ask(server, before))!;
        then["attributes"]!.AsArray().Single(one => one!["definition"]!["key"]!.ToString() == "memory")!["value"]!.ToString().ShouldBe("64");

        await Do($$"""revertItem(input: { commandId: "{{Id}}", itemId: "{{server}}", version: 3 })""");
        await Town.CatchUp();
        (await Ask(server))!["baselines"]![0]!["drift"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Items_are_listed_counted_searched_and_exported_by_what_they_are()
    {
        foreach (var i in Enumerable.Range(0, 5)) await Server(Id, i < 3 ? West : East, $"web-{i}", ("os", i % 2 == 0 ? "openEuler" : "Kylin"));
        await Host.DoAsync(new RegisterItem(Id, Id, West, "rack", Stage.InUse, "manual", [new("name", "R-01")]));
        await Town.CatchUp();
        var list = await Town.Ask(
            """
            { configurationItems(filter: { types: ["hardware"], attributes: [{ key: "os", value: "openEuler" }] }) { totalCount nodes { name } }
              configurationItemCounts(filter: { organisations: ["330106"] }) { total types { type { key } count } stages { stage count } organisations { count } }
              search(text: "kylin") { items { name } }
              itemTypes { key } relationKinds { key } }
            """, token: _keeper);
        ((int)list["configurationItems"]!["totalCount"]!).ShouldBe(3);
        list["configurationItems"]!["nodes"]!.AsArray().Select(node => node!["name"]!.ToString()).ShouldBe(["web-0", "web-2", "web-4"]);
        ((int)list["configurationItemCounts"]!["total"]!).ShouldBe(4);
        list["configurationItemCounts"]!["types"]!.AsArray().Select(row => $"{row!["type"]!["key"]} {row["count"]}").ShouldBe(["server 3", "rack 1"]);
        list["search"]!["items"]!.AsArray().Count.ShouldBe(2);
        list["itemTypes"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(40);
        var text = await Get("/exports/items?types=server&language=en-US&organisations=330102", _keeper);
        text.TrimEnd().Split("\r\n").Length.ShouldBe(3, text);
        text.ShouldContain("Operating system");
    }

    [Fact]
    public async Task Who_may_not_see_things_so_sensitive_sees_nothing_of_them()
    {
        var secret = Id;
        await Server(secret, City, "keystore");
        await Host.DoAsync(new ClassifyItem(Id, secret, Importance.Core, DataLabel.Important));
        var path = await Configured(secret, "hostname keystore");
        await Town.CatchUp();
        var trusted = await Trusted();
        (await Ask(secret)).ShouldBeNull();
        (await Ask(secret, token: trusted))!["name"]!.ToString().ShouldBe("keystore");
        (await Town.Ask("{ search(text: \"keystore\") { items { id } } }", token: _keeper))["search"]!["items"]!.AsArray().ShouldBeEmpty();
        (await Get("/exports/items?language=en-US", _keeper)).ShouldNotContain("keystore");
        (await Status(path, _keeper)).ShouldBe(HttpStatusCode.NotFound);
        (await Status(path, trusted)).ShouldBe(HttpStatusCode.OK);
        var report = $$"""mutation { reportItem(input: { commandId: "{{Id}}", itemId: "{{secret}}", source: "manual", attributes: [] }) { refusal { code } } }""";
        ((string?)(await Town.Ask(report, token: _keeper))["reportItem"]!["refusal"]?["code"]).ShouldBe("unknown");
        var open = Id;
        await Server(open, City, "web-01");
        var classify = $$"""mutation { classifyItem(input: { commandId: "{{Id}}", itemId: "{{open}}", importance: CORE, label: IMPORTANT }) { refusal { code } } }""";
        ((string?)(await Town.Ask(classify, token: _keeper))["classifyItem"]!["refusal"]?["code"]).ShouldBe("item.label-out-of-reach");
        (await Ask(secret, token: await Host.IssueAsync([Role.ConfigurationManager], East))).ShouldBeNull();
    }

    [Fact]
    public async Task Who_reads_items_here_and_files_there_gets_no_file_of_here()
    {
        await SecondWall.TakeDownIfAsked(Host);
        var (item, looker) = (Id, Id);
        await Server(item, City, "files-01");
        var path = await Configured(item, "hostname files-01");
        await Host.DoAsync(new DefineRole(Id, looker, "Looks at items", Province, ["item.read"]));
        await Browser.PersonAsync(Host, "mo", (Role.ConfigurationManager, East));
        await Host.DoAsync(new GiveGrant(Id, Id, SubjectKind.Account, Account.IdOf("mo"), $"{looker}", City, false, "A test needs it"));
        using var mo = new Browser(Host);
        await mo.Enrol(await Browser.LinkAsync(Host, "mo"));
        await Town.CatchUp();
        (await mo.Ask($"{{ configurationItem(id: \"{item}\") {{ name }} }}"))["data"]!["configurationItem"].ShouldNotBeNull();
        using var answer = await mo.Send(HttpMethod.Get, path, null);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_type_of_ones_own_is_modelled_and_used()
    {
        await Do(
            $$"""
            defineItemType(input: { commandId: "{{Id}}", key: "camera", name: { zh: "摄像头", en: "Camera" }, group: "hardware",
            parent: "device",
            attributes: [{ key: "lens", name: { zh: "镜头", en: "Lens" }, kind: CHOICE, choices: [{ key: "wide", name: { zh: "广角",
            en: "Wide" } }] }] })
            """);
        await Do(
            $$"""
            defineRelationKind(input: { commandId: "{{Id}}", key: "watches", name: { zh: "监视", en: "watches" },
            inverse: { zh: "被监视", en: "is watched by" }, flow: NONE })
            """);
        await Do($$"""orderItemSources(input: { commandId: "{{Id}}", key: "camera", sources: ["vms", "manual"] })""");
        var camera = Id;
        await Do(
            $$"""
            registerItem(input: { commandId: "{{Id}}", itemId: "{{camera}}", organisation: "330100", type: "camera",
            stage: PLANNED, source: "vms",
            attributes: [{ key: "name", value: "C-1" }, { key: "lens", value: "广角" }] })
            """);
        await Town.CatchUp();
        (await Ask(camera))!["attributes"]!.ToJsonString().ShouldContain("\"value\":\"wide\"");
        var type = (await Town.Ask("{ itemType(key: \"camera\") { version lineage sources { sources } attributes(own: true) { key } } }", token: _keeper))["itemType"]!;
        ((int)type["version"]!).ShouldBe(1);
        type["lineage"]!.AsArray().Select(key => key!.ToString()).ShouldBe(["camera", "device", "hardware", "item"]);
    }

    [Fact]
    public async Task Whoever_watches_is_told_of_items_within_reach_up_to_their_label()
    {
        var secret = Id;
        await Server(secret, City, "strongbox");
        await Host.DoAsync(new ClassifyItem(Id, secret, Importance.Core, DataLabel.Important));
        await Town.CatchUp();
        using var response = await Host.Post("subscription { configurationItemChanged { name } }", null, _keeper, "text/event-stream");
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        await Host.DoAsync(new ReportItem(Id, secret, "manual", [new("os", "Kylin")]));
        await Server(Id, City, "web-05");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = new List<string>();
        while (!told.Any(line => line.Contains("web-05", StringComparison.Ordinal)) && await events.ReadLineAsync(patience.Token) is { } line) told.Add(line);
        told.ShouldAllBe(line => !line.Contains("strongbox", StringComparison.Ordinal));
    }

    private Task<Outcome> Server(Guid id, string organisation, string name, params (string Key, string Value)[] more) => Host.DoAsync(new RegisterItem(
        Id, id, organisation, "server", Stage.InStock, "manual", [new("name", name), .. more.Select(pair => new AttributeValue(pair.Key, pair.Value))]));

    /// <summary>Keeps a configuration file of an item.</summary>
    /// <returns>Where it is handed out.</returns>
    private async Task<string> Configured(Guid item, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var file = (await Host.Services.GetRequiredService<FileStore>().Keep(new MemoryStream(bytes), bytes.Length, TestContext.Current.CancellationToken))!;
        await Host.DoAsync(new RecordItemText(Id, item, "running-config", file.Sha256, bytes.Length, "manual"));
        return $"/files/{file.Sha256}?item={item}";
    }

    private async Task Do(string mutation) =>
        (await Town.Ask($"mutation {{ done: {mutation} {{ refusal {{ code reason }} }} }}", token: _keeper))["done"]!["refusal"].ShouldBeNull();

    private async Task<JsonNode?> Ask(Guid id, DateTimeOffset? asOf = null, string? token = null) => (await Town.Ask(
        """
        query($id: ID!, $asOf: DateTimeOffset) { configurationItem(id: $id, asOf: $asOf) {
          name stage type { key name { zh } } attributes(known: true) { definition { key kind } value source since rejected { value source } }
          relationsOut { kind { key } target { name } } relationsIn { from { name } } baselines { name drift { key before after } }
          versions { totalCount nodes { version type by source changes { key before after inForce } } } incidents { title } } }
        """, new { id, asOf }, token ?? _keeper))["configurationItem"];

    private async Task<string> Trusted()
    {
        var secret = TokenSecret.New();
        await Host.DoAsync(new IssueToken(
            Id, "trusted", [Roles.KeyOf(Role.ConfigurationManager)], Reach.Everywhere, secret.Hash, DateTimeOffset.UtcNow.AddHours(1), "A test needs it",
            Label: DataLabel.Important));
        await Host.Services.GetRequiredService<TokenBook>().Refresh();
        return secret.Text;
    }

    private async Task<string> Get(string path, string token)
    {
        using var response = await Send(path, token);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> Status(string path, string token)
    {
        using var response = await Send(path, token);
        return response.StatusCode;
    }

    private Task<HttpResponseMessage> Send(string path, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        return Host.Http.SendAsync(request);
    }
}
