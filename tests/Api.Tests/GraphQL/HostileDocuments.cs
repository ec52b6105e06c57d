using System.Text;
using System.Text.Json;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>A request that wants to hurt.</summary>
public sealed record Hostile(string Name, byte[] Body, string ContentType = "application/json")
{
    public override string ToString() => Name;
}

/// <summary>Requests that want to hurt: too large, too deep, too many, too odd.</summary>
public static class HostileDocuments
{
    public static IEnumerable<Hostile> All() =>
        [.. TooMany(), .. TooDeep(), .. Fragments(), .. Values(), .. Variables(), .. Odd(), .. Bodies()];

    private static IEnumerable<Hostile> TooMany() =>
    [
        Document("20,000 fields", "{" + Repeat("hello ", 20_000) + "}"),
        Document("9,000 fields within the body limit", "{" + Repeat("hello ", 9_000) + "}"),
        Document("501 fields", "{" + Repeat("hello ", 501) + "}"),
        Document("20,000 aliases", "{" + Numbered(20_000, n => $"a{n}:hello ") + "}"),
        Document("4,000 aliases", "{" + Numbered(4_000, n => $"a{n}:hello ") + "}"),
        Document("31 aliases", "{" + Numbered(31, n => $"a{n}:hello ") + "}"),
        Document("2,000 directives", "{hello " + Repeat("@include(if:true)", 2_000) + "}"),
        Document("51 unknown directives", "{hello " + Repeat("@x ", 51) + "}"),
        Document("directives on the operation", "query " + Repeat("@x ", 5_000) + "{hello}"),
        Document("3,000 operations", Numbered(3_000, n => $"query q{n}{{hello}} ")),
        Document("21 operations", Numbered(21, n => $"query q{n}{{hello}} ")),
        Document("5,000 arguments", "{samples(" + Numbered(5_000, n => $"a{n}:1 ") + "){totalCount}}"),
        Document("6,000 times the same argument", "{samples(" + Repeat("first:1 ", 6_000) + "){totalCount}}"),
        Document("400 unknown fields", "{" + Numbered(400, n => $"nothing{n} ") + "}"),
        Document("400 unknown fields on an object", "{samples{nodes{" + Numbered(400, n => $"nothing{n} ") + "}}}"),
        Document("conflicting fields", "{" + Numbered(30, n => $"a:samples(first:{n + 1}){{totalCount}} ") + "}"),
        Document("251 inline fragments", "{" + Repeat("...on SampleQuery{hello} ", 251) + "}"),
        Document("type definitions", Numbered(2_000, n => $"type T{n}{{a:Int}} ")),
        Document("30 failing fields times 200", "{samples(first:200){nodes{" + Numbered(30, n => $"b{n}:broken ") + "}}}"),
    ];

    private static IEnumerable<Hostile> TooDeep() =>
    [
        Document("30,000 open braces", Repeat("{", 30_000)),
        Document("15,000 nested fields", Repeat("{a", 15_000) + Repeat("}", 15_000)),
        Document("60,000 open brackets", "{sum(numbers:" + Repeat("[", 60_000)),
        Document("20,000 closed lists", "{sum(numbers:" + Repeat("[", 20_000) + Repeat("]", 20_000) + ")}"),
        Document("9,000 nested objects", "mutation{rename(input:" + Repeat("{next:", 9_000) + Repeat("}", 9_000) + "){id}}"),
        Document("45 nested objects", "mutation{rename(input:" + Repeat("{id:1 title:\"x\" next:", 45) + "null"
            + Repeat("}", 45) + "){id}}"),
        Document("nested list type", "query($a:" + Repeat("[", 20_000) + "Int" + Repeat("]", 20_000) + "){hello}"),
        Document("13 levels", Levels(12)),
        Document("nested pages", "{samples(first:200){nodes{children(first:200){nodes{children(first:200){nodes{id}}}}}}}"),
        Document("nested default pages", "{samples{nodes{children{nodes{children{nodes{id}}}}}}}"),
        Document("10,000 rows", "{samples(first:10000){nodes{id}}}"),
        Document("huge first", "{samples(first:99999999999999999999999999){nodes{id}}}"),
        Document("negative first", "{samples(first:-1){nodes{id}}}"),
        Document("introspection in circles", "{__schema{types{fields{type{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}}}"),
        Document("introspection", "{__schema{types{name}}}"),
        Document("__type", "{__type(name:\"Sample\"){fields{name}}}"),
    ];

    private static IEnumerable<Hostile> Fragments() =>
    [
        Document("a fragment that uses itself", "{...a} fragment a on SampleQuery{...a}"),
        Document("two fragments that use each other", "{...a} fragment a on SampleQuery{...b} fragment b on SampleQuery{...a}"),
        Document("a cycle nobody uses", "{hello} fragment a on SampleQuery{...b} fragment b on SampleQuery{...a}"),
        Document("a cycle through a field", "{samples{nodes{...a}}} fragment a on Sample{children{nodes{...a}}}"),
        Document("a cycle of 500", "{...f0} " + Numbered(500, n => $"fragment f{n} on SampleQuery{{...f{(n + 1) % 500}}} ")),
        Document("fragments that double", "{...f0} " + Numbered(30, n => $"fragment f{n} on SampleQuery{{...f{n + 1} ...f{n + 1}}} ")
            + "fragment f30 on SampleQuery{hello}"),
        Document("a chain of 1,000", "{...f0} " + Numbered(1_000, n => $"fragment f{n} on SampleQuery{{...f{n + 1}}} ")),
        Document("a chain of 39 to overlap", "{...f0 ...f1} " + Numbered(39, n => $"fragment f{n} on SampleQuery{{hello ...f{n + 1}}} ")
            + "fragment f39 on SampleQuery{hello}"),
        Document("the same name twice", "{...a} fragment a on SampleQuery{hello} fragment a on SampleQuery{me}"),
        Document("a missing fragment", "{...a}"),
        Document("a fragment on nothing", "{...a} fragment a on Nothing{hello}"),
        Document("a fragment named on", "{...on} fragment on on SampleQuery{hello}"),
        Document("2,000 unused fragments", "{hello} " + Numbered(2_000, n => $"fragment f{n} on SampleQuery{{hello}} ")),
    ];

    private static IEnumerable<Hostile> Values() =>
    [
        Document("an integer of 30,000 digits", "{sum(numbers:[" + Repeat("9", 30_000) + "])}"),
        Document("a float of 30,000 digits", "{sum(numbers:[1." + Repeat("9", 30_000) + "])}"),
        Document("a float beyond all", "{sum(numbers:[1e999999999])}"),
        Document("30,000 numbers", "{sum(numbers:[" + Repeat("1,", 30_000) + "])}"),
        Document("900 wrong numbers", "{sum(numbers:[" + Repeat("\"x\",", 900) + "])}"),
        Document("the same input field 900 times", "mutation{rename(input:{" + Repeat("id:1 ", 900) + "}){id}}"),
        Document("900 unknown input fields", "mutation{rename(input:{" + Numbered(900, n => $"x{n}:1 ") + "}){id}}"),
        Document("an open string", "{samples(after:\"" + Repeat("x", 50_000)),
        Document("an open string on its line", "{samples(after:\"" + Repeat("x", 50_000) + "\n\"){totalCount}}"),
        Document("a bad escape behind 50,000 letters", "{samples(after:\"" + Repeat("x", 50_000) + "\\q\"){totalCount}}"),
        Document("a control character behind 50,000 letters", "{samples(after:\"" + Repeat("x", 50_000) + "\u0007\"){totalCount}}"),
        Document("a bad character behind 50,000 letters", "{" + Repeat("x", 50_000) + " ?}"),
        Document("a fault at the end of a long line", "{" + Repeat("hello,", 9_000) + "?}"),
        Document("a fault behind hidden line breaks", "{x(a:\"" + Repeat("\u2028\u0085", 15_000) + "\")?}"),
        Document("a fault behind many short texts", "{" + Repeat("\"x\"", 15_000) + "?}"),
        Document("a fault behind carriage returns", "{" + Repeat("hello\n\r", 8_000) + "?}"),
        Document("an open block string", "{samples(after:\"\"\"" + Repeat("\"\" ", 15_000)),
        Document("a block string of indents", "{samples(after:\"\"\"" + Numbered(2_000, n => new string(' ', n % 20) + "x\n")
            + "\"\"\"){totalCount}}"),
        Document("a block string of lines", "{samples(after:\"\"\"" + Repeat("\n", 50_000) + "\"\"\"){totalCount}}"),
        Document("escapes", "{samples(after:\"" + Repeat("\\u4F60", 8_000) + "\"){totalCount}}"),
        Document("broken escapes", "{samples(after:\"\\u{110000}\\uD800\\q\"){totalCount}}"),
        Document("a cursor of 50,000 letters", "{samples(after:\"" + Repeat("A", 50_000) + "\"){totalCount}}"),
        Document("a name of 50,000 letters", "{" + Repeat("a", 50_000) + "}"),
        Document("an enum as number", "{samples(first:FIRST){totalCount}}"),
    ];

    private static IEnumerable<Hostile> Variables() =>
    [
        Document("the same variable twice", "query($a:Int,$a:Int){samples(first:$a){totalCount}}"),
        Document("2,000 times the same variable", "query(" + Repeat("$a:Int ", 2_000) + "){hello}"),
        Document("4,000 unused variables", "query(" + Numbered(4_000, n => $"$a{n}:Int ") + "){hello}"),
        Document("100 unused variables", "query(" + Numbered(100, n => $"$a{n}:Int ") + "){hello}"),
        Document("an undefined variable", "{samples(first:$a){totalCount}}"),
        Document("a variable of an unknown type", "query($a:Nothing){samples(first:$a){totalCount}}"),
        Document("a variable in its own default", "query($a:Int=$a){samples(first:$a){totalCount}}"),
        With("a deep variable", "mutation($a:RenameSample!){rename(input:$a){id}}", "{\"a\":" + Repeat("{\"next\":", 60) + "null"
            + Repeat("}", 60) + "}"),
        With("a bottomless variable", "{hello}", "{\"a\":" + Repeat("[", 30_000) + Repeat("]", 30_000) + "}"),
        With("a huge number", "query($a:Int){samples(first:$a){totalCount}}", "{\"a\":1" + Repeat("0", 90) + "}"),
        With("an endless number", "query($a:Int){samples(first:$a){totalCount}}", "{\"a\":1" + Repeat("0", 50_000) + "}"),
        With("a number beyond all", "query($a:Int){samples(first:$a){totalCount}}", "{\"a\":1e400}"),
        With("a list of 20,000", "query($a:[Int!]!){sum(numbers:$a)}", "{\"a\":[" + Repeat("\"x\",", 12_000) + "1]}"),
        With("an object for a number", "query($a:Int){samples(first:$a){totalCount}}", "{\"a\":{\"first\":{}}}"),
        With("a lone surrogate", "query($a:String){samples(after:$a){totalCount}}", "{\"a\":\"\\ud800\"}"),
        With("NUL", "query($a:String){samples(after:$a){totalCount}}", "{\"a\":\"\\u0000\"}"),
    ];

    private static IEnumerable<Hostile> Odd() =>
    [
        Document("a parser that leaves its array", "{\n\rc:1){c}"),
        Document("nothing", ""),
        Document("blanks", Repeat(" ", 60_000)),
        Document("commas", Repeat(",", 60_000)),
        Document("a comment", "#" + Repeat("x", 60_000)),
        Document("60,000 comments", Repeat("#\n", 30_000)),
        Document("byte order marks", Repeat("\uFEFF", 5_000) + "{helo}"),
        Document("NUL in the document", "{he\0llo}"),
        Document("right to left", "{\u202Eolleh}"),
        Document("a field in Chinese", "{你好}"),
        Document("emoji", "{" + Repeat("😀", 5_000) + "}"),
        Document("only a brace", "}"),
        Document("empty selection", "{}"),
        Document("dots", "{" + Repeat("...", 10_000) + "}"),
        Document("dollars", Repeat("$", 30_000)),
        Document("subscription with two roots", "subscription{flood silence}"),
        Document("subscription by POST", "subscription{flood}"),
        Document("a mutation that is none", "mutation{hello}"),
        Document("__proto__", "{__proto__{constructor}}"),
    ];

    private static IEnumerable<Hostile> Bodies() =>
    [
        Raw("a lone surrogate in the document", "{\"query\":\"{ \\ud800 }\"}"),
        Raw("half a JSON", "{\"query\":\"{hello}\""),
        Raw("a batch", "[" + string.Join(',', Enumerable.Repeat("{\"query\":\"{hello}\"}", 1_000)) + "]"),
        Raw("null", "null"),
        Raw("a text", "\"{hello}\""),
        Raw("bottomless JSON", Repeat("[", 60_000)),
        Raw("query twice", "{\"query\":\"{hello}\",\"query\":\"{helo}\"}"),
        Raw("operationName as object", "{\"query\":\"{hello}\",\"operationName\":{}}"),
        Raw("an unknown operationName", "{\"query\":\"{hello}\",\"operationName\":\"x\"}"),
        Raw("extensions as list", "{\"query\":\"{hello}\",\"extensions\":[]}"),
        Raw("persisted query", "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"x\"}}}"),
        Raw("a body of 1 MB", "{\"query\":\"" + Repeat(" ", 1_000_000) + "\"}"),
        new("no UTF-8", [.. "{\"query\":\"{he"u8, 0xFF, 0xFE, 0xC0, .. "llo}\"}"u8]),
        new("UTF-16", Encoding.Unicode.GetBytes("{\"query\":\"{hello}\"}")),
        new("a form", "query={hello}"u8.ToArray(), "application/x-www-form-urlencoded"),
        new("plain text", "{\"query\":\"{hello}\"}"u8.ToArray(), "text/plain"),
        new("application/graphql", "{hello}"u8.ToArray(), "application/graphql"),
    ];

    private static string Levels(int depth) =>
        "{samples(first:1)" + Repeat("{nodes{children(first:1)", depth / 2) + "{totalCount}" + Repeat("}}", depth / 2) + "}";

    private static Hostile Document(string name, string document) => Raw(name, JsonSerializer.Serialize(new { query = document }));

    private static Hostile With(string name, string document, string variables) =>
        Raw(name, $"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{variables}}}");

    private static Hostile Raw(string name, string body) => new(name, Encoding.UTF8.GetBytes(body));

    private static string Repeat(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();

    private static string Numbered(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));
}
