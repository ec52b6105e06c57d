using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Npgsql;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Configuration;

/// <summary>Imports as programs see them: over GraphQL, from the file store, down to the log. Each has an organisation to itself.</summary>
public sealed class ItemImportTests(TownOfClass at) : IClassFixture<TownOfClass>, IAsyncLifetime
{
    /// <summary>NetBox's public demo data. The file lies beside the clone, or above it, or not at all.</summary>
    private static readonly string Dump = Above(Path.Combine("shared", "data", "netbox", "netbox-demo-v3.5.json.gz"));

    private readonly OpsHost _host = at.Host;
    private string _token = null!, _mine = null!;

    public async ValueTask InitializeAsync()
    {
        _token = await _host.TokenOfAsync(Role.ConfigurationManager);
        _mine = await at.Town.OpenDepartment(City);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_real_dump_is_taken_over_once_and_undone_to_nothing()
    {
        Assert.SkipUnless(File.Exists(Dump), $"The dump is not at {Dump}.");
        var bytes = await File.ReadAllBytesAsync(Dump, TestContext.Current.CancellationToken);
        var first = await Import(bytes, "NET_BOX", "netbox");
        ((string?)first["state"]).ShouldBe("ENDED", first.ToJsonString());
        ((int)first["counts"]!["faults"]!).ShouldBe(0, first["faults"]!.ToJsonString());
        ((int)first["counts"]!["read"]!).ShouldBe(6_915);
        var items = first["models"]!.AsArray().Sum(model => (int)model!["items"]!);
        ((int)first["counts"]!["registered"]!).ShouldBe(items);
        (await Ask<long>("select count(*) from ops.mt_events where tenant_id = $1 and type = 'item.registered.v1'", _mine)).ShouldBe(items);
        var relations = first["models"]!.AsArray().Sum(model => (int)model!["relations"]!);
        (await Ask<long>("select count(*) from ops.mt_events where tenant_id = $1 and type = 'item.related.v1'", _mine)).ShouldBe(relations);

        var second = await Import(bytes, "NET_BOX", "netbox");
        ((int)second["counts"]!["unchanged"]!).ShouldBe(items, second.ToJsonString());
        (await Ask<long>("select count(*) from ops.mt_events where type like 'item.%' and causation_id = $1", (string)second["id"]!)).ShouldBe(0);

        var undone = await Undo((string)first["id"]!);
        ((int)undone["undo"]!["retired"]!).ShouldBe(items, undone.ToJsonString());
        ((int)undone["undo"]!["conflicts"]!).ShouldBe(0);
        var states = await States();
        states.Values.ShouldAllBe(item => item.Unregistered && item.Stage == Stage.Retired && item.Relations.IsEmpty);

        var third = await Import(bytes, "NET_BOX", "netbox");
        ((int)third["counts"]!["registered"]!).ShouldBe(items, third.ToJsonString());
    }

    [Fact]
    public async Task Undo_brings_back_what_was_known_and_keeps_and_lists_later_edits()
    {
        var (kept, edited) = (Id, Id);
        await Register(kept, "web-01", "SN-1");
        await Register(edited, "web-02", "SN-2");
        var before = await States();
        await Caught("configuration_items");
        var import = await Import(
            Encoding.UTF8.GetBytes("Name,Serial number,Operating system,Memory\nweb-01,SN-1,openEuler,64\nweb-02,SN-2,openEuler,64\nweb-03,SN-3,UOS,32\n"),
            "CSV", "sheet", "server", "{ column: \"Name\", role: ATTRIBUTE, of: \"name\" } { column: \"Serial number\", role: ATTRIBUTE, of: \"serial\" } "
            + "{ column: \"Operating system\", role: ATTRIBUTE, of: \"os\" } { column: \"Memory\", role: ATTRIBUTE, of: \"memory\" }", "IN_STOCK");
        ((int)import["counts"]!["registered"]!).ShouldBe(1, import.ToJsonString());
        ((int)import["counts"]!["changed"]!).ShouldBe(2, import.ToJsonString());
        await _host.DoAsync(new ReportItem(Id, edited, "manual", [new("os", "Kylin")]));

        var preview = await _host.Send(
            "query($id: ID!) { itemImportUndoPreview(id: $id) { counts { restored retired conflicts } kept { itemId what imported now by } } }",
            new { id = (string)import["id"]! }, _token);
        preview["data"]!["itemImportUndoPreview"]!["kept"]!.AsArray().Single()!.ToJsonString()
            .ShouldBe($$"""{"itemId":"{{edited}}","what":"os","imported":"openEuler","now":"Kylin","by":"test"}""");

        var undone = await Undo((string)import["id"]!);
        ((int)undone["undo"]!["conflicts"]!).ShouldBe(1);
        var after = await States();
        Alike(after[kept], before[kept]);
        (after[edited].ValueOf("os"), after[edited].ValueOf("memory")).ShouldBe(("Kylin", null));
        after.Values.Single(item => item.Name == "web-03").Stage.ShouldBe(Stage.Retired);
    }

    [Fact]
    public async Task Bad_rows_are_told_with_line_and_column_and_stop_nobody()
    {
        var import = await Import(
            Encoding.UTF8.GetBytes("Name,Memory\na,1\nb,much\nc,3\n"), "CSV", "sheet", "server",
            "{ column: \"Name\", role: ATTRIBUTE, of: \"name\" } { column: \"Memory\", role: ATTRIBUTE, of: \"memory\" }", "IN_STOCK");
        ((int)import["counts"]!["registered"]!).ShouldBe(2, import.ToJsonString());
        import["faults"]!.AsArray().Select(fault => ((string?)fault!["place"], (string?)fault["column"])).ShouldBe([("3", "Memory")]);
    }

    [Fact]
    public async Task A_workbook_is_looked_at_before_and_after_its_columns_are_known()
    {
        var workbook = new MemoryStream();
        await workbook.SaveAsAsync(
            new[] { new Dictionary<string, object> { ["名称"] = "web-01", ["内存"] = 64 }, new() { ["名称"] = "web-02", ["内存"] = "很多" } },
            cancellationToken: TestContext.Current.CancellationToken);
        workbook.Position = 0;
        var file = (await _host.Services.GetRequiredService<FileStore>().Keep(workbook, long.MaxValue, TestContext.Current.CancellationToken))!;
        const string Query = """
            query($organisation: String!, $plan: ImportPlan!) { itemImportPreview(organisation: $organisation, plan: $plan) {
                columns suggested { column role of } types { key zh en } meanings { role of zh en }
                items { place type values { key value } relations faults { place column code reason } }
                faults { place column code reason count } models { model read items attributes links relations skipped { reason count } } isWhole failure } }
            """;
        var plan = new { fileName = "s.xlsx", sha256 = file.Sha256, format = "XLSX", source = "table", mapping = Array.Empty<object>() };
        var before = (await _host.Send(Query, new { organisation = _mine, plan }, _token))["data"]!["itemImportPreview"]!;
        before["columns"]!.AsArray().Select(column => (string?)column).ShouldBe(["名称", "内存"]);
        before["types"]!.AsArray().ShouldContain(type => (string)type!["key"]! == "server");
        object[] mapping = [new { column = "名称", role = "ATTRIBUTE", of = "name" }, new { column = "内存", role = "ATTRIBUTE", of = "memory" }];
        var after = (await _host.Send(
            Query, new { organisation = _mine, plan = new { plan.fileName, plan.sha256, plan.format, plan.source, type = "server", stage = "IN_STOCK", mapping } }, _token))
            ["data"]!["itemImportPreview"]!;
        after["suggested"]!.AsArray().Count.ShouldBe(2);
        after["faults"]!.AsArray().Select(fault => ((string?)fault!["place"], (string?)fault["column"])).ShouldBe([("3", "内存")]);
        ((int)after["models"]![0]!["items"]!).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_dump_no_longer_tells_is_missing_and_found_again()
    {
        const string Whole = """[{"model":"tenancy.tenant","pk":1,"fields":{"name":"A"}},{"model":"tenancy.tenant","pk":2,"fields":{"name":"B","description":"x"}}]""";
        const string Half = """[{"model":"tenancy.tenant","pk":1,"fields":{"name":"A"}}]""";
        await Import(Encoding.UTF8.GetBytes(Whole), "NET_BOX", "netbox");
        await Caught("configuration_items");
        ((int)(await Import(Encoding.UTF8.GetBytes(Half), "NET_BOX", "netbox"))["counts"]!["missing"]!).ShouldBe(1);
        var lost = (await States()).Single(pair => pair.Value.Name == "B");
        lost.Value.MissedBy.ShouldBe(["netbox"]);
        (await Ask<bool>("select due_at > now() + interval '29 days' from ops.outbox where kind = 'missing-items' and payload::text like $1", $"%{lost.Key}%"))
            .ShouldBeTrue();
        await _host.DoAsync(new RetireMissingItem(Id, lost.Key, "netbox"));
        var back = await Import(Encoding.UTF8.GetBytes(Whole), "NET_BOX", "netbox");
        ((int)back["counts"]!["tombstones"]!).ShouldBe(1, back.ToJsonString());
        (await States())[lost.Key].Stage.ShouldBe(Stage.Retired);
    }

    [Fact]
    public async Task An_agent_tells_what_it_sees_and_the_same_again_records_nothing()
    {
        var known = Id;
        await Register(known, "db-01", "SN-9");
        await Caught("configuration_items");
        const string Seen = """
            mutation($id: ID!, $org: String!) { discoverItems(input: { commandId: $id, organisation: $org, source: "discovery", items: [
              { key: "rack-7", type: "rack", name: "R7" }
              { key: "host-1", type: "server", name: "host-1", attributes: [{ key: "memory", value: "64" }], relations: [{ kind: "located-in", target: "rack-7" }] }
              { key: "host-9", type: "server", name: "db-one", attributes: [{ key: "serial", value: "SN-9" }], relations: [{ kind: "depends-on", target: "host-1" }] }
            ] }) { refusal { code } items { key itemId } counts { registered changed unchanged related } faults { place code reason } } }
            """;
        var first = (await _host.Send(Seen, new { id = Id, org = _mine }, _token))["data"]!["discoverItems"]!;
        first["counts"]!.ToJsonString().ShouldBe("""{"registered":2,"changed":1,"unchanged":0,"related":2}""", first.ToJsonString());
        ((string)first["items"]!.AsArray().Single(item => (string)item!["key"]! == "host-9")!["itemId"]!).ShouldBe($"{known}");
        var events = await Ask<long>("select count(*) from ops.mt_events where tenant_id = $1 and type like 'item.%'", _mine);
        await Caught("configuration_items");
        var second = (await _host.Send(Seen, new { id = Id, org = _mine }, _token))["data"]!["discoverItems"]!;
        second["counts"]!.ToJsonString().ShouldBe("""{"registered":0,"changed":0,"unchanged":3,"related":0}""", second.ToJsonString());
        (await Ask<long>("select count(*) from ops.mt_events where tenant_id = $1 and type like 'item.%'", _mine)).ShouldBe(events);
    }

    [Fact]
    public async Task An_import_belongs_to_its_organisation_alone()
    {
        var id = (string)(await Import(Encoding.UTF8.GetBytes("Name\na\n"), "CSV", "sheet", "server", "{ column: \"Name\", role: ATTRIBUTE, of: \"name\" }"))["id"]!;
        var stranger = await _host.IssueAsync([Role.ConfigurationManager], West);

        (await _host.Send("query($id: ID!) { itemImport(id: $id) { id } }", new { id }, stranger))["data"]!["itemImport"].ShouldBeNull();
        var preview = await _host.Send(
            $$"""
            { itemImportPreview(organisation: "{{_mine}}", plan: { fileName: "f", sha256: "{{new string('0', 64)}}", format: CSV, source: "sheet", mapping: [] }) { failure } }
            """, token: stranger);
        preview.ToJsonString().ShouldContain(WriteRefusals.OrganisationOutOfReach.Code);
        (await Progress(id, _token)).ShouldContain(id);
        (await Progress(id, stranger)).ShouldBeEmpty();
    }

    /// <summary>What is told of an import that is over: all of it at once, or nothing at all for as long as one listens.</summary>
    private async Task<string> Progress(string id, string token)
    {
        using var response = await _host.Post("subscription($id: ID!) { itemImportProgress(id: $id) { id } }", new { id }, token, "text/event-stream");
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            while (await reader.ReadLineAsync(patience.Token) is { } line)
                if (line.StartsWith("data:", StringComparison.Ordinal)) return line;
        }
        catch (OperationCanceledException)
        {
            // nothing was told
        }

        return "";
    }

    private static string Above(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, path) is var found && File.Exists(found)) return found;
        return path;
    }

    private async Task<JsonNode> Import(byte[] bytes, string format, string source, string? type = null, string mapping = "", string? stage = null)
    {
        var file = (await _host.Services.GetRequiredService<FileStore>().Keep(new MemoryStream(bytes), long.MaxValue, TestContext.Current.CancellationToken))!;
        var id = Id;
        var asked = await _host.Send(
            $$"""
            mutation($command: ID!, $id: ID!) { startItemImport(input: { commandId: $command, importId: $id, organisation: "{{_mine}}", plan: {
                fileName: "f", sha256: "{{file.Sha256}}", format: {{format}}, source: "{{source}}", type: {{(type is null ? "null" : $"\"{type}\"")}},
                mapping: [{{mapping}}], stage: {{stage ?? "null"}} } }) { refusal { code reason field } } }
            """, new { command = Id, id }, _token);
        asked["data"]?["startItemImport"]?["refusal"].ShouldBeNull(asked.ToJsonString());
        return await Settled(id.ToString(), "RUNNING");
    }

    private async Task<JsonNode> Undo(string id)
    {
        var asked = await _host.Send(
            "mutation($command: ID!, $id: ID!) { undoItemImport(input: { commandId: $command, importId: $id }) { refusal { code } } }",
            new { command = Id, id }, _token);
        asked["data"]?["undoItemImport"]?["refusal"].ShouldBeNull(asked.ToJsonString());
        return await Settled(id, "UNDOING", "ENDED", "RUNNING");
    }

    private async Task<JsonNode> Settled(string id, params string[] notYet)
    {
        const string Query = """
            query($id: ID!) { itemImport(id: $id) { id state failure counts { read registered changed unchanged tombstones related unrelated missing faults }
                models { model read items relations skipped { reason count } } faults { place column code reason count }
                undo { restored retired conflicts } kept { itemId what imported now by } progress { stage done total } } }
            """;
        var answer = await _host.Eventually(
            Query, said => said["data"]?["itemImport"]?["state"] is { } state && !notYet.Contains((string)state!), new { id }, _token);
        return answer["data"]!["itemImport"]!;
    }

    private Task<Outcome> Register(Guid id, string name, string serial) => _host.DoAsync(new RegisterItem(
        Id, id, _mine, "server", Stage.InStock, "manual", [new("name", name), new("serial", serial)]));

    private async Task<Dictionary<Guid, ConfigurationItem>> States()
    {
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        await using var ask = database.CreateCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.tenant_id = $1 and e.type like 'item.%' order by e.stream_id, e.version");
        ask.Parameters.Add(new() { Value = _mine });
        var states = new Dictionary<Guid, ConfigurationItem>();
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var happened = Recorded.From(rows);
            states[happened.Stream] = ConfigurationItem.Evolve(
                states.GetValueOrDefault(happened.Stream), (ConfigurationItemEvent)happened.Fact, happened.OccurredAt);
        }

        return states;
    }

    private static void Alike(ConfigurationItem item, ConfigurationItem other)
    {
        (item.Stage, item.Values.ToArray().Length).ShouldBe((other.Stage, other.Values.Count));
        item.Relations.ShouldBe(other.Relations, ignoreOrder: true);
        foreach (var key in item.Attributes.Keys.Union(other.Attributes.Keys))
            KeptClaims.Of(item.Attributes.GetValueOrDefault(key)).Holds(other.Attributes.GetValueOrDefault(key)).ShouldBeTrue(key);
    }

    /// <summary>Read models follow a moment later.</summary>
    private Task Caught(string model) => Eventually.IsTrueAsync(
        () => Ask<bool>($"select coalesce((select last_seq_id from ops.mt_event_progression where name = '{model}:All') >= (select max(seq_id) from ops.mt_events where type like 'item.%'), false)"),
        model);

    private async Task<T> Ask<T>(string query, params object[] values)
    {
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        await using var ask = database.CreateCommand(query);
        foreach (var value in values) ask.Parameters.Add(new() { Value = value });
        return (T)(await ask.ExecuteScalarAsync())!;
    }
}
