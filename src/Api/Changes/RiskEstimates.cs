using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;
using Microsoft.Extensions.Caching.Memory;

namespace EventSourcedOps.Api.Changes;

/// <summary>What makes an estimate higher or lower.</summary>
/// <param name="Kind">Which factor of the rules.</param>
/// <param name="Effect">Above 0 it makes harm more likely than usual, below 0 less, in log-odds.</param>
[GraphQLMetadata("RiskEstimateFactor")]
public sealed record EstimateFactorNode(RiskFactorKind Kind, double Effect);

/// <summary>How likely a change goes wrong, as learned from ended ones that the caller may read. It stands beside the rules and decides nothing.</summary>
/// <param name="Probability">From 0 to 1; null while there is too little to learn from.</param>
/// <param name="Discrimination">
/// How well it tells bad changes from good ones that it was not taught (area under the ROC curve): 0.5 is tossing a coin, 1 is always.
/// </param>
/// <param name="Factors">What makes it higher or lower than usual, greatest first.</param>
/// <param name="Lessons">How many ended changes it was learned from; the newest 2,000 at most.</param>
/// <param name="WentWrong">How many of them were taken back, missed their goal or caused an incident.</param>
/// <param name="LessonsNeeded">So many are needed before anything is estimated.</param>
/// <param name="EitherKindNeeded">So many that went wrong, and as many that went well, are needed.</param>
/// <param name="LearnedAt">When; it is learned anew ten minutes later.</param>
public sealed record ChangeRiskEstimate(
    double? Probability, double? Discrimination, IEnumerable<EstimateFactorNode> Factors, int Lessons, int WentWrong, int LessonsNeeded,
    int EitherKindNeeded, DateTimeOffset LearnedAt);

/// <summary>Learns once for all who may read the same changes, and forgets after a while.</summary>
public sealed class RiskEstimates(IMemoryCache memory)
{
    private const int MostLessons = 2_000;
    private const string Operation = "change.read";
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public async Task<ChangeRiskEstimate> Of(RiskAssessment judged, ReadDesk desk, CancellationToken cancellation)
    {
        var (learned, lessons, wentWrong, at) = await Learned(desk, cancellation);
        return new(
            learned?.ProbabilityOf(judged), learned?.Discrimination,
            learned?.Because(judged).Select(part => new EstimateFactorNode(part.Kind, part.Effect)) ?? [],
            lessons, wentWrong, LearnedRisk.LessonsNeeded, LearnedRisk.EitherKindNeeded, at);
    }

    private async Task<Lessons> Learned(ReadDesk desk, CancellationToken cancellation)
    {
        var key = $"{nameof(RiskEstimates)} {Written(await desk.Reach(Operation, null))}; "
            + string.Join("; ", (await desk.Places(Operation, null)).Select(Written));
        if (memory.TryGetValue(key, out Lessons? known)) return known!;
        var (ended, _) = await (await desk.Rows(Operation, ChangeBoard.Model, null))
            .AnyOf("status", [ChangeStatus.Closed.ToString()]).Page(new("closed_at", Descending: true), MostLessons, null, cancellation);
        var lessons = ended.Select(change => ChangeLesson.Of(change.Row.State)).OfType<ChangeLesson>().ToArray();
        return memory.Set(key, new Lessons(LearnedRisk.From(lessons), lessons.Length, lessons.Count(lesson => lesson.WentWrong), desk.Now), Fresh);
    }

    private static string Written(IReadOnlySet<string>? codes) => codes is null ? "*" : string.Join(',', codes.Order(StringComparer.Ordinal));

    private sealed record Lessons(LearnedRisk? Risk, int Count, int WentWrong, DateTimeOffset At);
}
