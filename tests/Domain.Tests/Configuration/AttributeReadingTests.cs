using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class AttributeReadingTests
{
    [Theory]
    [InlineData(AttributeKind.Text, "  SN-1  ", "SN-1")]
    [InlineData(AttributeKind.LongText, "one\r\ntwo", "one\ntwo")]
    [InlineData(AttributeKind.Whole, "0064.0", "64")]
    [InlineData(AttributeKind.Number, "1.50e2", "150")]
    [InlineData(AttributeKind.Flag, "是", "true")]
    [InlineData(AttributeKind.Choice, "大的", "big")]
    [InlineData(AttributeKind.Date, "2026年3月1日", "2026-03-01")]
    [InlineData(AttributeKind.Date, "2026-03-01T00:00:00Z", "2026-03-01")]
    [InlineData(AttributeKind.Address, "2001:DB8:0::1/64", "2001:db8::1/64")]
    [InlineData(AttributeKind.Network, "10.1.0.0/16", "10.1.0.0/16")]
    [InlineData(AttributeKind.Reference, "{0F8FAD5B-D9CB-469F-A165-70867728950E}", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData(AttributeKind.List, "a, b，a", """["a","b"]""")]
    [InlineData(AttributeKind.List, """["b", " a "]""", """["b","a"]""")]
    [InlineData(AttributeKind.Json, """{ "名": [1, 2] }""", """{"名":[1,2]}""")]
    [InlineData(AttributeKind.Secret, "vault:net/core-01", "vault:net/core-01")]
    public void A_value_is_kept_in_one_form_however_it_is_written(AttributeKind kind, string raw, string expected)
    {
        Of(kind).Read(raw, out var value).ShouldBeNull();
        value.ShouldBe(expected);
        Of(kind).Read(value, out var again).ShouldBeNull();
        again.ShouldBe(expected);
    }

    [Theory]
    [InlineData(AttributeKind.Text, "one\ntwo")]
    [InlineData(AttributeKind.Whole, "2.5")]
    [InlineData(AttributeKind.Number, "many")]
    [InlineData(AttributeKind.Flag, "perhaps")]
    [InlineData(AttributeKind.Choice, "middling")]
    [InlineData(AttributeKind.Date, "2026-02-30")]
    [InlineData(AttributeKind.Address, "10")]
    [InlineData(AttributeKind.Address, "10.1.2.3/33")]
    [InlineData(AttributeKind.Address, "fe80::1%eth0")]
    [InlineData(AttributeKind.Network, "10.1.2.3/16")]
    [InlineData(AttributeKind.Reference, "rack 7")]
    [InlineData(AttributeKind.List, "[1")]
    [InlineData(AttributeKind.Json, "{")]
    [InlineData(AttributeKind.Secret, "hunter2")]
    public void What_is_not_of_the_kind_is_refused_with_the_attribute_and_the_way_out(AttributeKind kind, string raw)
    {
        var refusal = Of(kind).Read(raw, out _).ShouldNotBeNull();
        refusal.Code.ShouldBe("attribute.unfit");
        refusal.Field.ShouldBe("attributes.some");
        refusal.Reason.ShouldContain("give ");
    }

    [Fact]
    public void A_number_keeps_to_its_bounds_and_a_text_to_its_pattern()
    {
        var units = new AttributeDefinition("some", new("某", "Some"), AttributeKind.Whole) { Minimum = 1, Maximum = 42, Unit = "U" };
        units.Read("42", out _).ShouldBeNull();
        units.Read("43", out _)!.Reason.ShouldContain("from 1 to 42 U");
        var tag = new AttributeDefinition("some", new("某", "Some"), AttributeKind.Text) { Pattern = "[A-Z]{2}|none" };
        tag.Read("AB", out _).ShouldBeNull();
        tag.Read("ABC", out _)!.Code.ShouldBe("attribute.mismatched");
    }

    [Fact]
    public void A_text_has_an_end() =>
        Of(AttributeKind.Text).Read(new string('x', AttributeReading.LongestLine + 1), out _)!.Code.ShouldBe("attribute.too-long");

    private static AttributeDefinition Of(AttributeKind kind) =>
        new("some", new("某", "Some"), kind) { Choices = [new("big", new("大的", "Big")), new("small", new("小的", "Small"))] };
}
