using System.Text.Json;
using CsCheck;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Monitoring.Probes.HttpAssertionKind;

namespace EventSourcedOps.Domain.Tests.Monitoring.Probes;

public sealed class HttpAssertionsTests
{
    private const string Health = """{"status":"UP","checks":[{"name":"db","ms":3},{"name":"a.b","ok":true}],"odd key":{"x'y":null}}""";

    [Theory]
    [InlineData(200, null)]
    [InlineData(299, null)]
    [InlineData(301, "HTTP 301")]
    [InlineData(503, "HTTP 503")]
    public void Without_a_word_about_the_status_it_is_a_good_one(int status, string? fault) =>
        (HttpAssertions.Fault([], new(status, "", 5))?.Detail).ShouldBe(fault);

    [Theory]
    [InlineData("401", 401, true)]
    [InlineData("2xx,301", 301, true)]
    [InlineData("200-204", 204, true)]
    [InlineData("200-204", 205, false)]
    [InlineData("5xx", 499, false)]
    public void A_status_is_one_of_those_that_will_do(string expected, int status, bool holds) =>
        (HttpAssertions.Fault([new(Status, expected)], new(status, "", 5)) is null).ShouldBe(holds);

    [Theory]
    [InlineData("")]
    [InlineData("2x")]
    [InlineData("200-")]
    [InlineData("300-200")]
    [InlineData("99")]
    [InlineData("200,,201")]
    [InlineData("1,2,3,4,5,6,7,8,9")]
    public void What_says_no_status_is_none(string text) => HttpStatuses.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("$.status", "UP", null)]
    [InlineData("$.status", "DOWN", "$.status = \"UP\" ≠ \"DOWN\"")]
    [InlineData("$.checks[0].ms", "3", null)]
    [InlineData("$.checks[1]['name']", "a.b", null)]
    [InlineData("$.checks[1].ok", "true", null)]
    [InlineData("$['odd key'][\"x'y\"]", "null", null)]
    [InlineData("$['odd key']['x\\'y']", null, null)]
    [InlineData("$.checks[2]", null, "$.checks[2] = ∅")]
    [InlineData("$.status.more", null, "$.status.more = ∅")]
    public void A_value_of_JSON_reads_as_expected(string path, string? expected, string? fault) =>
        (HttpAssertions.Fault([new(JsonValue, expected, path)], new(200, Health, 5))?.Detail).ShouldBe(fault);

    [Theory]
    [InlineData("status")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$.*")]
    [InlineData("$[*]")]
    [InlineData("$[-1]")]
    [InlineData("$['a")]
    [InlineData("$['a'b]")]
    [InlineData("$[?(@.a)]")]
    public void What_points_at_no_single_value_is_no_place(string path) => JsonPlace.Read(path).ShouldBeNull();

    [Fact]
    public void The_first_thing_that_does_not_hold_is_told()
    {
        HttpAssertion[] all = [new(Status, "200"), new(BodyContains, "登录"), new(BodyLacks, "error"), new(Latency, "800")];
        HttpAssertions.Fault(all, new(200, "请登录", 800)).ShouldBeNull();
        HttpAssertions.Fault(all, new(200, "请登录", 801)).ShouldBe(new(ProbeFaultKind.TooSlow, "801 ms > 800 ms"));
        HttpAssertions.Fault(all, new(200, "请登录 error", 801))!.Detail.ShouldBe("body ∋ \"error\"");
        HttpAssertions.Fault(all, new(200, "welcome", 801))!.Detail.ShouldBe("body ∌ \"登录\"");
        HttpAssertions.Fault([new(JsonValue, "1", "$.a")], new(200, "<html>", 5))!.Detail.ShouldBe("body ≠ JSON");
    }

    /// <summary>Whatever a name holds, in brackets it is found.</summary>
    [Fact]
    public void Any_name_can_be_pointed_at() => Gen.String.Where(name => name.Length is > 0 and < 100 && !name.Any(char.IsSurrogate)).Sample(name =>
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(new Dictionary<string, int> { [name] = 7 }));
        var path = $"$['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";
        JsonPlace.Read(path).ShouldNotBeNull().Find(document.RootElement)!.Value.GetInt32().ShouldBe(7);
    });

    /// <summary>Whatever is written, it is a place or none, and nothing is thrown.</summary>
    [Fact]
    public void Nonsense_is_no_place() => Gen.Char["$.[]'\"\\a0*"].Array[0, 12].Sample(signs =>
    {
        using var document = JsonDocument.Parse("""{"a":[{"a":0}]}""");
        JsonPlace.Read(new string(signs))?.Find(document.RootElement);
    });
}
