using EventSourcedOps.Api.GraphQL;
using GraphQLParser;
using GraphQLParser.AST;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class ScanningTests
{
    [Theory]
    [InlineData("{a(b:[1 {c:2}])}", 4, false)]
    [InlineData("{a(b:\"{{{\") # {{{\n}", 2, false)]
    [InlineData("{a(b:\"\"\"{ \" \\\"\"\" {{\"\"\")}", 2, false)]
    [InlineData("{a(b:\"\\\"{\")}", 2, false)]
    [InlineData("{a(b:\"", 2, true)]
    [InlineData("{a(b:\"\n\")}", 2, true)]
    [InlineData("{a(b:\"\"\" \"\"", 2, true)]
    [InlineData("}}}{", 0, false)]
    public void Brackets_and_open_strings_are_seen_before_parsing(string text, int deepest, bool hasOpenString) =>
        TextScan.Of(text).ShouldBe(new TextScan(deepest, hasOpenString));

    [Fact]
    public void Breaking_long_lines_changes_no_meaning()
    {
        var text = "{" + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"a{n}:b(c:\"x, y\" d:\"\"\"p, \\\"\"\" q\"\"\") "))
            + "# a comment, " + new string('-', 100) + "\n" + "z}";

        var broken = LongLines.Broken(text)!;

        broken.ShouldNotBe(text);
        broken.Split('\n').Max(line => line.Length).ShouldBeLessThan(5_000);
        FieldsOf(broken).ShouldBe(FieldsOf(text));
    }

    [Fact]
    public void A_text_without_a_place_to_break_is_not_bearable() =>
        LongLines.Broken("{a(b:\"" + new string('x', 20_000) + "\")}").ShouldBeNull();

    [Fact]
    public void Known_documents_are_bounded_and_those_in_use_stay()
    {
        var known = new KnownDocuments(new GraphQLOptions { KnownDocuments = 100 });
        known.Remember("{favourite}", new(Parser.Parse("{favourite}")));
        for (var number = 0; number < 10_000; number++)
        {
            known.Remember($"{{a{number}}}", new(Parser.Parse("{a}")));
            known.Find("{favourite}").ShouldNotBeNull();
            known.Count.ShouldBeLessThanOrEqualTo(101);
        }
        known.Find("{a1}").ShouldBeNull();
    }

    [Fact]
    public async Task A_source_that_asks_for_room_waits_for_its_reader()
    {
        var backlog = new SubscriptionBacklog(new GraphQLOptions { Streams = new() { Backlog = 4 } });
        for (var number = 0; number < 4; number++) backlog.TryEnter().ShouldBeTrue();

        var waiting = backlog.UntilRoom(CancellationToken.None).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        backlog.Leave();
        backlog.Leave();
        await waiting.WaitAsync(TimeSpan.FromSeconds(5));

        backlog.Overflowed.IsCompleted.ShouldBeFalse();
    }

    private static List<string> FieldsOf(string text) =>
        [.. Parser.Parse(text).Definitions.OfType<GraphQLOperationDefinition>().Single()
            .SelectionSet.Selections.Cast<GraphQLField>().Select(Print)];

    private static string Print(GraphQLField field)
    {
        var texts = field.Arguments?.Items.Select(argument => ((GraphQLStringValue)argument.Value).Value.ToString()) ?? [];
        return $"{field.Alias?.Name}:{field.Name}({string.Join(' ', texts)})";
    }
}
