using System.Reflection;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Gives every type, field, argument and enum value the words of its XML comment. The engine's own reader knows
/// neither the parameters of a record nor generic types nor links, hence this one.
/// </summary>
internal sealed class XmlDescriptions : GraphQLAttribute
{
    private static readonly Lock Gate = new();

    // Every paged field has these two; saying it once is enough.
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["first"] = $"How many rows, up to {KeysetPage.LargestSize}; {KeysetPage.DefaultSize} when left out.",
        ["after"] = "The cursor of the row that the page starts behind; from the beginning when left out.",
    };

    /// <summary>Once for the process: the engine keeps global attributes in a static list.</summary>
    public static void Enable()
    {
        lock (Gate)
            if (!GlobalSwitches.GlobalAttributes.OfType<XmlDescriptions>().Any())
                GlobalSwitches.GlobalAttributes.Add(new XmlDescriptions());
    }

    public override void Modify(IGraphType graphType, Type sourceType) =>
        graphType.Description ??= XmlComments.SummaryOf(sourceType) ?? (sourceType == typeof(DayOfWeek) ? "A day of the week." : null);

    public override void Modify(
        FieldType fieldType, bool isInputType, IGraphType graphType, MemberInfo memberInfo, ref bool ignore) =>
        fieldType.Description ??= XmlComments.SummaryOf(memberInfo);

    public override void Modify(QueryArgument queryArgument, ParameterInfo parameterInfo) =>
        queryArgument.Description ??= XmlComments.ParameterOf(parameterInfo)
            ?? Usual.GetValueOrDefault(queryArgument.Name) ?? XmlComments.SummaryOf(parameterInfo.ParameterType);

    public override void Modify(EnumValueDefinition enumValueDefinition)
    {
        if (enumValueDefinition.Value is Enum value && value.GetType().GetField(value.ToString()) is { } member)
            enumValueDefinition.Description ??= XmlComments.SummaryOf(member) ?? (value is DayOfWeek day ? $"{day}." : null);
    }
}
