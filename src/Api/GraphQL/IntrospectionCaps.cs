using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>An introspection may be deep, but lists inside lists multiply: more than tools ask for is refused.</summary>
internal sealed class IntrospectionCaps(DocumentLimits limits, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
{
    private static readonly HashSet<string> Lists =
        ["types", "directives", "fields", "args", "inputFields", "interfaces", "possibleTypes", "enumValues"];

    private int _selections;

    public DocumentSize Check(GraphQLSelectionSet? root)
    {
        Walk(root, depth: 1, lists: 0);
        return new(Selections: _selections, Depth: 1);
    }

    private void Walk(GraphQLSelectionSet? set, int depth, int lists)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            if (++_selections > limits.Selections || depth > limits.IntrospectionDepth || lists > limits.IntrospectionLists)
                throw new ApiError("introspection-too-large", "An introspection asks for no more than the usual tools do.");
            switch (selection)
            {
                case GraphQLField field:
                    Walk(field.SelectionSet, depth + 1, lists + (Lists.Contains(field.Name.StringValue) ? 1 : 0));
                    break;
                case GraphQLInlineFragment inline:
                    Walk(inline.SelectionSet, depth + 1, lists);
                    break;
                // Fragments are followed each time they are used; the count of selections above ends cycles too.
                case GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment):
                    Walk(fragment.SelectionSet, depth + 1, lists);
                    break;
            }
        }
    }
}
