using CsCheck;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Tests.Telemetry.Traces;

public sealed class SpanTests
{
    private static readonly Gen<Span> Spans = Gen.Select(
        Gen.OneOf("cart", "orders"), Gen.OneOf("t1", "t2"), Gen.Int[0, 9], Gen.Int[-1, 9], Gen.OneOf("GET /", "查询"), Gen.Enum<SpanKind>(),
        Gen.Select(Gen.Long[0, 100], Gen.Long[0, 100], Gen.Enum<SpanStatus>()), Gen.Int[0, 2],
        (service, trace, id, parent, name, kind, times, events) => new Span(
            new(service, "one", [new("zone", "east")]), trace, $"{id}", parent < 0 ? "" : $"{parent}", name, kind, times.Item1, times.Item2, times.Item3, "said",
            [new("http.status", $"{id}")], [.. Enumerable.Range(0, events).Select(one => new SpanEvent(times.Item1 + one, "exception", $"type: {one}"))]));

    [Fact]
    public void What_is_packed_is_read_again_and_found_by_all_that_is_known_of_it() => Spans.Array[1, 40].Sample(spans =>
    {
        var block = new SpanBlock();
        foreach (var span in spans) block.Add(span);
        SpanBlock.Read(block.Bytes.ToArray()).Select(Said).ShouldBe(spans.Select(Said));
        foreach (var span in spans)
        {
            var question = new SpanQuestion(
                0, 100, span.Source.Service, span.Source.Instance, span.Name, span.Kind, span.Length, span.HasFailed, span.IsEntry,
                [.. span.Attributes, .. span.Source.Attributes], span.Trace);
            question.Fits(span).ShouldBeTrue();
            (question.Marks & block.Marks).ShouldNotBe(0);
            question.Tokens.ShouldAllBe(token => WordFilter.MayHold(block.Filter(), token));
        }
    }, iter: 300);

    [Fact]
    public void A_question_leaves_out_what_it_does_not_ask_for()
    {
        var span = Of("a", "", 10, 5) with { Kind = SpanKind.Client };
        var question = new SpanQuestion(0, 100);
        question.Fits(span).ShouldBeTrue();
        (question with { From = 11 }).Fits(span).ShouldBeFalse();
        (question with { LeastLength = 6 }).Fits(span).ShouldBeFalse();
        (question with { FailedOnly = true }).Fits(span).ShouldBeFalse();
        (question with { EntriesOnly = true }).Fits(span).ShouldBeTrue("it begins the trace");
        (question with { EntriesOnly = true }).Fits(span with { Parent = "x" }).ShouldBeFalse();
        (question with { Kind = SpanKind.Server }).Fits(span).ShouldBeFalse();
        (question with { Attributes = [new("a", "b")] }).Fits(span).ShouldBeFalse();
        (new SpanQuestion(0, 1, FailedOnly: true).Marks, new SpanQuestion(0, 1, EntriesOnly: true).Marks, question.Marks).ShouldBe((0b1010, 0b1100, 0b1111));
    }

    [Fact]
    public void A_trace_is_a_tree_with_what_each_span_took_by_itself()
    {
        Span[] spans = [Of("c", "a", 30, 100), Of("a", "", 0, 100), Of("b", "a", 10, 30), Of("d", "b", 15, 5), Of("b", "a", 10, 30), Of("o", "gone", 5, 1)];
        TraceTree.Of(spans).Select(branch => (branch.Span.Id, branch.Depth, branch.SelfLength, branch.IsOrphan)).ShouldBe(
            [("a", 0, 10, false), ("b", 1, 25, false), ("d", 2, 5, false), ("c", 1, 100, false), ("o", 0, 1, true)]);
    }

    [Fact]
    public void Every_span_stands_in_the_tree_once_whoever_says_to_be_its_parent() => Spans.Array[1, 30].Sample(spans =>
    {
        var tree = TraceTree.Of(spans);
        tree.Select(branch => branch.Span.Id).Order().ShouldBe(spans.Select(span => span.Id).Distinct().Order());
        tree.ShouldAllBe(branch => branch.SelfLength >= 0 && branch.SelfLength <= branch.Span.Length);
        TraceTree.Of(spans.DistinctBy(span => span.Id).Reverse()).Select(branch => (branch.Span.Id, branch.Depth)).ShouldBe(tree.Select(branch => (branch.Span.Id, branch.Depth)));
    }, iter: 500);

    [Fact]
    public void Quantiles_are_right_to_a_thirtieth() => Gen.Long[1, 10_000_000_000].Array[1, 200].Sample(lengths =>
    {
        var tally = new SpanTally(new(0, 100), 4);
        foreach (var length in lengths) tally.Add(Of("a", "", 50, length));
        var sorted = lengths.Order().ToArray();
        foreach (var share in (double[])[0.5, 0.95, 0.99, 1])
        {
            var exact = sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
            tally.All.Within(share).ShouldBe(exact, exact / 30.0 + 1);
        }

        (tally.All.Spans, tally.Slices[2].Spans, tally.Slices[0].Spans, tally.All.Longest).ShouldBe((lengths.Length, lengths.Length, 0, sorted[^1]));
    }, iter: 300);

    [Fact]
    public void Operations_are_counted_apart()
    {
        var tally = new SpanTally(new(0, 100), 1);
        foreach (var id in (string[])["a", "b", "c"]) tally.Add(Of(id, "", 0, 10) with { Name = id == "c" ? "slow" : "fast", Status = id == "b" ? SpanStatus.Error : SpanStatus.Unset });
        tally.Operations.Select(one => (one.Service, one.Name, one.Figures.Spans, one.Figures.Failed)).ShouldBe([("cart", "fast", 2, 1), ("cart", "slow", 1, 0)]);
    }

    private static Span Of(string id, string parent, long from, long length) =>
        new(new("cart", "", []), "t", id, parent, "GET /", SpanKind.Internal, from, length, SpanStatus.Unset, "", [], []);

    private static string Said(Span span) =>
        $"{span.Source.Service} {span.Trace} {span.Id} {span.Parent} {span.Name} {span.Kind} {span.From}+{span.Length} {span.Status} {span.StatusText} "
        + $"[{string.Join(',', span.Attributes)}] [{string.Join(',', span.Events)}]";
}
