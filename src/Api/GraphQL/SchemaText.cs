using GraphQL;
using GraphQL.Types;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>The schema as text: the contract that is checked in as `schema.graphql` and that clients generate code from.</summary>
public static class SchemaText
{
    public static string Of(ISchema schema)
    {
        schema.Initialize();
        var text = schema.Print(new() { StringComparison = StringComparison.Ordinal });
        return text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
