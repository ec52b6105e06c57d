using GraphQL.Types;
using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// What an operation may cost to answer: every object costs 1, a list costs its length times its row.
/// Plain values cost nothing, because they come with their object.
/// </summary>
internal sealed class DocumentCost(
    ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation,
    IReadOnlyDictionary<string, object?>? variables, DocumentLimits limits)
{
    private readonly Dictionary<(string Fragment, IGraphType? On), long> _fragments = [];

    /// <summary>True when a page size comes from a variable: the cost must be worked out for every request.</summary>
    public bool DependsOnVariables { get; private set; }

    public void Check()
    {
        var root = operation.Operation switch
        {
            OperationType.Mutation     => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _                          => schema.Query,
        };
        var cost = OfSelections(operation.SelectionSet, root, isRoot: true);
        if (cost > limits.Cost)
            throw new ApiError(
                "document-too-costly", $"This would cost {cost}; an operation may cost {limits.Cost}. Ask for smaller pages.");
    }

    private long OfSelections(GraphQLSelectionSet? set, IGraphType? on, bool isRoot = false)
    {
        var sum = 0L;
        foreach (var selection in set?.Selections ?? [])
            sum = Math.Min(sum + OfSelection(selection, on, isRoot), int.MaxValue);
        return sum;
    }

    private long OfSelection(ASTNode selection, IGraphType? on, bool isRoot) => selection switch
    {
        GraphQLField field           => OfField(field, on, isRoot),
        GraphQLInlineFragment inline => OfSelections(inline.SelectionSet, Narrowed(inline.TypeCondition, on), isRoot),
        GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue, on, isRoot),
        _                            => 0,
    };

    private long OfFragment(string name, IGraphType? on, bool isRoot)
    {
        if (_fragments.TryGetValue((name, on), out var known)) return known;
        var fragment = document.Definitions.OfType<GraphQLFragmentDefinition>()
            .FirstOrDefault(candidate => candidate.FragmentName.Name.StringValue == name);
        if (fragment is null) return 0;
        return _fragments[(name, on)] = OfSelections(fragment.SelectionSet, Narrowed(fragment.TypeCondition, on), isRoot);
    }

    private IGraphType? Narrowed(GraphQLTypeCondition? condition, IGraphType? on) =>
        condition is null ? on : schema.AllTypes[condition.Type.Name.StringValue];

    private long OfField(GraphQLField field, IGraphType? on, bool isRoot)
    {
        var name = field.Name.StringValue;
        if (name.StartsWith("__", StringComparison.Ordinal)) return 0; // Introspection has limits of its own.
        var definition = (on as IComplexGraphType)?.Fields.Find(name);
        if (definition is null) return 0; // Validation names the unknown field.
        if (field.SelectionSet is null) return isRoot || definition.Arguments?.Count > 0 ? 1 : 0;

        var row = 1 + OfSelections(field.SelectionSet, Named(definition.ResolvedType));
        return Math.Min(row * LengthOf(field, definition, on), int.MaxValue);
    }

    private long LengthOf(GraphQLField field, FieldType definition, IGraphType? on)
    {
        if (definition.Arguments?.Find("first") is not null) return PageOf(field);
        var isPageOfConnection = on?.Name.EndsWith("Connection", StringComparison.Ordinal) == true;
        return IsList(definition.ResolvedType) && !isPageOfConnection ? KeysetPage.DefaultSize : 1;
    }

    private long PageOf(GraphQLField field)
    {
        var asked = field.Arguments?.Items.FirstOrDefault(argument => argument.Name.StringValue == "first")?.Value switch
        {
            GraphQLIntValue number     => int.TryParse(number.Value, out var size) ? size : KeysetPage.LargestSize + 1,
            GraphQLVariable variable   => OfVariable(variable.Name.StringValue),
            _                          => KeysetPage.DefaultSize,
        };
        return asked is >= 0 and <= KeysetPage.LargestSize ? asked : throw KeysetPage.SizeOutOfRange();
    }

    private int OfVariable(string name)
    {
        DependsOnVariables = true;
        if (variables?.TryGetValue(name, out var given) == true)
            return given switch { null => KeysetPage.DefaultSize, int size => size, _ => KeysetPage.LargestSize + 1 };
        var fallback = operation.Variables?.Items.FirstOrDefault(variable => variable.Variable.Name.StringValue == name)?.DefaultValue;
        return fallback is GraphQLIntValue number && int.TryParse(number.Value, out var usual) ? usual : KeysetPage.DefaultSize;
    }

    private static IGraphType? Named(IGraphType? type) => type is IProvideResolvedType wrapped ? Named(wrapped.ResolvedType) : type;

    private static bool IsList(IGraphType? type) => type switch
    {
        ListGraphType            => true,
        NonNullGraphType nonNull => IsList(nonNull.ResolvedType),
        _                        => false,
    };
}
