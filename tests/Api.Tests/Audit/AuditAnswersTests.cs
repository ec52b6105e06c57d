using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Audit;

public sealed class AuditAnswersTests(AuditAnswersTests.Recorded recorded) : IClassFixture<AuditAnswersTests.Recorded>
{
    public sealed class Recorded(SharedPostgres postgres) : TownOfClass(postgres)
    {
        protected override async Task Settle()
        {
            var id = await Town.Report(West, "The printer burns");
            (await Town.Try(new AcceptIncident(Id, id, "zhao"), "zhao")).Refusal!.Code.ShouldBe("incident.not-assigned");
        }
    }

    [Theory]
    [InlineData("outcome: REFUSED", 1)]
    [InlineData("operation: \"incident.accept\"", 1)]
    [InlineData("person: \"zhao\"", 1)]
    [InlineData("text: \"not-assigned\"", 0)] // cut into two words, both must occur
    [InlineData("text: \"printer\"", 1)]
    [InlineData("organisations: [\"330102\"], operation: \"incident.report\"", 0)]
    [InlineData("organisations: [\"330100\"], operation: \"incident.report\"", 1)]
    [InlineData("from: \"2020-01-01T00:00:00Z\", to: \"2020-02-01T00:00:00Z\"", 0)]
    public async Task Entries_are_found_by_whatever_an_auditor_asks(string filter, int expected)
    {
        var token = await recorded.Host.TokenOfAsync(Role.Auditor);
        var audit = (await recorded.Town.Ask($"{{ audit(filter: {{ {filter} }}) {{ nodes {{ operation outcome code person input }} }} }}", token: token))["audit"]!;
        if (filter.StartsWith("text: \"not", StringComparison.Ordinal)) audit["nodes"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(expected);
        else audit["nodes"]!.AsArray().Count.ShouldBe(expected, audit.ToJsonString());
    }

    [Fact]
    public async Task An_operator_may_not_read_it() =>
        (await recorded.Host.Send("{ audit { nodes { id } } }"))["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("not-permitted");
}
