using System.Text.Json.Nodes;
using CsCheck;
using EventSourcedOps.Api.Access.Scim;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>The filter language of RFC 7644.</summary>
public sealed class ScimFilterTests
{
    private static readonly Gen<ScimName> Name = Gen.Select(
        Gen.OneOf<string?>(null, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
        Gen.OneOf("userName", "externalId", "active", "emails", "name", "displayName", "members"),
        Gen.OneOf<string?>(null, "value", "type", "givenName"), (schema, attribute, part) => new ScimName(schema, attribute, part));

    private static readonly Gen<object?>[] Values =
    [
        Gen.String[Gen.OneOf('a', 'B', ' ', '"', '\\', '(', ')', ']', '张', '\n', 'é'), 0, 8].Select(text => (object?)text), Gen.Bool.Select(flag => (object?)flag),
        Gen.Int[-1000, 1000].Select(number => (object?)(number / 4.0)), Gen.Bool.Select(_ => (object?)null),
    ];

    private static readonly Gen<ScimFilter> Filter = Gen.Recursive<ScimFilter>((depth, inner) => depth >= 4
        ? Leaf()
        : Gen.OneOf(
            Leaf(), Gen.Select(inner, inner, ScimFilter (left, right) => new ScimFilter.And(left, right)),
            Gen.Select(inner, inner, ScimFilter (left, right) => new ScimFilter.Or(left, right)), inner.Select(ScimFilter (one) => new ScimFilter.Not(one)),
            Gen.Select(Name, inner, ScimFilter (name, one) => new ScimFilter.Within(name with { Part = null }, one))));

    private static readonly JsonObject Zhang = (JsonObject)JsonNode.Parse("""
        {"id":"A1","userName":"zhang.wei","externalId":"Ab","active":true,"displayName":"张伟",
         "emails":[{"value":"wei@work.example","type":"work"},{"value":"wei@home.example","type":"home"}],
         "name":{"givenName":"Wei"},"members":[],"meta":{"lastModified":"2026-03-01T00:00:00Z"},
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Desk"}}
        """)!;

    [Fact]
    public void Whatever_is_written_is_read_as_it_was_meant() =>
        Filter.Sample(filter => ScimFilterReader.Read(filter.ToString()!) == filter, iter: 20_000);

    [Fact]
    public void Whatever_comes_from_outside_is_read_or_refused_and_never_breaks() =>
        Gen.Select(Filter, Gen.Int[0, 200], Gen.OneOf("(", ")", "[", "]", "\"", " and ", "not", ".", ":", "eq", "", "\\", "\ud800", "1e999"), (filter, at, noise) =>
            {
                var text = filter.ToString()!;
                return text[..Math.Min(at, text.Length)] + noise + text[Math.Min(at + 1, text.Length)..];
            })
            .Sample(text =>
            {
                try
                {
                    ScimFilterReader.Read(text).Holds(Zhang);
                }
                catch (ScimFault fault)
                {
                    fault.Type.ShouldBe("invalidFilter");
                }
            }, iter: 20_000);

    [Theory]
    [InlineData("userName eq \"ZHANG.WEI\"", true)]
    [InlineData("USERNAME EQ \"zhang.wei\"", true)]
    [InlineData("externalId eq \"ab\"", false)]
    [InlineData("active eq true", true)]
    [InlineData("active eq \"True\"", true)]
    [InlineData("active eq False", false)]
    [InlineData("active ne true", false)]
    [InlineData("displayName co \"伟\"", true)]
    [InlineData("userName sw \"zh\" and not (userName ew \"x\")", true)]
    [InlineData("emails.value eq \"wei@home.example\"", true)]
    [InlineData("emails eq \"wei@home.example\"", true)]
    [InlineData("emails[type eq \"work\" and value co \"home\"]", false)]
    [InlineData("emails[type eq \"work\"].value eq \"wei@work.example\"", true)]
    [InlineData("emails[type eq \"work\"].value eq \"wei@home.example\"", false)]
    [InlineData("emails.type eq \"work\" and emails.value co \"home\"", true)]
    [InlineData("title pr", false)]
    [InlineData("name.givenName pr", true)]
    [InlineData("members pr", false)]
    [InlineData("title eq null", true)]
    [InlineData("active eq true or active eq false and userName eq \"x\"", true)]
    [InlineData("(active eq true or active eq false) and userName eq \"x\"", false)]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"desk\"", true)]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"zhang.wei\"", true)]
    [InlineData("meta.lastModified gt \"2026-01-01T00:00:00Z\"", true)]
    public void A_filter_holds_or_not(string text, bool holds) => ScimFilterReader.Read(text).Holds(Zhang).ShouldBe(holds);

    [Theory]
    [InlineData("")]
    [InlineData("userName")]
    [InlineData("userName is \"x\"")]
    [InlineData("userName eq x")]
    [InlineData("userName eq \"x")]
    [InlineData("userName eq \"x\" and")]
    [InlineData("(userName eq \"x\"")]
    [InlineData("userName eq \"x\")")]
    [InlineData("emails[type eq \"work\"")]
    public void What_is_no_filter_is_refused(string text) => Should.Throw<ScimFault>(() => ScimFilterReader.Read(text)).Type.ShouldBe("invalidFilter");

    [Fact]
    public void A_filter_neither_nests_nor_grows_without_end()
    {
        Should.Throw<ScimFault>(() => ScimFilterReader.Read(new string('(', 500) + "a pr" + new string(')', 500)));
        Should.Throw<ScimFault>(() => ScimFilterReader.Read($"userName eq \"{new string('x', 5_000)}\""));
    }

    private static Gen<ScimFilter> Leaf() => Gen.OneOf(
        Gen.Select(Name, Gen.OneOf("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"), Gen.OneOf(Values), ScimFilter (name, how, value) => new ScimFilter.Compare(name, how, value)),
        Name.Select(ScimFilter (name) => new ScimFilter.Present(name)));
}
