using System.Text;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Domain.Tests.Monitoring;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.Monitoring;

public sealed class ProbeBoardTests
{
    private static readonly ProbeDefinition Login = new(
        "Login", Ids.Derived("portal"), ProbeKind.Http, 60, 10, 2, ["here", "west"], 2, AlertSeverity.Major,
        Http: new([new("POST", "https://portal.gov.cn/login", [new("Accept", "text/html")], "a=b", [new(HttpAssertionKind.Status, "302")])]));

    private static readonly ProbeDefinition Port = new(
        "Mail port", null, ProbeKind.Tcp, 300, 5, 1, ["here"], 1, AlertSeverity.Critical, Tcp: new("mail.gov.cn", 25));

    private static readonly PointEvidence[] Refused = [new("here", PointSight.Down, Watch.Nine, 3, ProbeFaultKind.Unreachable, "Connection refused")];

    private static readonly ProbeEvent[] Life =
    [
        new ProbeDefined("330000", Login), new ProbeJudged(1, ProbeVerdict.Up, Watch.Nine, []), new ProbeRevised(2, Port),
        new ProbeJudged(2, ProbeVerdict.Down, Watch.Nine.AddMinutes(2), Refused), new ProbePaused("Moved"), new ProbeResumed(), new ProbeRetired("Gone"),
    ];

    [Fact]
    public void The_row_holds_the_verdict_with_what_the_points_saw_and_every_version()
    {
        (Row(2).State.Verdict, Row(3).State.Verdict).ShouldBe((ProbeVerdict.Up, ProbeVerdict.Unknown));
        (Row(4).State.Verdict, Row(4).State.Since).ShouldBe((ProbeVerdict.Down, Watch.Nine.AddMinutes(2)));
        Row(4).Points.ShouldBe(Refused);
        Row(5).Points.ShouldBeEmpty();
        Row(4).Versions.Select(one => (one.Version, one.Definition.Name, one.By)).ShouldBe([(1, "Login", "lin"), (2, "Mail port", "lin")]);
    }

    [Fact]
    public void The_row_tells_why_it_is_not_run()
    {
        (Row(5).EndNote, Row(5).State.Status()).ShouldBe(("Moved", ProbeStatus.Paused));
        (Row(6).EndNote, Row(6).State.Status()).ShouldBe((null, ProbeStatus.Active));
        (Row(7).EndNote, Row(7).State.Status()).ShouldBe(("Gone", ProbeStatus.Retired));
    }

    [Fact]
    public void A_list_finds_it_by_how_it_stands_and_by_what_it_looks_at()
    {
        object? Of(int count, string column) => ProbeBoard.Model.Columns.First(one => one.Name == column).Of(Row(count));
        (Of(4, "verdict"), Of(4, "harm"), Of(4, "status"), Of(4, "kind")).ShouldBe(("Down", 3, "Active", "Tcp"));
        (Of(1, "service"), Of(4, "service")).ShouldBe((Ids.Derived("portal"), null));
        Of(1, "terms").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldContain("portal");
        Of(1, "points").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldBe(["here", "west"]);
    }

    /// <summary>Stored and read again it is the same, so that a rebuilt table equals the live one.</summary>
    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        for (var count = 1; count <= Life.Length; count++)
        {
            var written = ProbeBoard.Model.Write(Row(count));
            ProbeBoard.Model.Write(ProbeBoard.Model.Read(Encoding.UTF8.GetBytes(written))).ShouldBe(written);
        }
    }

    private static ProbeRow Row(int count)
    {
        var (fold, probe) = (new RowFold(ProbeBoard.Model), Ids.Derived("probe"));
        foreach (var (fact, i) in Life.Take(count).Select((fact, i) => (fact, i)))
            fold.Apply(new Recorded(
                i + 1, Ids.Derived("life", $"{i}"), "330000", probe, i + 1, WireNames.Of(fact.GetType()), Watch.Nine.AddMinutes(i), "lin", null, null,
                EventHeaders.None, fact)).ShouldBeEmpty();
        return (ProbeRow)fold.Of(probe)!.Row;
    }
}
