using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>How much a document asks for, its fragments counted as often as they are used.</summary>
internal readonly record struct DocumentSize(
    int Selections = 0, int Aliases = 0, int Directives = 0, int Arguments = 0, int Values = 0, int Depth = 0)
{
    // Far above every limit and far below overflow: fragments that double each other grow like 2^n.
    private const int Enough = 1_000_000;

    public static DocumentSize operator +(DocumentSize one, DocumentSize other) => new(
        Math.Min(one.Selections + other.Selections, Enough),
        Math.Min(one.Aliases + other.Aliases, Enough),
        Math.Min(one.Directives + other.Directives, Enough),
        Math.Min(one.Arguments + other.Arguments, Enough),
        Math.Min(one.Values + other.Values, Enough),
        Math.Max(one.Depth, other.Depth));

    public DocumentSize OneDeeper() => this with { Depth = Depth + 1 };

    public static DocumentSize OfValue(GraphQLValue? value) => value switch
    {
        null                      => default,
        GraphQLListValue list     => (list.Values ?? []).Aggregate(new DocumentSize(Values: 1), (sum, item) => sum + OfValue(item)),
        GraphQLObjectValue record => (record.Fields ?? []).Aggregate(
            new DocumentSize(Values: 1), (sum, field) => sum + OfValue(field.Value)),
        _                         => new(Values: 1),
    };

    public static DocumentSize OfArguments(GraphQLArguments? arguments) => (arguments?.Items ?? []).Aggregate(
        default(DocumentSize), (sum, argument) => sum + new DocumentSize(Arguments: 1) + OfValue(argument.Value));

    public static DocumentSize OfDirectives(GraphQLDirectives? directives) => (directives?.Items ?? []).Aggregate(
        default(DocumentSize), (sum, directive) => sum + new DocumentSize(Directives: 1) + OfArguments(directive.Arguments));
}
