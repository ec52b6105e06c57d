using System.Diagnostics;
using CsCheck;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Tests.Telemetry.Logs;

public sealed class LogTemplateTests
{
    private static readonly string[] Systems = ["Apache", "HDFS", "Linux", "OpenSSH", "OpenStack", "Spark", "Windows", "Zookeeper"];

    /// <summary>The share of lines whose group holds exactly the lines that people put together.</summary>
    [Fact]
    public void Lines_of_eight_systems_are_grouped_as_people_would_by_one_configuration()
    {
        var files = RealData.Of("loghub", "loghub-development.tar.gz");
        var accuracies = Systems.ToDictionary(system => system, system => AccuracyOn(files[$"{system}/{system}_2k.log_structured.csv"]));
        foreach (var (system, accuracy) in accuracies) TestContext.Current.SendDiagnosticMessage($"{system} {accuracy:F4}");
        accuracies.Values.Average().ShouldBeGreaterThanOrEqualTo(0.90, string.Join(", ", accuracies));
        accuracies.Values.Min().ShouldBeGreaterThanOrEqualTo(0.90, string.Join(", ", accuracies));
    }

    [Fact]
    public void A_line_costs_no_more_than_so_many_times_cutting_it_into_words()
    {
        var files = RealData.Of("loghub", "loghub-development.tar.gz");
        var lines = Systems.SelectMany(system => Labelled(files[$"{system}/{system}_2k.log_structured.csv"]))
            .Select(line => line.Text).ToList();

        // Side by side, so that a busy machine slows both; what a machine does in a second is for the benchmarks.
        var ratios = Enumerable.Range(0, 5).Select(_ =>
        {
            var miner = new LogTemplateMiner();
            var mining = Taken(() => lines.ForEach(line => miner.Mine(line)));
            return mining / Taken(() => lines.ForEach(line => line.Split(' ').Length.ShouldBePositive()));
        }).ToArray();

        TestContext.Current.SendDiagnosticMessage($"{ratios.Min():N0} times cutting into words");
        ratios.Min().ShouldBeLessThan(200);
    }

    private static double Taken(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    [Fact]
    public void What_differs_in_values_only_is_one_template_and_says_what_they_were()
    {
        var miner = new LogTemplateMiner();
        var first = miner.Mine("Took 19.05 seconds to spawn b9000564-fe1a-409b-b8cc-1e88b294cd1d on 10.0.0.7:22");
        first.IsNew.ShouldBeTrue();
        var second = miner.Mine("Took 3 seconds to spawn 96abccce-8d1f-4e07-b6d1-4b2ab87e23b4 on db-7.example.org");
        second.IsNew.ShouldBeFalse();
        second.Template.ShouldBeSameAs(first.Template);
        first.Template.Pattern.ShouldBe("Took <*> seconds to spawn <*> on <*>");
        first.Template.Lines.ShouldBe(2);

        var read = miner.Explain("Took 3 seconds to spawn 96abccce-8d1f-4e07-b6d1-4b2ab87e23b4 on db-7.example.org")!;
        read.TemplateId.ShouldBe(first.Template.Id);
        read.Values.ShouldBe(["3", "96abccce-8d1f-4e07-b6d1-4b2ab87e23b4", "db-7.example.org"]);
        miner.Explain("Nobody ever said that").ShouldBeNull();
    }

    [Fact]
    public void States_stay_apart_until_there_are_too_many_to_be_states()
    {
        var miner = new LogTemplateMiner();
        var states = new[] { "paused", "resumed", "started", "stopped" }
            .Select(state => miner.Mine($"Machine 7 was {state} again")).ToList();
        states.ShouldAllBe(line => line.IsNew);
        states.Select(line => line.Template.Current.Id).Distinct().Count().ShouldBe(4);

        var names = new[] { "lin", "wang", "zhao", "chen", "li", "sun", "zhou" }
            .Select(name => miner.Mine($"Door opened by {name} today")).ToList();
        names.Select(line => line.Template.Current.Id).Distinct().ShouldHaveSingleItem();
        names[5].IsNew.ShouldBeFalse();
        names[6].Template.Pattern.ShouldBe("Door opened by <*> today");
        names[6].Template.Lines.ShouldBe(7);
        miner.Explain("Door opened by wang today")!.Values.ShouldBe(["wang"]);
        miner.Templates.Count().ShouldBe(5);
    }

    [Fact]
    public void A_value_in_the_midst_of_chinese_leaves_the_sentence_alone()
    {
        var miner = new LogTemplateMiner();
        miner.Mine("用户42登录失败，来自10.0.0.1");
        miner.Mine("用户7登录失败，来自10.9.8.7").IsNew.ShouldBeFalse();
        miner.Mine("用户7登录成功，来自10.9.8.7").IsNew.ShouldBeTrue();
    }

    [Fact]
    public void Free_text_does_not_fill_the_memory()
    {
        var miner = new LogTemplateMiner(new(MostShapes: 100));
        for (var line = 0; line < 5_000; line++) miner.Mine(string.Join(' ', Words(line)));
        miner.Templates.Count().ShouldBeLessThan(200);
        miner.Templates.Sum(template => template.Lines).ShouldBe(5_000);
    }

    [Fact]
    public void A_replay_gives_the_same_templates_and_no_line_is_lost() =>
        Gen.Select(Gen.OneOf("lin", "wang", "zhao", "chen", "li", "sun", "zhou", "wu", "7", "/srv/x", "", "a=b"), Gen.Int[0, 3],
            Gen.Int[0, 9])
            .Select((word, form, number) => form switch
            {
                0 => $"Door {number} opened by {word} today",
                1 => $"{word} went to {number}",
                2 => $"{word} {word} {word}",
                _ => $"From {word} to {word} in {number} ms",
            })
            .List[0, 120].Sample(lines =>
            {
                var (one, other) = (new LogTemplateMiner(), new LogTemplateMiner());
                foreach (var line in lines) one.Mine(line).Template.Id.ShouldBe(other.Mine(line).Template.Id);
                one.Templates.Select(template => (template.Id, template.Lines))
                    .ShouldBe(other.Templates.Select(template => (template.Id, template.Lines)));
                one.Templates.Sum(template => template.Lines).ShouldBe(lines.Count);
                foreach (var line in lines) one.Templates.Select(template => template.Id).ShouldContain(one.Explain(line)!.TemplateId);
            }, iter: 500);

    private static IEnumerable<string> Words(int seed)
    {
        for (var word = 0; word < 3 + seed % 4; word++)
        {
            seed = seed * 1_103_515_245 + 12_345;
            yield return new string([.. Enumerable.Range(0, 5).Select(letter => (char)('a' + (uint)(seed >> letter * 3) % 26))]);
        }
    }

    private static double AccuracyOn(string table)
    {
        var lines = Labelled(table);
        var miner = new LogTemplateMiner();
        var mined = lines.Select(line => miner.Mine(line.Text).Template).ToList();
        var found = mined.Select((template, at) => (template.Current.Id, at)).ToLookup(pair => pair.Id, pair => pair.at);
        var right = lines.Select((line, at) => (line.Label, at)).GroupBy(pair => pair.Label, pair => pair.at)
            .Where(group => found[mined[group.First()].Current.Id].SequenceEqual(group)).Sum(group => group.Count());
        return right / (double)lines.Count;
    }

    private static List<(string Text, string Label)> Labelled(string table)
    {
        var rows = RealData.Rows(table);
        var (text, label) = (Array.IndexOf(rows[0], "Content"), Array.IndexOf(rows[0], "EventId"));
        return [.. rows.Skip(1).Select(row => (row[text], row[label]))];
    }
}
