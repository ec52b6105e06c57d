using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using GraphQL.Types;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>What every schema of ours owes its readers. The sample and the product are held to the same.</summary>
internal static class SchemaContract
{
    /// <summary>Everything in the schema that has no description.</summary>
    public static IReadOnlyList<string> Undescribed(ISchema schema)
    {
        schema.Initialize();
        return [.. schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).SelectMany(Undescribed).Order()];
    }

    /// <summary>Compares with the file that is checked in; OPS_ACCEPT=1 rewrites the file instead.</summary>
    public static void ShouldBeCheckedInAs(this ISchema schema, string path, [CallerFilePath] string here = "")
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, path));
        var now = SchemaText.Of(schema);
        if (Environment.GetEnvironmentVariable("OPS_ACCEPT") == "1") File.WriteAllText(file, now);
        else now.ShouldBe(
            File.ReadAllText(file).ReplaceLineEndings("\n"),
            $"The schema changed. If that is meant, run again with OPS_ACCEPT=1 ({file}).");
    }

    private static IEnumerable<string> Undescribed(IGraphType type)
    {
        if (string.IsNullOrWhiteSpace(type.Description) && type is not ScalarGraphType and not NonNullGraphType and not ListGraphType
            || type is EnumerationGraphType { Description: null or "" })
            yield return type.Name;
        foreach (var value in (type as EnumerationGraphType)?.Values.ToList() ?? [])
            if (string.IsNullOrWhiteSpace(value.Description)) yield return $"{type.Name}.{value.Name}";
        foreach (var field in (type as IComplexGraphType)?.Fields.ToList() ?? [])
        {
            if (string.IsNullOrWhiteSpace(field.Description)) yield return $"{type.Name}.{field.Name}";
            foreach (var argument in field.Arguments?.ToList() ?? [])
                if (string.IsNullOrWhiteSpace(argument.Description)) yield return $"{type.Name}.{field.Name}({argument.Name})";
        }
    }
}
