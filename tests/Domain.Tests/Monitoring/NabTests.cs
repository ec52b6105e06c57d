using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class NabTests
{
    private sealed record Series(string Name, long[] At, double[] Values, (int First, int Last)[] Windows);

    [Fact]
    public void One_setting_for_every_file_scores_sixty_and_more_by_the_rules_of_the_benchmark()
    {
        var corpus = Corpus();
        var score = Score(corpus, DynamicSettings.Default, tell: true);
        TestContext.Current.SendDiagnosticMessage($"{score:F2} over {corpus.Count} files");
        corpus.Sum(series => series.Windows.Length).ShouldBe(36);
        score.ShouldBeGreaterThanOrEqualTo(60);
    }

    /// <summary>A setting that only just fits would say nothing about other series.</summary>
    [Theory]
    [InlineData(2.1)]
    [InlineData(2.2)]
    [InlineData(2.4)]
    [InlineData(2.5)]
    public void The_score_does_not_hang_on_the_last_decimal_of_the_setting(double rarity) =>
        Score(Corpus(), DynamicSettings.Default with { Rarity = rarity }, tell: false).ShouldBeGreaterThanOrEqualTo(60);

    /// <summary>Speaking at fixed times, or never, is what any detector has to beat by far.</summary>
    [Fact]
    public void A_clock_that_knows_nothing_scores_little()
    {
        var corpus = Corpus();
        var raw = corpus.Sum(series => NabScore.Raw([.. series.Values.Select((_, at) => at % 300 == 0)], series.Windows));
        NabScore.Normalised(raw, corpus.Sum(series => series.Windows.Length)).ShouldBeLessThan(35);
    }

    [Fact]
    public void The_scorer_gives_what_the_rules_say_by_hand()
    {
        (int, int)[] window = [(500, 599)];
        bool[] At(params int[] rows) => [.. Enumerable.Range(0, 1000).Select(row => rows.Contains(row))];
        NabScore.Raw(At(), window).ShouldBe(-1);
        NabScore.Raw(At(500), window).ShouldBe(1, 1e-9);
        NabScore.Raw(At(500, 550, 599), window).ShouldBe(1, 1e-9); // only the earliest counts
        NabScore.Raw(At(599), window).ShouldBe((2 / (1 + Math.Exp(-0.05)) - 1) / (2 / (1 + Math.Exp(-5)) - 1), 1e-9);
        NabScore.Raw(At(300), window).ShouldBe(-1 - 0.11, 1e-9);
        NabScore.Raw(At(100), window).ShouldBe(-1, 1e-9); // while everybody still learns
        NabScore.Raw(At(599 + 99), window).ShouldBe(-1 + 0.11 * (2 / (1 + Math.Exp(5)) - 1), 1e-9);
        NabScore.Raw(At(999), window).ShouldBe(-1 - 0.11, 1e-9);
        NabScore.Normalised(-1, 1).ShouldBe(0);
        NabScore.Normalised(1, 1).ShouldBe(100);
    }

    private static double Score(IReadOnlyCollection<Series> corpus, DynamicSettings settings, bool tell)
    {
        var raw = 0.0;
        foreach (var series in corpus)
        {
            var watch = new DynamicThreshold(settings);
            var detected = series.Values.Select((value, row) => watch.Judge(series.At[row], value) is { Fires: true }).ToList();
            var own = NabScore.Raw(detected, series.Windows);
            if (tell) TestContext.Current.SendDiagnosticMessage($"{series.Name} {own:F2} of {series.Windows.Length}");
            raw += own;
        }

        return NabScore.Normalised(raw, corpus.Sum(series => series.Windows.Length));
    }

    private static List<Series> Corpus()
    {
        var files = RealData.Of("nab", "nab-development.tar.gz");
        using var labels = JsonDocument.Parse(files["labels/combined_windows.json"]);
        return [.. files.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            var rows = RealData.Rows(files[name]).Skip(1).ToList();
            var at = rows.Select(row => Time(row[0])).ToArray();
            var windows = labels.RootElement.GetProperty(name["data/".Length..]).EnumerateArray()
                .Select(window => (Array.IndexOf(at, Time(window[0].GetString()!)), Array.IndexOf(at,
                    Time(window[1].GetString()!)))).ToArray();
            windows.ShouldAllBe(window => window.Item1 >= 0 && window.Item2 > window.Item1, name);
            return new Series(name, at, [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))], windows);
        })];
    }

    private static long Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
