using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Crash;

/// <summary>An import whose process is killed is carried to its end by the next one, as if nothing had happened.</summary>
public sealed class KilledImportTests
{
    private const int Rows = 6_000;

    private const string Start =
        """
        mutation($command: ID!, $id: ID!, $sha: String!) { startItemImport(input: { commandId: $command, importId: $id, organisation: "330000", plan: {
            fileName: "servers.csv", sha256: $sha, format: CSV, source: "sheet", type: "server", stage: IN_STOCK,
            mapping: [{ column: "Name", role: ATTRIBUTE, of: "name" }, { column: "Serial number", role: ATTRIBUTE, of: "serial" },
                      { column: "Stands on", role: RELATION, of: "depends-on" }] } }) { refusal { code reason } } }
        """;

    [Fact]
    public async Task Killed_twice_in_the_middle_it_ends_with_each_row_once()
    {
        using var folder = new TestFolder();
        await using var postgres = await EmbeddedPostgres.StartAsync(folder.Path, TestFolder.Postgres, TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string>
        {
            ["Ops__Data"] = folder.Path, ["Ops__Url"] = "http://127.0.0.1:0", ["ConnectionStrings__ops"] = postgres.ConnectionString,
        };
        var tokens = await CrashTests.Issue(postgres, Role.SystemAdministrator, Role.ConfigurationManager);
        var api = await ApiProcess.ServeAsync(settings);
        await CrashTown.Found(await api.ReadyAt, tokens[0]);
        var import = Guid.CreateVersion7();
        await Begin(await api.ReadyAt, tokens[1], import, folder);

        foreach (var recorded in (int[])[Rows / 10, Rows])
        {
            await Eventually.IsTrueAsync(async () => await Facts(postgres, import) >= recorded, $"{recorded} facts are recorded");
            await api.KillAsync();
            await api.DisposeAsync();
            (await Ended(postgres)).ShouldBeFalse("the kill falls into the middle of the import");
            api = await ApiProcess.ServeAsync(settings);
        }

        await Eventually.IsTrueAsync(() => Ended(postgres), "the import is carried to its end");
        (await Ask(postgres, "select count(*) from ops.mt_events where type = 'item.registered.v1'")).ShouldBe(Rows);
        (await Ask(postgres, "select count(distinct data -> 'attributes' ->> 'serial') from ops.mt_events where type = 'item.registered.v1'")).ShouldBe(Rows);
        (await Ask(postgres, "select count(*) from ops.mt_events where type = 'item.related.v1'")).ShouldBe(Rows - 1);
        await api.StopAsync("TERM");
        await api.DisposeAsync();
        await using var verify = ApiProcess.Run(settings, "verify");
        (await verify.ExitAsync()).ShouldBe(0, verify.Output);
    }

    private static async Task Begin(Uri url, string token, Guid import, TestFolder folder)
    {
        var text = new StringBuilder("Name,Serial number,Stands on\n");
        for (var row = 0; row < Rows; row++) text.Append(CultureInfo.InvariantCulture, $"server-{row},S-{row},{(row == 0 ? "" : $"server-{row / 2}")}\n");
        var file = (await new FileStore(Path.Combine(folder.Path, "files")).Keep(
            new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), long.MaxValue, TestContext.Current.CancellationToken))!;
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await http.PostAsJsonAsync(
            new Uri(url, "/graphql"), new { query = Start, variables = new { command = Guid.CreateVersion7(), id = import, sha = file.Sha256 } },
            TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"refusal\":null");
    }

    private static Task<long> Facts(EmbeddedPostgres postgres, Guid import) => Ask(
        postgres, "select count(*) from ops.mt_events where type like 'item.%' and causation_id = $1", $"{import}");

    private static async Task<bool> Ended(EmbeddedPostgres postgres) =>
        await Ask(postgres, "select count(*) from ops.mt_events where type = 'item-import.ended.v1'") > 0;

    private static Task<long> Ask(EmbeddedPostgres postgres, string sql, params object[] arguments) =>
        PlainSql.AskAsync<long>(postgres.ConnectionString, sql, arguments);
}
