using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class BuiltInTypesTests
{
    public static TheoryData<string> Keys => [.. BuiltInTypes.All.Select(type => type.Key)];

    [Fact]
    public void There_are_types_enough_for_a_government_cloud_and_none_twice()
    {
        BuiltInTypes.All.Count.ShouldBeGreaterThanOrEqualTo(40);
        BuiltInTypes.All.Select(type => type.Key).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_type_stands_under_the_root_and_says_everything_once_in_both_languages(string key)
    {
        var shape = ItemModel.BuiltIn.ShapeOf(key).ShouldNotBeNull();
        shape.Lineage[^1].ShouldBe(BuiltInTypes.Root);
        shape.Attributes.Select(attribute => attribute.Key).ShouldBeUnique();
        shape.MatchKeys.ShouldAllBe(match => shape.Attribute(match) != null);
        shape.Unique.SelectMany(rule => rule.Keys).ShouldAllBe(part => shape.Attribute(part) != null || ItemModel.BuiltIn.KindOf(part)!.Exclusive);
        shape.Type.Icon.ShouldNotBeNullOrEmpty();
        foreach (var attribute in shape.Attributes)
        {
            attribute.Name.Zh.ShouldNotBeNullOrWhiteSpace();
            attribute.Name.En.ShouldNotBeNullOrWhiteSpace();
            (attribute.Kind == AttributeKind.Choice).ShouldBe(attribute.Choices.Count > 0);
            (attribute.Pattern is null || AttributePatterns.IsSound(attribute.Pattern)).ShouldBeTrue();
            (attribute.ReferenceTo is null || ItemModel.BuiltIn.TypeOf(attribute.ReferenceTo) is not null).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_a_pattern_may_not_do_is_known_beforehand()
    {
        AttributePatterns.IsSound("[A-Z]+").ShouldBeTrue();
        AttributePatterns.IsSound("(a").ShouldBeFalse();
        AttributePatterns.IsSound(@"(a)\1").ShouldBeFalse();
    }
}
