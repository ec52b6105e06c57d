using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Services;
using Npgsql;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>What the past looked like, asked through GraphQL, against a copy folded plainly from the log up to that time.</summary>
public sealed class AsOfTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const int Incidents = 25;
    private const int Commands = 400;
    private const int Times = 200;

    private const string Question =
        """
        query($at: DateTimeOffset!, $id: ID!) {
          incidents(first: 50, sort: NUMBER, direction: ASCENDING, asOf: $at) {
            nodes { id title status priority technician major breached reopens reassignments version changedAt dueAt team { name } } }
          slaClocks(filter: { open: null }, first: 100, asOf: $at) { nodes { id state consumedSeconds targetSeconds dueAt verdict agreementVersion } }
          incident(id: $id, asOf: $at) {
            allowedActions
            clocks { kind state consumedSeconds targetSeconds dueAt breachedAt agreementVersion }
            timeline(first: 200) { nodes { position } } }
          audit(first: 1, direction: DESCENDING, asOf: $at) { totalCount nodes { id } }
        }
        """;

    private readonly Random _random = new(20260309);
    private OpsHost _host = null!;
    private SmallTown _town = null!;
    private string _token = null!;
    private int _before;

    public async ValueTask InitializeAsync()
    {
        _host = await OpsHost.StartAsync(postgres);
        _town = new(_host);
        // The past is open as far as the rights of that time went: the token comes before everything that is asked about.
        _before = (await Log()).Count;
        _token = await _host.IssueAsync([Role.Operator, Role.Auditor]);
        await _town.Found();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task At_any_time_the_answers_are_those_of_a_plain_fold()
    {
        await Happen();
        await _town.CatchUp();
        var log = await Log();
        var (begin, end) = (log[_before].RecordedAt, log[^1].RecordedAt);
        var ids = log.Where(happened => happened.Fact is IncidentReported).Select(happened => happened.Stream).ToArray();

        for (var i = 0; i < Times; i++)
        {
            // Half of the times are exactly those of an event: there the borders of a version lie.
            var at = i % 2 == 0 ? log[_random.Next(_before, log.Count)].RecordedAt : begin + ((end - begin) * _random.NextDouble());
            var id = ids[_random.Next(ids.Length)];
            var answer = await _town.Ask(Question, new { at = at.ToString("o", CultureInfo.InvariantCulture), id }, _token);
            Compare(answer, new PlainCopy(log.Where(happened => happened.RecordedAt <= at)), id, at);
        }
    }

    private static void Compare(JsonNode answer, PlainCopy copy, Guid id, DateTimeOffset at)
    {
        var board = copy.Rows(IncidentBoard.Model).OrderBy(row => row.Number, StringComparer.Ordinal).Select(row => string.Join('|',
            row.Id, row.Title, Word(row.Status), Word(row.Priority), row.Technician, row.Major, row.Breached, row.Reopens, row.Reassignments,
            row.Version, Time(row.ChangedAt), Time(row.NextDueAt), row.TeamId is { } team ? copy.Landscape.TeamOf(team)!.Name : ""));
        answer["incidents"]!["nodes"]!.AsArray().Select(row => string.Join('|',
            row!["id"], row["title"], row["status"], row["priority"], row["technician"], Flag(row["major"]), Flag(row["breached"]),
            row["reopens"], row["reassignments"], row["version"], Time(row["changedAt"]), Time(row["dueAt"]), row["team"]?["name"])).ShouldBe(board, $"board at {at:o}");

        var clocks = copy.Rows(SlaTracking.Model).OrderBy(row => row.Id.ToString(), StringComparer.Ordinal).Select(row => string.Join('|',
            row.Id, Word(row.State), row.ConsumedSeconds, row.TargetSeconds, Time(row.DueAt), VerdictOf(row), row.AgreementVersion));
        answer["slaClocks"]!["nodes"]!.AsArray().OrderBy(row => row!["id"]!.ToString(), StringComparer.Ordinal).Select(row => string.Join('|',
            row!["id"], row["state"], row["consumedSeconds"], row["targetSeconds"], Time(row["dueAt"]), row["verdict"], row["agreementVersion"]))
            .ShouldBe(clocks, $"clocks at {at:o}");

        var audit = copy.Rows(AuditTrail.Model).OrderByDescending(row => row.At).ThenByDescending(row => row.Id.ToString(), StringComparer.Ordinal).ToArray();
        answer["audit"]!["totalCount"]!.GetValue<int>().ShouldBe(audit.Length, $"audit at {at:o}");
        answer["audit"]!["nodes"]!.AsArray().Select(row => row!["id"]!.ToString()).ShouldBe(audit.Take(1).Select(row => row.Id.ToString()));

        CompareIncident(answer["incident"], copy, id, at);
    }

    private static void CompareIncident(JsonNode? page, PlainCopy copy, Guid id, DateTimeOffset at)
    {
        if (copy.Incident(id) is not { } incident)
        {
            page.ShouldBeNull();
            return;
        }

        page!["allowedActions"]!.AsArray().ShouldBeEmpty();
        page["timeline"]!["nodes"]!.AsArray().Select(entry => entry!["position"]!.GetValue<long>()).ShouldBe(copy.PositionsOf(id).Take(200));
        var clocks = Enum.GetValues<ClockKind>().Select(kind =>
        {
            var clock = incident.Clock(kind);
            var reading = SlaClock.Read(clock.History, copy.Landscape, clock.NotBefore(at));
            return string.Join('|', Word(kind), Word(reading.State), (long)reading.Consumed.TotalSeconds, (long?)reading.Target?.TotalSeconds,
                Time(reading.DueAt), Time(reading.BreachedAt), reading.AgreementVersion);
        });
        page["clocks"]!.AsArray().Select(clock => string.Join('|', clock!["kind"], clock["state"], clock["consumedSeconds"], clock["targetSeconds"],
            Time(clock["dueAt"]), Time(clock["breachedAt"]), clock["agreementVersion"])).ShouldBe(clocks, $"page at {at:o}");
    }

    private async Task Happen()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < Commands; i++)
        {
            if (ids.Count < Incidents && (ids.Count == 0 || _random.Next(6) == 0)) ids.Add(await _town.Report(_random.Next(2) == 0 ? West : East));
            else await _town.Try(AnyCommand(ids[_random.Next(ids.Count)], ids));
            if (i is 150 or 300)
                await _host.DoAsync(new PublishAgreement(
                    Id, SmallTown.Agreement, Province, "Basic", DateTimeOffset.UtcNow.AddSeconds(1), SmallTown.Calendar, Promise(20 + i, 500 + i), [HoldReason.AwaitingSupplier]));
        }
    }

    private Command AnyCommand(Guid id, List<Guid> ids) => _random.Next(14) switch
    {
        0 or 1 => new TriageIncident(Id, id, (Impact)_random.Next(3), (Urgency)_random.Next(3)),
        2      => new AssignIncident(Id, id, Desk, "lin"),
        3      => new AcceptIncident(Id, id, "lin"),
        4      => new ReassignIncident(Id, id, Network, null),
        5      => new HoldIncident(Id, id, (HoldReason)_random.Next(5), "Waiting"),
        6      => new ResumeIncident(Id, id),
        7      => new ResolveIncident(Id, id, "fixed", "Restarted"),
        8      => new ReopenIncident(Id, id, "Again"),
        9      => new CloseIncident(Id, id),
        10     => new CommentIncident(Id, id, "Looking", Visibility.Public),
        11     => new DeclareMajorIncident(Id, id, "Everybody is hit"),
        12     => new LinkIncidentToParent(Id, id, ids[_random.Next(ids.Count)]),
        _      => new MoveIncidentToService(Id, id, _random.Next(2) == 0 ? Mail : SmallTown.Portal),
    };

    private async Task<IReadOnlyList<Recorded>> Log()
    {
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        await using var read = database.CreateCommand($"select {Recorded.Columns} from ops.mt_events e order by e.seq_id");
        await using var rows = await read.ExecuteReaderAsync();
        var log = new List<Recorded>();
        while (await rows.ReadAsync()) log.Add(Recorded.From(rows));
        return log;
    }

    private static string VerdictOf(SlaClockRow row) =>
        !row.Promised ? "UNPROMISED" : row.Met == true ? "MET" : row.Met == false || row.Breached ? "MISSED" : "OPEN";

    private static string Word(Enum? value) => value is null ? "" : JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private static string Flag(JsonNode? flag) => flag!.GetValue<bool>().ToString();

    private static string Time(JsonNode? time) => time is null ? "" : Time(DateTimeOffset.Parse(time.ToString(), CultureInfo.InvariantCulture));

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The log folded with nothing but dictionaries.</summary>
    private sealed class PlainCopy(IEnumerable<Recorded> happened)
    {
        private readonly IReadOnlyList<Recorded> _log = [.. happened];
        private Landscape? _landscape;

        public Landscape Landscape => _landscape ??= _log.Where(e => e.Fact is LandscapeEvent)
            .Aggregate(Landscape.Empty, (state, e) => Landscape.Evolve(state, (LandscapeEvent)e.Fact, e.OccurredAt));

        public IEnumerable<TRow> Rows<TRow>(ReadModel<TRow> model) where TRow : class
        {
            var rows = new Dictionary<Guid, TRow?>();
            foreach (var e in _log.Where(e => model.Events.Contains(e.Fact.GetType())))
                foreach (var key in model.KeysOf(e)) rows[key] = model.Evolve(key, rows.GetValueOrDefault(key), e);
            return rows.Values.OfType<TRow>();
        }

        public Incident? Incident(Guid id) => _log.Where(e => e.Stream == id && e.Fact is IncidentEvent)
            .Aggregate((Incident?)null, (state, e) => Domain.Incidents.Incident.Evolve(state, (IncidentEvent)e.Fact, e.OccurredAt));

        public IEnumerable<long> PositionsOf(Guid id) => _log.Where(e => e.Stream == id).Select(e => e.Position);
    }
}
