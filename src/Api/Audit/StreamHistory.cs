using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Audit;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using GraphQL;
using Npgsql;

namespace EventSourcedOps.Api.Audit;

/// <summary>Everything that was recorded about one thing, and what each fact changed.</summary>
public sealed class StreamHistory
{
    /// <summary>A state comes of all that happened before, so a page of a long stream is no cheaper than the whole of it.</summary>
    internal const int LongestStream = 10_000;

    internal const string Operation = "audit.read";

    private const string Order = "stream.steps";

    private readonly IReadOnlyList<Recorded> events;

    private StreamHistory(IReadOnlyList<Recorded> events) => this.events = events;

    /// <summary>Its id.</summary>
    public Guid Id => events[0].Stream;

    /// <summary>What kind of thing it is: the first word of its facts' names, such as incident.</summary>
    public string Kind => events[0].Type.Split('.')[0];

    /// <summary>Code of the organisation that it stands in.</summary>
    public string OrganisationCode => events[0].Organisation;

    /// <summary>How many facts were recorded about it.</summary>
    public long Version => events[^1].Version;

    /// <summary>When the first fact was recorded.</summary>
    public DateTimeOffset From => events[0].RecordedAt;

    /// <summary>The facts in the order in which they were recorded.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the fact of this cursor.</param>
    public Connection<StreamStep> Steps(int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, Order);
        var behind = page.After?.Value<long>(0) ?? 0;
        StreamStep[] taken =
        [
            .. StreamReplay.Of(events).SkipWhile(step => step.Happened.Version <= behind).Take(page.Take).Select(StreamStep.Of),
        ];
        return page.Answer(taken, step => [step.Version], events.Count);
    }

    internal static async Task<StreamHistory?> Read(ReadDesk desk, Guid id, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var places = await desk.Places(Operation, asOf);
        var seen = string.Concat(places.Select((_, i) => $" and {LabelledRows.Within(LabelledRows.AboutEvent("e."), $"${i + 4}")}"));
        var question = new NpgsqlBatchCommand(
            $"""
            select {Recorded.Columns} from ops.mt_streams s join ops.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
            where s.id = $1 and e.timestamp <= $2{seen} order by e.version limit $3
            """);
        question.Parameters.Add(new() { Value = id });
        question.Parameters.Add(new() { Value = ReadDesk.Until(asOf) });
        question.Parameters.Add(new() { Value = LongestStream + 1 });
        foreach (var reached in places) question.Parameters.Add(new() { Value = reached.ToArray() });
        var reach = await desk.Reach(Operation, asOf);
        var events = await desk.Sight(Operation).List(question, rows => Recorded.From(rows), cancellation);
        if (events.Any(happened => reach?.Contains(happened.Organisation) == false)) return null; // as if there were none
        if (events.Count > LongestStream) throw new ApiError("stream-too-long", $"Only streams of up to {LongestStream} facts are replayed.");
        return events.Count == 0 ? null : new(events);
    }
}

/// <summary>A fact, and what it changed.</summary>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Position">Its place in the whole log.</param>
/// <param name="Type">Name of the fact, such as incident.assigned.v1.</param>
/// <param name="RecordedAt">When it was recorded; the order of truth.</param>
/// <param name="OccurredAt">When it happened in the business.</param>
/// <param name="By">Who did it: a person, a partner or the product itself.</param>
/// <param name="Source">Address from which it was asked for.</param>
/// <param name="CommandId">The command that recorded it.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
/// <param name="Data">The fact itself, as JSON text.</param>
/// <param name="Changes">What it changed in the state that decisions look at, by place.</param>
/// <param name="State">That state after it, value by value.</param>
/// <param name="Fault">Why it could not be folded; the state then stays as it was.</param>
public sealed record StreamStep(
    long Version, long Position, string Type, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string? By, string? Source,
    Guid? CommandId, string? TraceId, string Data, IReadOnlyList<LeafChange> Changes, IEnumerable<StateLeaf> State, string? Fault)
{
    internal static StreamStep Of(ReplayedStep step)
    {
        var happened = step.Happened;
        return new(
            happened.Version, happened.Position, happened.Type, happened.RecordedAt, happened.OccurredAt, happened.By, happened.Headers.Source,
            happened.Headers.Command, happened.Headers.Trace,
            System.Text.Json.JsonSerializer.Serialize(happened.Fact, happened.Fact.GetType(), EventJson.Options), step.Changes,
            step.Leaves.Select(leaf => new StateLeaf(leaf.Key, leaf.Value)), step.Fault);
    }
}

/// <summary>One value of a state.</summary>
/// <param name="Path">Where it stands in the state, such as triage.priority.</param>
/// <param name="Value">The value as text.</param>
public sealed record StateLeaf(string Path, string Value);
