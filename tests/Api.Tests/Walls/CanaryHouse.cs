using System.Text;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Domain.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>Six organisations in two provinces, each with words of its own in everything that people may write.</summary>
internal sealed class CanaryHouse(OpsHost host)
{
    public static readonly (string Code, string? Parent)[] Organisations =
        [("330000", null), ("330100", "330000"), ("330106", "330100"), ("320000", null), ("320100", "320000"), ("320102", "320100")];

    private const int IncidentsEach = 30;

    /// <summary>So many of them, the last, are sensitive.</summary>
    private const int HushedEach = 4;

    private readonly Dictionary<string, Dictionary<string, Guid>> _ids = [];
    private readonly Dictionary<string, string[]> _files = [];

    private static Guid Id => Guid.CreateVersion7();

    /// <summary>Stands in what is seen from the organisation itself and from above.</summary>
    public static string Secret(string code) => $"canary{code}";

    /// <summary>Stands in what organisations below see as well: names of the tree, of services, teams and calendars above them.</summary>
    public static string Shared(string code) => $"sparrow{code}";

    /// <summary>Stands in what is sensitive there: seen only by those whose rights reach so far.</summary>
    public static string Hushed(string code) => $"magpie{code}";

    /// <summary>Things of that organisation, by the name under which commands speak of them.</summary>
    public IReadOnlyDictionary<string, Guid> IdsOf(string code) => _ids[code];

    /// <summary>Somebody says something about one of the incidents: subscribers hear of it.</summary>
    public async Task Stir()
    {
        await Do(Organisations.SelectMany(organisation => new Command[]
        {
            new CommentIncident(Id, _ids[organisation.Code]["Stirred"], $"{Secret(organisation.Code)} again"),
            new CommentIncident(Id, _ids[organisation.Code]["Hushed"], $"{Hushed(organisation.Code)} again"),
            new CommentAlert(Id, _ids[organisation.Code]["AlertId"], $"{Secret(organisation.Code)} again"),
        }));
        foreach (var (code, _) in Organisations) await SecondWall.Log(host, code, Secret(code));
    }

    public async Task Fill()
    {
        foreach (var (code, parent) in Organisations) await host.DoAsync(new CreateOrganisation(Id, code, $"{Shared(code)} 局", parent));
        foreach (var (code, _) in Organisations) await Fill(code);
        foreach (var ((code, _), (other, _)) in Organisations.Zip(Organisations.Reverse())) await Tie(code, other);
    }

    /// <summary>
    /// People of one organisation hold rights of another: who sees the one must not be told of the other. Whom a grant was given to is
    /// told to everybody who sees the grant, so those who are given something here have names without words.
    /// </summary>
    private async Task Tie(string code, string other)
    {
        var (gone, worded) = (Account.IdOf($"{Secret(code)}-gone"), _ids[other]["GroupId"]);
        var (guest, guests, visitors) = (Account.IdOf($"guest-{code}"), Id, Id);
        await Do(
            new CreateAccount(Id, $"guest-{code}", "Guest", code, AccountKind.Person),
            new CreateGroup(Id, guests, "Guests", other),
            new CreateGroup(Id, visitors, "Visitors", code),
            new ChangeGroupMembers(Id, guests, [gone, guest]),
            new ChangeGroupMembers(Id, worded, [guest, gone]),
            new GiveGrant(Id, Id, SubjectKind.Group, worded, Roles.KeyOf(Role.Operator), other, false, $"{Secret(other)} group grant"),
            new GiveGrant(Id, Id, SubjectKind.Group, visitors, Roles.KeyOf(Role.Auditor), other, false, $"{Secret(other)} foreign group"),
            new GiveGrant(Id, Id, SubjectKind.Account, guest, Roles.KeyOf(Role.Auditor), other, false, $"{Secret(other)} foreign grant"),
            new DisableAccount(Id, gone, $"{Secret(code)} left"));
    }

    private async Task Fill(string code)
    {
        var (shared, secret, team, service, calendar) = (Shared(code), Secret(code), Id, Id, Id);
        var (agreement, group, channel, trial) = (Id, Id, Id, Id);
        await Do(
            new CreateTeam(Id, team, code, $"{shared} team", [$"{shared}-li"]),
            new RegisterService(Id, service, $"{shared} service", code, team, Criticality.High, [team]),
            new DefineCalendar(Id, calendar, code, $"{shared} calendar", "Asia/Shanghai", SmallTown.RoundTheClock()),
            new PublishAgreement(
                Id, agreement, code, $"{shared} agreement", DateTimeOffset.UnixEpoch, calendar, SmallTown.Promise(30, 240), [HoldReason.AwaitingUser]),
            new PublishRoster(Id, team, code, "Asia/Shanghai", [new($"{shared} layer", 1, [$"{shared}-li"], new(2025, 1, 6), 7, "09:00", [])]),
            new DeclareRosterOverride(Id, team, Id, 1, $"{shared}-li", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1), $"{shared} standing in"),
            // Nobody said where to be reached, so that nothing leaves; what would have is in the ledger.
            new DefineNotificationChannel(Id, channel, code, new($"{shared} channel", ChannelKind.Sms, $"https://sms.invalid/{shared}", null, null, "{mobile}{text}", ChannelLanguage.Chinese, 6_000)),
            new PublishCallPlan(Id, team, code, [new(1, [$"{shared}-li"], [channel], 240)], 1, Priority.Planning),
            new TestNotificationChannel(Id, trial, channel, code),
            new CreateGroup(Id, group, $"{secret} group", code),
            new CreateAccount(Id, $"{secret}-login", $"{secret} person", code, AccountKind.Person),
            new IssueToken(
                Id, $"{secret} token", [Roles.KeyOf(Role.Partner)], code, Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray()),
                DateTimeOffset.UtcNow.AddDays(1), $"{secret} reason"));
        var change = await Change(code, secret, shared);
        var alert = await Alert(code, secret, shared, service);
        var rule = await Rule(code, secret);
        var probe = await Probe(code, secret, service);
        var incidents = Enumerable.Range(0, IncidentsEach).Select(_ => Id).ToArray();
        await Do(incidents.SelectMany((incident, i) => Life(
            i, incident, code, i < IncidentsEach - HushedEach ? secret : Hushed(code), service, team, $"{shared}-li")));
        _ids[code] = new()
        {
            ["IncidentId"] = incidents[0], ["OtherId"] = incidents[3], ["ParentId"] = incidents[3], ["OriginalId"] = incidents[3],
            ["TeamId"] = Id, ["OwnerTeam"] = team, ["SupportTeams"] = team, ["ServiceId"] = Id, ["CalendarId"] = Id, ["AgreementId"] = Id,
            ["GroupId"] = Id, ["GrantId"] = Id, ["RoleId"] = Id, ["ReviewId"] = Id, ["BreakGlassId"] = Id,
            ["Stirred"] = incidents[5], ["Hushed"] = incidents[^2], ["AccountId"] = Account.IdOf(secret), ["Subject"] = Account.IdOf(secret), ["TokenId"] = Id,
            ["ChangeId"] = change, ["BlackoutId"] = Id, ["TemplateId"] = Id,
            ["ItemId"] = Id, ["ImportId"] = Id, ["AssetId"] = Id, ["StocktakingId"] = Id, ["RackId"] = Id, ["PlaceId"] = Id, ["AlertId"] = alert,
            ["RuleId"] = Id, ["AlertRuleId"] = rule, ["ChannelId"] = Id, ["DeliveryId"] = Id, ["TrialId"] = trial,
            ["ProbeId"] = Id, ["RunProbeId"] = probe,
        };
        await Do(
            new RegisterItem(Id, _ids[code]["ItemId"], code, "server", Stage.InStock, "manual", [new("name", $"{secret} server"), new("os", $"{secret} system")]),
            new StartItemImport(Id, _ids[code]["ImportId"], code, new($"{secret} file", new string('0', 64), ImportFormat.NetBox, "netbox", null, [])));
        await SendEverything(code);
        await Ledger(code, secret);
        await SecondWall.Measure(host, code, secret, secret);
        await SecondWall.Log(host, code, secret);
        _files[code] = [await AttachFile(Secret(code), incidents[2]), await AttachFile(Hushed(code), incidents[^2])];
        await People(code, secret);
        var ids = _ids[code];
        (ids["TeamId"], ids["ServiceId"], ids["CalendarId"], ids["AgreementId"], ids["GroupId"]) = (team, service, calendar, agreement, group);
    }

    /// <summary>A change with words in its plan, a blackout and a template; what holds below has words that may be seen there.</summary>
    private async Task<Guid> Change(string code, string secret, string shared)
    {
        var (change, step) = (Id, new ChangeStep($"{secret} step"));
        var window = new TimeWindow(DateTimeOffset.UtcNow.AddHours(1), DateTimeOffset.UtcNow.AddHours(2));
        await Do(
            new DraftChange(Id, change, code, ChangeKind.Normal, $"{secret} change", $"{secret} description"),
            new PlanChange(Id, change, $"{secret} purpose", [step], [step], $"{secret} look", [], window),
            new CommentChange(Id, change, $"{secret} comment"),
            new DeclareBlackout(Id, Id, code, BlackoutKind.Period, $"{shared} blackout", window),
            new SetChangePolicy(Id, code, UnplannedEdits.Flagged),
            new PublishChangeTemplate(
                Id, Id, code, $"{shared} template", $"{shared} purpose", [new($"{shared} step")], [new($"{shared} back")], $"{shared} look"));
        return change;
    }

    /// <summary>
    /// An asset in a rack and a stock-taking that looks for it, with words that only this organisation may see; and both of them again,
    /// ordinary at first and then sensitive.
    /// </summary>
    private async Task Ledger(string code, string secret)
    {
        var (ids, hushed, asset, stock) = (_ids[code], Hushed(code), Id, Id);
        await Do(
            new RegisterItem(Id, ids["RackId"], code, "rack", Stage.InUse, "manual", [new("name", $"{secret} rack")]),
            new ReceiveAsset(Id, ids["AssetId"], code, Facts(secret), $"{secret} keeper", ids["RackId"]),
            new RackAsset(Id, ids["AssetId"], ids["RackId"], 3, 2, RackFace.Both, $"{secret} holder", $"{secret} note"),
            new ReceiveAsset(Id, asset, code, Facts(hushed), $"{hushed} keeper"));
        await host.Eventually(
            $"{{ asset(id: \"{ids["AssetId"]}\") {{ unit }} other: asset(id: \"{asset}\") {{ id }} }}",
            told => (int?)told["data"]?["asset"]?["unit"] == 3 && told["data"]?["other"] is not null, token: await host.TokenOfAsync(Role.AssetManager));
        await Do(
            new OpenStocktaking(Id, ids["StocktakingId"], code, $"{secret} stock", ids["RackId"]),
            new CountAsset(Id, ids["StocktakingId"], $"{secret} unknown", null, $"{secret} count note"),
            new OpenStocktaking(Id, stock, code, $"{hushed} stock"),
            new CorrectAsset(Id, asset, Facts(hushed) with { Label = DataLabel.Sensitive }, $"{hushed} reason"));
        await host.Eventually(
            $"{{ stocktaking(id: \"{stock}\") {{ label }} }}", told => (string?)told["data"]?["stocktaking"]?["label"] == "SENSITIVE",
            token: await host.IssueAsync([Role.AssetManager], label: DataLabel.Important));
    }

    private static AssetFacts Facts(string word) => new(
        $"{word} tag", AssetKind.Server, $"{word} model", $"{word} maker", $"{word} serial", Contract: $"{word} contract",
        Supplier: $"{word} supplier", CostCentre: $"{word} centre", WarrantyUntil: DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20));

    /// <summary>An alert with words in its labels and what people say of it, which belongs to an incident, and a silence that holds below as well.</summary>
    private async Task<Guid> Alert(string code, string secret, string shared, Guid service)
    {
        AlertLabel[] labels = [new("word", secret), new("alertname", $"{secret} name")];
        var at = DateTimeOffset.UtcNow;
        var alert = AlertIdentity.AlertOf(AlertIdentity.FingerprintOf(code, labels), null);
        await Do(
            new SignalAlert(
                Id, code, $"{secret} alert", AlertSeverity.Warning, labels,
                new($"{secret} series", at, at, 1, null, null, null, $"{secret} model", [new("note", $"{secret} note")])),
            new ClaimAlert(Id, alert),
            new CommentAlert(Id, alert, $"{secret} comment"),
            new RaiseAlertIncident(Id, alert, service),
            new DeclareSilence(Id, Id, code, [new("nothing", LabelMatch.Is, $"{shared} label")], at.AddDays(1), $"{shared} silence"));
        return alert;
    }

    /// <summary>A rule with words in all it says, which judges: its alerts repeat them, with those of what is measured.</summary>
    private async Task<Guid> Rule(string code, string secret)
    {
        var rule = Id;
        await Do(
            new DraftAlertRule(Id, rule, code, new(
                $"{secret} rule", SignalKind.Metric, $"last_over_time({secret}_metric[2h])", RuleComparison.Above, 0, 0, AlertSeverity.Warning, [],
                [new("note", $"{secret} note")])),
            new ActivateAlertRule(Id, rule));
        return rule;
    }

    /// <summary>A probe with words in all it says and in what came of it, run by a point elsewhere.</summary>
    private async Task<Guid> Probe(string code, string secret, Guid service)
    {
        var probe = Id;
        await Do(
            new DefineProbe(Id, probe, code, new(
                $"{secret} probe", service, ProbeKind.Http, 3_600, 10, 1, [secret], 1, AlertSeverity.Warning, Http: new([new(
                    "POST", $"https://{secret}.invalid/", [new("X-Word", $"{secret} header")], $"{secret} body",
                    [new(HttpAssertionKind.BodyContains, $"{secret} text")])]))),
            new JudgeProbe(Id, probe, 1, ProbeVerdict.Up, DateTimeOffset.UtcNow, [new(secret, PointSight.Up, Detail: $"{secret} sight")]));
        await host.Services.GetRequiredService<ProbeRuns>().Keep(
            code, probe, ProbeOutcome.Of(secret, 1, DateTimeOffset.UtcNow, 7, new(ProbeFaultKind.AnswerUnexpected, $"{secret} fault")), TestContext.Current.CancellationToken);
        return probe;
    }

    /// <summary>Somebody who holds rights, asks for more and for some in an emergency, a review of them, and somebody who is about to leave.</summary>
    private async Task People(string code, string secret)
    {
        var (holder, review) = (Account.IdOf($"{secret}-holder"), Id);
        await Do(
            new CreateAccount(Id, $"{secret}-holder", $"{secret} holder", code, AccountKind.Person),
            new CreateAccount(Id, $"{secret}-gone", $"{secret} gone", code, AccountKind.Person),
            new GiveGrant(Id, Id, SubjectKind.Account, holder, Roles.KeyOf(Role.Operator), code, true, $"{secret} reason"),
            new DefineRole(Id, Id, $"{secret} role", code, ["incident.read"]),
            new OpenReview(Id, review, code, true, DateTimeOffset.UtcNow.AddDays(1), $"{secret} review"));
        var subject = Subject.OfAccount(holder);
        var (books, tree) = (await host.Services.GetRequiredService<AccessMemory>().Newest(), await host.Services.GetRequiredService<LandscapeMemory>().Newest());
        var caller = new Caller($"{secret}-holder", "test", books.RightsOf(subject, books.NewestAt, tree)) { Subject = subject };
        await Do(caller,
            new RequestGrant(Id, Id, Roles.KeyOf(Role.Auditor), code, true, $"{secret} request"),
            new AskBreakGlass(Id, Id, Roles.KeyOf(Role.Auditor), code, true, 5, $"{secret} emergency"));
        (_ids[code]["AccountId"], _ids[code]["ReviewId"]) = (holder, review);
    }

    /// <summary>Where files of that organisation are handed out to those who may read their incidents.</summary>
    public string[] FilesOf(string code) => _files[code];

    private async Task<string> AttachFile(string word, Guid incident)
    {
        var bytes = Encoding.UTF8.GetBytes($"{word} in a file");
        var file = await host.Services.GetRequiredService<FileStore>().Keep(new MemoryStream(bytes), bytes.Length, TestContext.Current.CancellationToken);
        await Do(new AttachFile(Id, incident, file!.Sha256, $"{word}.txt", bytes.Length, "text/plain"));
        return $"/files/{file.Sha256}?incident={incident}";
    }

    /// <summary>Accepted or not: what comes of a command is not the question, but where its words turn up.</summary>
    private async Task SendEverything(string code)
    {
        var gate = host.Services.GetRequiredService<CommandGate>();
        foreach (var command in new CanaryCommands(code, _ids[code]).All()) await gate.Send(new(command, Caller.Product("test")));
    }

    private static IEnumerable<Command> Life(int i, Guid incident, string code, string secret, Guid service, Guid team, string technician)
    {
        yield return new ReportIncident(
            Id, incident, code, $"{secret} title {i}", Channel.Phone, service, $"{secret} reporter", $"{secret} description", $"{secret} item",
            ExternalReference: $"{secret}-ref");
        // Reported as ordinary, told to be sensitive: what was recorded before counts as well.
        if (secret == Hushed(code)) yield return new RelabelIncident(Id, incident, DataLabel.Sensitive);
        yield return new TriageIncident(Id, incident, Impact.Medium, Urgency.High, $"{secret} category", $"{secret} sub");
        yield return new AssignIncident(Id, incident, team, technician);
        yield return new CommentIncident(Id, incident, $"{secret} comment");
        if (i % 3 == 0) yield return new HoldIncident(Id, incident, HoldReason.AwaitingUser, $"{secret} note");
        if (i % 3 == 1) yield return new ResolveIncident(Id, incident, "fixed", $"{secret} resolution");
    }

    private Task Do(params IEnumerable<Command> commands) => Do(Caller.Product("test"), commands);

    private async Task Do(Caller caller, params IEnumerable<Command> commands)
    {
        var outcomes = await host.Services.GetRequiredService<CommandGate>()
            .SendAll(commands.Select(command => new Submission(command, caller)), TestContext.Current.CancellationToken);
        outcomes.ShouldAllBe(outcome => outcome.Refusal == null);
    }
}
