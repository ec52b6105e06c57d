using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Refuses documents that ask for too much, before validation spends time on them.</summary>
internal sealed class DocumentCaps
{
    private readonly DocumentLimits _limits;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<string, DocumentSize> _measured = [];
    private readonly HashSet<string> _open = [];

    private DocumentCaps(DocumentLimits limits) => _limits = limits;

    public static void Check(GraphQLDocument document, DocumentLimits limits) => new DocumentCaps(limits).Check(document);

    private void Check(GraphQLDocument document)
    {
        var operations = 0;
        foreach (var definition in document.Definitions)
            switch (definition)
            {
                case GraphQLFragmentDefinition fragment:
                    _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
                    break;
                case GraphQLOperationDefinition operation:
                    Demand(++operations, _limits.Operations, "too-many-operations", "operations");
                    Demand(operation.Variables?.Count ?? 0, _limits.Variables, "too-many-variables", "variables");
                    break;
                default:
                    throw new ApiError("document-not-executable", "A document holds operations and fragments, no type definitions.");
            }

        // Validation looks at every definition once, used or not: the sum over all of them is bounded, not only what runs.
        Demand(document.Definitions.Aggregate(default(DocumentSize), (sum, definition) => sum + Measure(definition)));
    }

    private DocumentSize Measure(ASTNode definition) => definition switch
    {
        GraphQLOperationDefinition operation =>
            DocumentSize.OfDirectives(operation.Directives) + OfDefaults(operation) + OfSelections(operation.SelectionSet),
        GraphQLFragmentDefinition { TypeCondition.Type.Name.StringValue: ['_', '_', ..] } meta => OfIntrospection(meta.SelectionSet),
        GraphQLFragmentDefinition fragment => DocumentSize.OfDirectives(fragment.Directives) + OfSelections(fragment.SelectionSet),
        _ => default,
    };

    private static DocumentSize OfDefaults(GraphQLOperationDefinition operation) => (operation.Variables?.Items ?? []).Aggregate(
        default(DocumentSize),
        (sum, variable) => sum + DocumentSize.OfValue(variable.DefaultValue) + DocumentSize.OfDirectives(variable.Directives));

    private DocumentSize OfSelections(GraphQLSelectionSet? set)
    {
        var sum = default(DocumentSize);
        foreach (var selection in set?.Selections ?? [])
        {
            sum += OfSelection(selection);
            Demand(sum); // Early, so that a huge document isn't walked to its end.
        }
        return sum;
    }

    private DocumentSize OfSelection(ASTNode selection) => new DocumentSize(Selections: 1) + selection switch
    {
        GraphQLField field => OfField(field),
        GraphQLInlineFragment inline => DocumentSize.OfDirectives(inline.Directives) + OfSelections(inline.SelectionSet),
        GraphQLFragmentSpread spread => DocumentSize.OfDirectives(spread.Directives) + OfFragment(spread.FragmentName.Name.StringValue),
        _ => default,
    };

    private DocumentSize OfField(GraphQLField field)
    {
        var name = field.Name.StringValue;
        var below = name is "__schema" or "__type" ? OfIntrospection(field.SelectionSet) : OfSelections(field.SelectionSet);
        return new DocumentSize(Aliases: field.Alias is null ? 0 : 1) + DocumentSize.OfDirectives(field.Directives)
            + DocumentSize.OfArguments(field.Arguments) + below.OneDeeper();
    }

    // The chain of `ofType` in every tool's introspection is deeper than any sensible query, but each link is one value.
    private DocumentSize OfIntrospection(GraphQLSelectionSet? set) => new IntrospectionCaps(_limits, _fragments).Check(set);

    private DocumentSize OfFragment(string name)
    {
        if (_measured.TryGetValue(name, out var known)) return known;
        if (!_fragments.TryGetValue(name, out var fragment)) return default; // Validation names the missing fragment.
        if (!_open.Add(name)) throw new ApiError("fragment-cycle", "A fragment uses itself.");
        Demand(_open.Count, _limits.Nesting, "document-too-deep", "fragments inside each other");
        var size = OfSelections(fragment.SelectionSet);
        _open.Remove(name);
        return _measured[name] = size;
    }

    private void Demand(DocumentSize size)
    {
        Demand(size.Selections, _limits.Selections, "too-many-selections", "selections");
        Demand(size.Aliases, _limits.Aliases, "too-many-aliases", "aliases");
        Demand(size.Directives, _limits.Directives, "too-many-directives", "directives");
        Demand(size.Arguments, _limits.Arguments, "too-many-arguments", "arguments");
        Demand(size.Values, _limits.Values, "too-many-values", "values");
        Demand(size.Depth, _limits.Depth, "document-too-deep", "levels");
    }

    private static void Demand(int asked, int limit, string code, string what)
    {
        if (asked > limit) throw new ApiError(code, $"A document has at most {limit} {what}.");
    }
}
