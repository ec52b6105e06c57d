using System.Globalization;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Organisations;

public sealed class LandscapeAnswersTests(TownOfClass at) : SharedTownTests(at)
{
    [Fact]
    public async Task A_caller_sees_its_own_branch_and_what_stands_above_it()
    {
        var token = await Host.IssueAsync([Role.Operator], West);
        var seen = await Town.Ask(
            """
            { organisations { nodes { code } } services { nodes { name } } organisation(code: "330102") { code }
              own: priorityMatrix(organisation: "330106") { version } above: priorityMatrix(organisation: "330000") { version }
              foreign: priorityMatrix(organisation: "330102") { version } }
            """, token: token);
        seen["organisations"]!["nodes"]!.AsArray().Select(row => row!["code"]!.ToString()).ShouldBe([Province, City, West]);
        seen["services"]!["nodes"]!.AsArray().Select(row => row!["name"]!.ToString()).ShouldBe(["Mail", "Portal"]);
        seen["organisation"].ShouldBeNull();
        (seen["own"] is null, seen["above"] is null, seen["foreign"] is null).ShouldBe((false, false, true));
    }

    [Fact]
    public async Task The_landscape_is_told_as_it_was()
    {
        var token = await Host.TokenOfAsync(Role.SystemAdministrator);
        var before = DateTimeOffset.UtcNow;
        var renamed = await Town.Ask(
            "mutation($id: ID!) { renameOrganisation(input: { commandId: $id, code: \"330106\", name: \"新西湖区\" }) { refusal { code } position } }",
            new { id = Id }, token);
        renamed["renameOrganisation"]!["refusal"].ShouldBeNull();

        var told = await Town.Ask(
            "query($at: DateTimeOffset) { now: organisation(code: \"330106\") { name } then: organisation(code: \"330106\", asOf: $at) { name } }",
            new { at = before.ToString("o", CultureInfo.InvariantCulture) }, token);
        (told["now"]!["name"]!.ToString(), told["then"]!["name"]!.ToString()).ShouldBe(("新西湖区", "西湖区"));
    }

    [Fact]
    public async Task Catalogue_calendars_agreements_and_matrices_are_told()
    {
        var told = await Town.Ask(
            """
            { teams(member: "lin", first: 1) { nodes { name members organisation { code } } }
              calendars(first: 1) { nodes { name timeZone hours { windows { day from to } } } }
              agreements(first: 1) { nodes { name versions { version rules { priority responseMinutes service { name } } calendar { name } } } }
              priorityMatrix(organisation: "330106") { version cells { impact urgency priority } }
              service(id: "00000000-0000-0000-0000-000000000000") { name } }
            """);
        told["teams"]!["nodes"]![0]!["name"]!.ToString().ShouldBe("Service desk");
        told["calendars"]!["nodes"]![0]!["hours"]![0]!["windows"]!.AsArray().Count.ShouldBe(7);
        told["agreements"]!["nodes"]![0]!["versions"]![0]!["rules"]!.AsArray().Count.ShouldBe(5);
        told["priorityMatrix"]!["cells"]!.AsArray().Count.ShouldBe(9);
        told["service"].ShouldBeNull();
    }

    [Fact]
    public async Task A_matrix_is_told_with_its_versions_and_by_those_below_it()
    {
        MatrixCell[] cells =
        [
            .. from impact in Enum.GetValues<Impact>()
               from urgency in Enum.GetValues<Urgency>()
               select new MatrixCell(impact, urgency, Priority.Low),
        ];
        await Host.DoAsync(new PublishPriorityMatrix(Id, City, cells));
        await Host.DoAsync(new PublishPriorityMatrix(Id, City, [cells[0] with { Priority = Priority.Critical }, .. cells[1..]]));

        var matrix = (await Town.Ask(
            "{ priorityMatrix(organisation: \"330106\") { organisation version versions { version publishedAt cells { priority } } } }"))["priorityMatrix"]!;
        ((string?)matrix["organisation"], (int)matrix["version"]!).ShouldBe((City, 2));
        matrix["versions"]!.AsArray().Select(version => (int)version!["version"]!).ShouldBe([1, 2]);
        matrix["versions"]![0]!["cells"]![0]!["priority"]!.ToString().ShouldBe("LOW");
        matrix["versions"]![1]!["cells"]![0]!["priority"]!.ToString().ShouldBe("CRITICAL");
    }
}
