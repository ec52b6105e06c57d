using System.Collections.Concurrent;
using System.Diagnostics;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>However many rows a list has, it takes the same few statements.</summary>
public sealed class StatementCountTests(StatementCountTests.Families families) : IClassFixture<StatementCountTests.Families>
{
    public sealed class Families(SharedPostgres postgres) : TownOfClass(postgres)
    {
        protected override async Task Settle()
        {
            for (var i = 0; i < 12; i++)
            {
                var (parent, child) = (await Town.Report(), await Town.Report());
                await Host.DoAsync(new TriageIncident(Id, child, Impact.High, Urgency.Low));
                await Host.DoAsync(new AssignIncident(Id, child, i % 2 == 0 ? Desk : Network));
                await Host.DoAsync(new LinkIncidentToParent(Id, child, parent));
            }

            // Parents learn of their parts a moment later.
            await Host.Eventually(
                "{ incidents(first: 50) { nodes { children { number } } } }",
                answer => answer["data"]!["incidents"]!["nodes"]!.AsArray().Count(row => row!["children"]!.AsArray().Count > 0) == 12);
        }
    }

    [Theory]
    [InlineData("number service { name } team { name } parent { number }", 3)] // rows, landscape, parents
    [InlineData("number organisation { name } children { number } duplicates { number }", 3)]
    [InlineData("number clocks { state } allowedActions", 3)] // rows, streams, landscape
    [InlineData("number timeline(first: 3) { nodes { summary } }", 3)]
    public async Task A_list_takes_as_many_statements_for_one_row_as_for_many(string fields, int expected)
    {
        foreach (var first in new[] { 1, 24 })
        {
            var statements = await Statements($"{{ incidents(first: {first}, sort: NUMBER) {{ nodes {{ {fields} }} }} }}");
            statements.Count.ShouldBeLessThanOrEqualTo(expected, string.Join("\n---\n", statements));
            if (first > 1) statements.Count.ShouldBe(expected, string.Join("\n---\n", statements));
        }
    }

    [Fact]
    public async Task The_total_takes_one_more() =>
        (await Statements("{ incidents { nodes { number } totalCount } }")).Count
            .ShouldBe((await Statements("{ incidents { nodes { number } } }")).Count + 1);

    /// <summary>Statements of that one request: they carry its trace, whatever else the host does meanwhile.</summary>
    private async Task<IReadOnlyList<string>> Statements(string query)
    {
        await families.Town.Ask("{ __typename }"); // the token's first use is written down
        var found = new ConcurrentQueue<(ActivityTraceId Trace, string Sql)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                var sql = activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement");
                if (sql is string text) found.Enqueue((activity.TraceId, text));
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        await families.Town.Ask(query);
        return [.. found.Where(one => one.Trace == request.TraceId).Select(one => one.Sql)];
    }
}
