using EventSourcedOps.Application.Changes;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Tests.Changes;

public sealed class LearnedRiskTests
{
    private static readonly RiskAssessment Rehearsed = Judged(rehearsal: 0, conflicts: 0);
    private static readonly RiskAssessment Daring = Judged(rehearsal: 10, conflicts: 15);

    [Fact]
    public void What_went_wrong_before_is_expected_again()
    {
        var learned = LearnedRisk.From(Lessons(200, (random, judged) => random.NextDouble() < (judged.Factors[0].Points > 0 ? 0.6 : 0.05)))!;
        learned.Discrimination.ShouldBeGreaterThan(0.7);
        learned.ProbabilityOf(Daring).ShouldBeGreaterThan(0.4);
        learned.ProbabilityOf(Rehearsed).ShouldBeLessThan(0.2);
        var because = learned.Because(Daring);
        because[0].Kind.ShouldBe(RiskFactorKind.Rehearsal);
        because[0].Effect.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Where_nothing_follows_from_anything_it_owns_up_to_guessing()
    {
        var learned = LearnedRisk.From(Lessons(400, (random, _) => random.NextDouble() < 0.3))!;
        learned.Discrimination.ShouldBeInRange(0.35, 0.65);
        learned.ProbabilityOf(Daring).ShouldBeInRange(0.15, 0.45);
    }

    [Fact]
    public void The_same_lessons_teach_the_same()
    {
        var lessons = Lessons(120, (random, judged) => random.NextDouble() < judged.Score / 40.0).ToArray();
        var (once, again) = (LearnedRisk.From(lessons)!, LearnedRisk.From(lessons)!);
        again.ProbabilityOf(Daring).ShouldBe(once.ProbabilityOf(Daring));
        again.Discrimination.ShouldBe(once.Discrimination);
    }

    [Theory]
    [InlineData(LearnedRisk.LessonsNeeded - 1, 20)]
    [InlineData(200, LearnedRisk.EitherKindNeeded - 1)]
    [InlineData(200, 200 - LearnedRisk.EitherKindNeeded + 1)]
    public void Too_little_teaches_nothing(int lessons, int wentWrong)
    {
        LearnedRisk.From(Enumerable.Range(0, lessons).Select(i => new ChangeLesson(Daring, i < wentWrong))).ShouldBeNull();
        LearnedRisk.CanBeLearned(lessons, wentWrong).ShouldBeFalse();
    }

    [Fact]
    public void Just_enough_teaches() =>
        LearnedRisk.From(Enumerable.Range(0, LearnedRisk.LessonsNeeded).Select(i => new ChangeLesson(i % 2 == 0 ? Daring : Rehearsed, i % 5 == 0)))
            .ShouldNotBeNull();

    private static IEnumerable<ChangeLesson> Lessons(int count, Func<Random, RiskAssessment, bool> wentWrong)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            var judged = Judged(random.Next(2) * 10, random.Next(4) * 5);
            yield return new(judged, wentWrong(random, judged));
        }
    }

    private static RiskAssessment Judged(int rehearsal, int conflicts) => new(
        ChangeRisk.Version, rehearsal + conflicts, RiskLevel.Low,
        [new(RiskFactorKind.Rehearsal, rehearsal), new(RiskFactorKind.Conflicts, conflicts)]);
}
