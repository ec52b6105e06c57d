using System.Net.Http.Headers;
using System.Text;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Api.Tests.Workspace;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>Somebody whose rights reach ordinary things only learns nothing of a sensitive incident, by whichever way they ask.</summary>
public sealed class LabelsTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private static readonly Role[] All = [Role.Operator, Role.Auditor, Role.Partner];

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task What_becomes_sensitive_is_no_longer_seen_by_those_who_may_see_ordinary_things_only()
    {
        await SecondWall.TakeDownIfAsked(Host);
        var (here, service) = (await Town.OpenDepartment(), await Personnel());
        var (open, trusted) = (
            await Host.IssueAsync(All, here, name: "open"), await Host.IssueAsync(All, here, name: "trusted", label: DataLabel.Sensitive));
        using var lin = await Host.PersonOf(here, "lin", (Role.Operator, here));
        var id = await Town.Report(here, "Payroll names leak", service);
        var (file, item) = await Furnish(id, here);
        await Town.Report(here, "Portal is slow", SmallTown.Portal);
        await Town.CatchUp();
        var before = DateTimeOffset.UtcNow;
        var ways = Ways(id, file, item, before);
        foreach (var (way, ask) in ways) (await ask(open)).ShouldContain("Payroll", Case.Sensitive, way);
        (await lin.Data("{ notifications { nodes { id } } }")).ToJsonString().ShouldContain(id.ToString());
        using var changes = await Watch("subscription { incidentChanged { title } }", open);
        using var clocks = await Watch("subscription { slaChanged { title } }", open);
        using var vanished = await Watch("subscription { incidentVanished }", open);

        await Host.DoAsync(new RelabelService(Id, service, DataLabel.Sensitive));

        (await vanished.Next()).ShouldContain(id.ToString());
        // What was told until then was told of something ordinary.
        await Town.Report(here, "Portal is odd", SmallTown.Portal);
        await changes.Until("Portal is odd");
        await clocks.Until("Portal is odd");
        await Host.DoAsync(new CommentIncident(Id, id, "Payroll once more"));
        await Host.DoAsync(new DeclareMajorIncident(Id, id, "Payroll of the whole district"));
        await Host.DoAsync(new HoldIncident(Id, id, HoldReason.AwaitingUser)); // pauses a clock
        var ordinary = await Town.Report(here, "Portal is away", SmallTown.Portal);
        (await changes.Until("Portal is away")).ShouldNotContain("Payroll");
        (await clocks.Until("Portal is away")).ShouldNotContain("Payroll");
        await Town.CatchUp();
        foreach (var (way, ask) in ways)
        {
            (await ask(trusted)).ShouldContain("Payroll", Case.Sensitive, way);
            (await ask(open)).ShouldNotContain("Payroll", Case.Sensitive, way);
        }

        var list = await Town.Ask($"{{ incidents {{ totalCount nodes {{ id }} }} incident(id: \"{id}\") {{ id }} }}", token: open);
        ((int)list["incidents"]!["totalCount"]!).ShouldBe(3);
        list["incident"].ShouldBeNull();
        (await Town.Ask("{ slaClocks { totalCount } }", token: open))["slaClocks"]!["totalCount"]!.GetValue<int>().ShouldBe(6);
        (await lin.Data("{ notifications { nodes { id } } }")).ToJsonString().ShouldNotContain(id.ToString());
        (await Refusal(open, $"commentIncident(input: {{ commandId: \"{Id}\", incidentId: \"{id}\", visibility: INTERNAL, text: \"?\" }})")).ShouldBe("unknown");
        (await Refusal(open, $"commentIncident(input: {{ commandId: \"{Id}\", incidentId: \"{ordinary}\", visibility: INTERNAL, text: \"!\" }})")).ShouldBeNull();
        var whoCould = $"{{ whoCould(operation: \"incident.read\", incidentId: \"{id}\") {{ nodes {{ name }} }} }}";
        ((string?)(await Host.Send(whoCould, token: open))["errors"]?[0]?["extensions"]?["code"]).ShouldBe("unknown");
        var could = (await Town.Ask(whoCould, token: trusted))["whoCould"]!["nodes"]!.AsArray().Select(node => node!["name"]!.ToString()).ToList();
        could.ShouldContain("trusted");
        could.ShouldNotContain("open");
        could.ShouldNotContain("lin");
    }

    [Fact]
    public async Task What_is_no_longer_sensitive_is_seen_again_with_all_that_was_recorded_before()
    {
        var (open, trusted) = (await Host.IssueAsync(All, Province), await Host.IssueAsync(All, Province, label: DataLabel.Sensitive));
        var id = await Town.Report(title: "Payroll names leak");
        (await Refusal(trusted, Relabel(id, "IMPORTANT"))).ShouldBe("incident.label-out-of-reach");
        (await Refusal(trusted, Relabel(id, "SENSITIVE"))).ShouldBeNull();
        (await Refusal(open, Relabel(id, "NORMAL", "Mine"))).ShouldBe("unknown");
        (await Refusal(trusted, Relabel(id, "NORMAL"))).ShouldBe("incident.label-reason-missing");
        await Town.CatchUp();
        var question = $"{{ incident(id: \"{id}\") {{ title label timeline {{ nodes {{ type }} }} }} }}";
        (await Town.Ask(question, token: open))["incident"].ShouldBeNull();
        (await Town.Ask(question, token: trusted))["incident"]!["label"]!.ToString().ShouldBe("SENSITIVE");

        (await Refusal(trusted, Relabel(id, "NORMAL", "The names were removed"))).ShouldBeNull();
        await Town.CatchUp();
        var seen = (await Town.Ask(question, token: open))["incident"]!;
        seen["label"]!.ToString().ShouldBe("NORMAL");
        seen["timeline"]!["nodes"]!.AsArray().Count(node => node!["type"]!.ToString() == "incident.relabelled.v1").ShouldBe(2);
    }

    [Fact]
    public async Task Rights_to_sensitive_things_that_came_later_open_no_earlier_pages()
    {
        var here = await Town.OpenDepartment();
        var token = await Host.IssueAsync([Role.Operator], here);
        var id = await Town.Report(here, "Payroll names leak");
        await Host.DoAsync(new RelabelIncident(Id, id, DataLabel.Sensitive));
        await Town.CatchUp();
        var before = DateTimeOffset.UtcNow;
        var subject = Subject.OfToken(AccessToken.IdOf(TokenSecret.HashOf(token)!));
        await Host.DoAsync(new GiveGrant(
            Id, Id, subject.Kind, subject.Id, Roles.KeyOf(Role.Operator), here, true, "Works on payroll now", Label: DataLabel.Sensitive));

        (await Host.Eventually("{ incidents { totalCount } }", told => (int?)told["data"]?["incidents"]?["totalCount"] == 1, token: token)).ShouldNotBeNull();
        (await Town.Ask($"{{ incidents(asOf: \"{before:O}\") {{ totalCount }} }}", token: token))["incidents"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Who_reads_sensitive_things_and_exports_ordinary_ones_carries_away_the_ordinary_ones()
    {
        await SecondWall.TakeDownIfAsked(Host);
        var here = await Town.OpenDepartment();
        var token = await Host.IssueAsync([Role.Operator], here);
        var subject = Subject.OfToken(AccessToken.IdOf(TokenSecret.HashOf(token)!));
        await Host.DoAsync(new GiveGrant(
            Id, Id, subject.Kind, subject.Id, Roles.KeyOf(Role.Partner), here, true, "Reads of payroll", Label: DataLabel.Sensitive));
        await Host.DoAsync(new RelabelIncident(Id, await Town.Report(here, "Payroll names leak"), DataLabel.Sensitive));
        await Town.Report(here, "Portal is slow", SmallTown.Portal);
        await Host.Eventually("{ incidents { totalCount } }", told => (int?)told["data"]?["incidents"]?["totalCount"] == 2, token: token);

        var text = await Get("/exports/incidents?format=csv", token);
        text.ShouldContain("Portal is slow");
        text.ShouldNotContain("Payroll");
    }

    [Fact]
    public async Task Nobody_says_of_a_service_that_it_is_more_sensitive_than_they_may_see()
    {
        var service = await Personnel();
        var (open, trusted) = (
            await Host.IssueAsync([Role.SystemAdministrator], Province), await Host.IssueAsync([Role.SystemAdministrator], Province, label: DataLabel.Important));
        (await Refusal(open, Relabel("IMPORTANT"))).ShouldBe("service.label-out-of-reach");
        (await Refusal(trusted, Relabel("IMPORTANT"))).ShouldBeNull();
        (await Refusal(open, Relabel("NORMAL"))).ShouldBe("service.label-out-of-reach");
        (await Town.Ask($"{{ service(id: \"{service}\") {{ label }} }}", token: open))["service"]!["label"]!.ToString().ShouldBe("IMPORTANT");

        string Relabel(string label) => $"relabelService(input: {{ commandId: \"{Id}\", serviceId: \"{service}\", label: {label}, reason: \"Because\" }})";
    }

    private async Task<Guid> Personnel()
    {
        var service = Id;
        await Host.DoAsync(new RegisterService(Id, service, "Personnel", City, Desk, Criticality.High, [Network]));
        return service;
    }

    private async Task<(string File, Guid Item)> Furnish(Guid id, string here)
    {
        await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High));
        await Host.DoAsync(new AssignIncident(Id, id, Desk, "lin"));
        var bytes = Encoding.UTF8.GetBytes("Payroll in a file");
        var file = await Host.Services.GetRequiredService<FileStore>().Keep(new MemoryStream(bytes), bytes.Length, TestContext.Current.CancellationToken);
        await Host.DoAsync(new AttachFile(Id, id, file!.Sha256, "names.txt", bytes.Length, "text/plain"));
        var item = Id;
        await Host.DoAsync(new RegisterItem(Id, item, here, "server", Stage.InStock, "manual", [new("name", "mail-01")]));
        await Host.DoAsync(new LinkIncident(Id, id, LinkKind.Item, $"{item}"));
        return ($"/files/{file.Sha256}?incident={id}", item);
    }

    /// <summary>Everything that tells words of an incident.</summary>
    private Dictionary<string, Func<string, Task<string>>> Ways(Guid id, string file, Guid item, DateTimeOffset before) => new()
    {
        ["list"] = Question("{ incidents { nodes { title } } }"),
        ["page"] = Question($"{{ incident(id: \"{id}\") {{ title timeline {{ nodes {{ data }} }} }} }}"),
        ["list as of then"] = Question($"{{ incidents(asOf: \"{before:O}\") {{ nodes {{ title }} }} }}"),
        ["page as of then"] = Question($"{{ incident(id: \"{id}\", asOf: \"{before:O}\") {{ title }} }}"),
        ["words"] = Question("{ incidents(filter: { text: \"payroll\" }) { nodes { title } } }"),
        ["incidents of an item"] = Question($"{{ configurationItem(id: \"{item}\") {{ incidents {{ title }} }} }}"),
        ["incidents of an item as of then"] = Question($"{{ configurationItem(id: \"{item}\", asOf: \"{before:O}\") {{ incidents {{ title }} }} }}"),
        ["search"] = Question("{ search(text: \"payroll\") { incidents { title } } }"),
        ["to-do"] = Question($"{{ myWork(person: \"lin\", teams: [\"{Desk}\"]) {{ assigned {{ nodes {{ title }} }} }} }}"),
        ["clocks"] = Question("{ slaClocks { nodes { title } } }"),
        ["audit"] = Question("{ audit(first: 200) { nodes { input } } }"),
        ["audit about it"] = Question($"{{ audit(filter: {{ subject: \"{id}\" }}) {{ nodes {{ input }} }} }}"),
        ["audit as of then"] = Question($"{{ audit(first: 200, asOf: \"{before:O}\") {{ nodes {{ input }} }} }}"),
        ["replay"] = Question($"{{ streamHistory(id: \"{id}\") {{ steps {{ nodes {{ data }} }} }} }}"),
        ["export"] = token => Get("/exports/incidents?format=csv", token),
        ["export of the audit trail"] = token => Get("/exports/audit?format=csv", token),
        ["file"] = token => Get(file, token),
        ["feed"] = token => Get("/feeds/events?limit=1000&types=incident.*", token),
        ["feed of the audit trail"] = token => Get("/feeds/events?limit=1000&types=audit.*", token),
    };

    private Func<string, Task<string>> Question(string query) => async token => (await Host.Send(query, token: token)).ToJsonString();

    private static string Relabel(Guid id, string label, string? reason = null) =>
        $"relabelIncident(input: {{ commandId: \"{Id}\", incidentId: \"{id}\", label: {label}{(reason is null ? "" : $", reason: \"{reason}\"")} }})";

    private async Task<string?> Refusal(string token, string mutation) =>
        (await Town.Ask($"mutation {{ done: {mutation} {{ refusal {{ code }} }} }}", token: token))["done"]!["refusal"]?["code"]?.ToString();

    private async Task<string> Get(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Host.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<Watching> Watch(string subscription, string token)
    {
        var response = await Host.Post(subscription, null, token, "text/event-stream");
        response.EnsureSuccessStatusCode();
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    private sealed record Watching(HttpResponseMessage Response, StreamReader Events) : IDisposable
    {
        public Task<string> Next() => Until("data: {");

        /// <summary>All that was told until that word came.</summary>
        public async Task<string> Until(string word)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var told = new StringBuilder();
            try
            {
                while (await Events.ReadLineAsync(patience.Token) is { } line)
                {
                    told.AppendLine(line);
                    if (line.Contains(word, StringComparison.Ordinal)) break;
                }
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                told.AppendLine("and then nothing");
            }

            told.ToString().ShouldContain(word, Case.Sensitive);
            return told.ToString();
        }

        public void Dispose()
        {
            Events.Dispose();
            Response.Dispose();
        }
    }
}
