using System.Net;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Exports;

public sealed class ExportTests(ExportTests.Reported reported) : IClassFixture<ExportTests.Reported>
{
    public sealed class Reported(SharedPostgres postgres) : TownOfClass(postgres)
    {
        protected override async Task Settle()
        {
            await Town.Report(West, "=HYPERLINK(\"http://elsewhere\")");
            await Town.Report(East, "The printer burns");
        }
    }

    private OpsHost Host => reported.Host;

    [Fact]
    public async Task Incidents_leave_as_they_are_filtered_with_no_formula_and_on_record()
    {
        var token = await Host.TokenOfAsync(Role.Operator);
        var (status, text) = await Get("/exports/incidents?format=csv&language=en-US&organisations=330106&statuses=NEW", token);
        status.ShouldBe(HttpStatusCode.OK);
        var lines = text.TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(2, text);
        lines[0].ShouldStartWith("Number,Title,State");
        lines[1].ShouldContain("\"'=HYPERLINK(\"\"http://elsewhere\"\")\"");
        text.ShouldNotContain("printer");

        await reported.Town.CatchUp();
        var entry = (await reported.Town.Ask(
            "{ audit(filter: { operation: \"incident.export\" }) { nodes { outcome input } } }", token: await Host.TokenOfAsync(Role.Auditor)))
            ["audit"]!["nodes"]!.AsArray().Single(node => ((string?)node!["input"])!.Contains("organisations=330106", StringComparison.Ordinal))!;
        ((string?)entry["outcome"]).ShouldBe("ACCEPTED");
    }

    [Theory]
    [InlineData("/exports/incidents?format=xlsx", Role.Operator)]
    [InlineData("/exports/audit?format=xlsx&outcome=ACCEPTED", Role.Auditor)]
    public async Task Workbooks_are_handed_out_whole(string path, Role role)
    {
        using var response = await Ask(path, await Host.TokenOfAsync(role));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".xlsx");
        using var zip = new System.IO.Compression.ZipArchive(await response.Content.ReadAsStreamAsync());
        zip.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_carries_away_what_they_may_not_read()
    {
        (await Get("/exports/audit", await Host.TokenOfAsync(Role.Operator))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Get("/exports/incidents", await Host.TokenOfAsync(Role.Partner))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Get("/exports/incidents", null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (status, text) = await Get("/exports/incidents?language=en-US", await Host.IssueAsync([Role.Operator], East));
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("printer");
        text.ShouldNotContain("HYPERLINK");
    }

    [Fact]
    public async Task Who_reads_here_and_exports_there_carries_away_only_what_is_there()
    {
        var token = await Host.IssueAsync([Role.Operator], East, name: "both");
        await Host.DoAsync(new GiveGrant(
            Id, Id, SubjectKind.Token, (await Tokens()).Single(known => known.Value.Token.Name == "both").Key, Roles.KeyOf(Role.Partner), West, true,
            "Reads there"));
        await Host.Eventually(
            "{ incidents { nodes { title } } }", seen => seen.ToJsonString().Contains("HYPERLINK", StringComparison.Ordinal), token: token);

        var (status, text) = await Get("/exports/incidents?language=en-US", token);
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("printer");
        text.ShouldNotContain("HYPERLINK");
    }

    private async Task<IReadOnlyDictionary<Guid, KnownToken>> Tokens() =>
        (await Host.Services.GetRequiredService<AccessMemory>().Newest(TestContext.Current.CancellationToken)).Tokens;

    [Theory]
    [InlineData("format=pdf", "format")]
    [InlineData("statuses=BURNING", "statuses")]
    [InlineData("statuses=1", "statuses")]
    [InlineData("services=mail", "services")]
    [InlineData("reportedFrom=yesterday", "reportedFrom")]
    [InlineData("timeZone=Mars", "timeZone")]
    public async Task What_cannot_be_read_is_said_so(string query, string field)
    {
        var (status, text) = await Get($"/exports/incidents?{query}", await Host.TokenOfAsync(Role.Operator));
        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain($"\"field\":\"{field}\"");
    }

    private async Task<(HttpStatusCode Status, string Text)> Get(string path, string? token)
    {
        using var response = await Ask(path, token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Ask(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await Host.Http.SendAsync(request);
    }
}
