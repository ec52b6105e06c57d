using EventSourcedOps.Domain.Changes;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace EventSourcedOps.Application.Changes;

/// <summary>
/// How likely a change goes wrong, learned from how others went: a logistic regression over the points of the rules' factors. It stands
/// beside the rules and decides nothing. The same lessons give the same answer, and each factor's part in it can be told.
/// </summary>
/// <param name="Discrimination">
/// How well it tells bad changes from good ones that it was not taught: the area under the ROC curve, 0.5 is tossing a coin, 1 is always.
/// </param>
public sealed record LearnedRisk(IReadOnlyList<double> Weights, double Bias, IReadOnlyList<double> Usual, double Discrimination)
{
    /// <summary>Fewer lessons teach nothing that could be relied on.</summary>
    public const int LessonsNeeded = 50;

    /// <summary>So many of either kind: what always goes well says nothing of what goes wrong.</summary>
    public const int EitherKindNeeded = 10;

    private const int Folds = 5;

    private static readonly RiskFactorKind[] Kinds = Enum.GetValues<RiskFactorKind>();

    public static bool CanBeLearned(int lessons, int wentWrong) =>
        lessons >= LessonsNeeded && Math.Min(wentWrong, lessons - wentWrong) >= EitherKindNeeded;

    /// <summary>Null when there are too few lessons.</summary>
    public static LearnedRisk? From(IEnumerable<ChangeLesson> lessons)
    {
        var examples = lessons.Select(Example.Of).ToArray();
        if (!CanBeLearned(examples.Length, examples.Count(example => example.Label))) return null;
        var ml = new MLContext(seed: 1);
        var (weights, bias) = Fit(ml, examples);
        return new(weights, bias, [.. Kinds.Select((_, i) => examples.Average(example => (double)example.Points[i]))], Tried(ml, examples));
    }

    /// <summary>From 0 to 1.</summary>
    public double ProbabilityOf(RiskAssessment judged) => Probability(Weights, Bias, PointsOf(judged));

    /// <summary>What makes it more likely (above 0) or less likely than with the usual points, in log-odds; greatest first.</summary>
    public IReadOnlyList<(RiskFactorKind Kind, double Effect)> Because(RiskAssessment judged)
    {
        var points = PointsOf(judged);
        return [.. Kinds.Select((kind, i) => (kind, Weights[i] * (points[i] - Usual[i]))).OrderByDescending(part => Math.Abs(part.Item2))];
    }

    private static (double[] Weights, double Bias) Fit(MLContext ml, IEnumerable<Example> examples)
    {
        var learned = ml.BinaryClassification.Trainers
            .LbfgsLogisticRegression(new() { L1Regularization = 0, L2Regularization = 1, NumberOfThreads = 1 })
            .Fit(ml.Data.LoadFromEnumerable(examples));
        var line = ((CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>)learned.Model).SubModel;
        return ([.. line.Weights.Select(weight => (double)weight)], line.Bias);
    }

    /// <summary>Each fifth is judged by what the other four teach; both kinds are spread evenly over the fifths.</summary>
    private static double Tried(MLContext ml, Example[] examples)
    {
        var dealt = examples.OrderBy(example => example.Label).Select((example, i) => (Example: example, Fold: i % Folds)).ToArray();
        var judged = new List<(bool WentWrong, double Probability)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var (weights, bias) = Fit(ml, dealt.Where(one => one.Fold != fold).Select(one => one.Example));
            judged.AddRange(dealt.Where(one => one.Fold == fold)
                .Select(one => (one.Example.Label, Probability(weights, bias, one.Example.Points))));
        }

        return AreaUnderCurve(judged);
    }

    /// <summary>How often a bad one is thought worse than a good one; equals count half.</summary>
    private static double AreaUnderCurve(IReadOnlyList<(bool WentWrong, double Probability)> judged)
    {
        var bad = judged.Where(one => one.WentWrong).Select(one => one.Probability).ToArray();
        var good = judged.Where(one => !one.WentWrong).Select(one => one.Probability).ToArray();
        return bad.Average(worse => good.Average(better => worse > better ? 1 : worse < better ? 0 : 0.5));
    }

    private static double Probability(IReadOnlyList<double> weights, double bias, float[] points) =>
        1 / (1 + Math.Exp(-(bias + weights.Zip(points, (weight, one) => weight * one).Sum())));

    private static float[] PointsOf(RiskAssessment judged) =>
        [.. Kinds.Select(kind => (float)judged.Factors.Where(factor => factor.Kind == kind).Sum(factor => factor.Points))];

    private sealed class Example
    {
        public required bool Label { get; init; }

        [VectorType(9)]
        [ColumnName("Features")]
        public required float[] Points { get; init; }

        public static Example Of(ChangeLesson lesson) => new() { Label = lesson.WentWrong, Points = PointsOf(lesson.Judged) };
    }
}
