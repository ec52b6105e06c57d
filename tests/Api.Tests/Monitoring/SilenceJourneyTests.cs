using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

public sealed class SilenceJourneyTests(AlertTown at) : AlertTests(at)
{
    [Fact]
    public async Task A_silence_suppresses_what_fires_and_what_will_and_both_are_told_again_when_it_is_ended()
    {
        await Source.Fire(
            Prometheus.Alert("DiskFull", "critical", instance: "db-1", organisation: East), Prometheus.Alert("Slow", "warning", organisation: East));
        await Town.CatchUp();
        var preview = (await Town.Ask(
            "query($matchers: [LabelMatcher!]!) { silencePreview(organisation: \"330100\", matchers: $matchers) { count alerts { title } } }",
            new { matchers = Disks }, Lin))["silencePreview"]!;
        preview["count"]!.GetValue<int>().ShouldBe(1);

        var (silence, manager) = (Id, await Manager());
        await Do("declareSilence", new { silenceId = silence, organisation = Province, matchers = Disks, until = InAnHour, reason = "迁移存储" }, manager);
        await Statuses(("DiskFull on db-1", "SUPPRESSED"), ("Slow on mx-1", "FIRING"));
        await Source.Fire(Prometheus.Alert("DiskFull", "critical", instance: "db-2", organisation: East));
        await Statuses(("DiskFull on db-1", "SUPPRESSED"), ("DiskFull on db-2", "SUPPRESSED"), ("Slow on mx-1", "FIRING"));
        var listed = (await Town.Ask("{ silences { nodes { id reason by mayEnd matchers { name match value } organisation { code } } } }", token: Lin))["silences"]!["nodes"]!
            .AsArray().Single(one => IdOf(one!) == silence)!;
        (listed["reason"]!.ToString(), listed["mayEnd"]!.GetValue<bool>()).ShouldBe(("迁移存储", false)); // it is the province's

        await Do("endSilence", new { silenceId = silence, reason = "Done early" }, manager);
        await Statuses(("DiskFull on db-1", "FIRING"), ("DiskFull on db-2", "FIRING"), ("Slow on mx-1", "FIRING"));
        Ending(await Town.Ask(Silences, token: Lin), silence).ShouldBe("PERSON");
    }

    [Fact]
    public async Task A_silence_ends_by_itself_and_no_incident_came_of_what_it_hid_until_then()
    {
        var silence = Id;
        object[] matchers = [new { name = "alertname", match = "IS", value = "DiskLost" }];
        await Do("declareSilence", new { silenceId = silence, organisation = Province, matchers, until = DateTimeOffset.UtcNow.AddSeconds(4), reason = "Short" }, await Manager());
        await Source.Fire(Prometheus.Alert("DiskLost", "critical"));
        (await OnlyAlert("DiskLost", alert => true))["suppressions"]!.AsArray().Count.ShouldBe(1);
        (await Town.Ask("{ incidents(filter: { text: \"DiskLost\" }) { nodes { id } } }", token: Lin))["incidents"]!["nodes"]!.AsArray().ShouldBeEmpty();
        var told = await OnlyAlert("DiskLost", alert => alert["incidents"]!.AsArray().Count == 1);
        told["suppressions"]!.AsArray().ShouldBeEmpty();
        await Host.Eventually(Silences, answer => Ending(answer["data"]!, silence) == "PASSED", token: Lin);
    }

    [Fact]
    public async Task A_silence_that_would_mean_everything_or_cannot_be_read_is_refused()
    {
        async Task<string> Try(string match, string value, DateTimeOffset? until = null) => await Refused("declareSilence", new
        {
            silenceId = Id, organisation = City, matchers = new[] { new { name = "pod", match, value } }, until = until ?? InAnHour, reason = "x",
        });
        (await Try("IS_NOT", "x")).ShouldBe("silence.means-everything");
        (await Try("FITS", ".*")).ShouldBe("silence.means-everything");
        (await Try("FITS", "(a")).ShouldBe("silence.pattern-unreadable");
        (await Try("FITS", @"(a)\1")).ShouldBe("silence.pattern-unreadable");
        (await Try("IS", "a", DateTimeOffset.UtcNow.AddDays(40))).ShouldBe("silence.too-long");
        (await Refused("declareSilence", new { silenceId = Id, organisation = Province, matchers = Disks, until = InAnHour, reason = "x" }))
            .ShouldBe("organisation-out-of-reach");
    }

    [Fact]
    public async Task A_person_suppresses_one_alert_for_a_change()
    {
        await Source.Fire(Prometheus.Alert("Late", "warning"));
        var id = IdOf(await OnlyAlert("Late", "FIRING"));
        await Do("suppressAlert", new { alertId = id, cause = "MAINTENANCE", reference = "CHG0000001", until = DateTimeOffset.UtcNow.AddSeconds(3) });
        await OnlyAlert("Late", "SUPPRESSED");
        await OnlyAlert("Late", "FIRING");
        await Do("suppressAlert", new { alertId = id, cause = "MAINTENANCE", reference = "CHG0000001", until = InAnHour });
        await Do("unsuppressAlert", new { alertId = id, cause = "MAINTENANCE", reference = "CHG0000001" });
        await OnlyAlert("Late", "FIRING");
        (await Refused("suppressAlert", new { alertId = id, cause = "SILENCE", reference = "x", until = InAnHour })).ShouldBe("alert.silences-are-declared");
    }

    private static readonly object[] Disks = [new { name = "alertname", match = "IS", value = "DiskFull" }, new { name = "instance", match = "FITS", value = "db-[0-9]+" }];

    private static DateTimeOffset InAnHour => DateTimeOffset.UtcNow.AddHours(1);

    private const string Silences = "{ silences(ended: true) { nodes { id ending } } }";

    private static string? Ending(JsonNode answer, Guid silence) =>
        answer["silences"]!["nodes"]!.AsArray().Single(one => IdOf(one!) == silence)!["ending"]?.ToString();

    private Task<string> Manager() => Host.IssueAsync([Role.Operator], Province, name: "zhao-token");

    private async Task Statuses(params (string Title, string Status)[] wanted) => await Host.Eventually(
        $"{{ alerts(first: 10, filter: {{ organisations: [\"{East}\"] }}) {{ nodes {{ title status }} }} }}",
        answer => answer["data"]!["alerts"]!["nodes"]!.AsArray().Select(alert => (alert!["title"]!.ToString(), alert["status"]!.ToString())).Order()
            .SequenceEqual(wanted.Order()), token: Lin);
}
