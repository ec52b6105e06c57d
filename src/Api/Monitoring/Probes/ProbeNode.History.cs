using System.Collections.Frozen;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.EventLog;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Monitoring.Probes;

public sealed partial class ProbeNode
{
    private const int HoursUsually = 24;
    private const int HoursMost = 90 * 24;
    private const int RunsUsually = 20;

    private static readonly FrozenDictionary<ProbeAction, string> OperationOf = ActionOperations.Of<ProbeAction>(Noun);

    private StreamKey Stream => new(row.Organisation, row.Id);

    /// <summary>How much of the last hours the service was there, by its verdicts.</summary>
    /// <param name="hours">How many; 24 unless told, 2,160 at most.</param>
    public IDataLoaderResult<ProbeAvailabilityNode> Availability([FromServices] ReadDesk desk, int? hours = null)
    {
        var to = asOf ?? desk.Now;
        var from = to.AddHours(-Asked.Within(hours, HoursUsually, HoursMost, "hours"));
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"probe turns {from:o} {to:o}", Stream,
                (keys, cancellation) => ProbeStreams.Turns(desk.Sight($"{Noun}.read"), keys, from, asOf, cancellation))
            .Then(turns => new ProbeAvailabilityNode(ProbeStreams.Availability(turns ?? [], from, to)));
    }

    /// <summary>Verdicts as they were recorded, the newest first.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the verdict of this cursor.</param>
    public IDataLoaderResult<Connection<ProbeVerdictNode>> Verdicts([FromServices] ReadDesk desk, int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, "probe.verdicts");
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"probe verdicts {asOf:o} {page.Size} {after}", Stream,
                (keys, cancellation) => ProbeStreams.Verdicts(
                    desk.Sight($"{Noun}.read"), keys, page.After?.Value<long>(0) ?? long.MaxValue, asOf, page.Take, cancellation))
            .Then(verdicts => page.Answer(verdicts ?? [], fact => [fact.Version], fact => new ProbeVerdictNode((ProbeJudged)fact.Fact, fact.RecordedAt)));
    }

    /// <summary>What each point sees now, over its newest runs. Runs are measurements and no facts, so of the past nothing is told.</summary>
    public IDataLoaderResult<IEnumerable<PointEvidenceNode>> Points([FromServices] ReadDesk desk) => Newest(desk, ProbeShape.MostFailures)
        .Then(runs => asOf is not null ? [] : ProbeCorroboration.Judge(Definition, Valid(runs), desk.Now).Points.Select(one => new PointEvidenceNode(one)));

    /// <summary>The newest runs at all points, the newest first; none of the past.</summary>
    /// <param name="first">How many; 20 unless told, 120 at most.</param>
    public IDataLoaderResult<IEnumerable<ProbeRunNode>> Runs([FromServices] ReadDesk desk, int? first = null)
    {
        var most = Asked.Within(first, RunsUsually, ProbeRuns.Kept, "first");
        return Newest(desk, most).Then(runs => asOf is not null ? [] : (runs ?? []).Take(most).Select(run => new ProbeRunNode(run)));
    }

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<ProbeAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        row.State.Allowed().Where(action => desk.Caller.Reaches(OperationOf[action], row.Organisation));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null) =>
        Timelines.Of(desk, Noun, Stream, asOf, first, after, fact => ProbeSentences.Of((ProbeEvent)fact.Fact));

    private IDataLoaderResult<IReadOnlyList<ProbeOutcome>?> Newest(ReadDesk desk, int each) => desk.Batches
        .Load<Guid, IReadOnlyList<ProbeOutcome>>(
            $"probe runs {each}", row.Id, (ids, cancellation) => ProbeRuns.Of(desk.Sight($"{Noun}.read"), ids, each, cancellation));

    /// <summary>What was run before it was revised or resumed says nothing of it.</summary>
    private List<ProbeOutcome> Valid(IReadOnlyList<ProbeOutcome>? runs) =>
        [.. (runs ?? []).Where(run => run.Version == row.State.Version && run.At >= row.State.WatchedSince)];
}
