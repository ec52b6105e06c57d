using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Incidents;

public sealed class IncidentOrderTests(IncidentOrderTests.Reported reported) : IClassFixture<IncidentOrderTests.Reported>
{
    public sealed class Reported(SharedPostgres postgres) : TownOfClass(postgres)
    {
        public HashSet<string> Ids { get; } = [];

        protected override async Task Settle()
        {
            for (var i = 0; i < 9; i++)
            {
                var id = await Town.Report(title: $"Number {i}");
                Ids.Add(id.ToString());
                if (i % 2 == 0) await Host.DoAsync(new TriageIncident(Id, id, (Impact)(i % 3), Urgency.Low));
                if (i % 4 == 0) await Host.DoAsync(new CancelIncident(Id, id, "Not wanted"));
            }
        }
    }

    [Theory]
    [InlineData("REPORTED", "DESCENDING")]
    [InlineData("CHANGED", "ASCENDING")]
    [InlineData("DUE", "ASCENDING")]
    [InlineData("DUE", "DESCENDING")]
    [InlineData("PRIORITY", "ASCENDING")]
    [InlineData("PRIORITY", "DESCENDING")]
    [InlineData("NUMBER", "DESCENDING")]
    public async Task Pages_hold_every_incident_once_in_every_order(string sort, string direction)
    {
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = (await reported.Town.Ask(
                $$"""query($after: String) { incidents(first: 2, after: $after, sort: {{sort}}, direction: {{direction}}) { nodes { id } pageInfo { hasNextPage endCursor } } }""",
                new { after }))["incidents"]!;
            seen.AddRange(page["nodes"]!.AsArray().Select(row => row!["id"]!.ToString()));
            after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? page["pageInfo"]!["endCursor"]!.ToString() : null;
        }
        while (after is not null && seen.Count < 20);

        seen.ShouldBe(reported.Ids, ignoreOrder: true);
    }
}
