using System.Collections.Immutable;
using System.Globalization;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>
/// Reads the subset of PromQL that alert rules and charts use: selectors, ranges, offsets, functions, aggregations by and without,
/// arithmetic, comparisons, and, or, unless. What it does not understand it says with the place, and never guesses.
/// </summary>
public sealed partial class PromqlParser
{
    public const int LongestQuery = 4_096;
    private const int DeepestNesting = 64;

    private static readonly string[][] Levels =
        [["or"], ["and", "unless"], ["==", "!=", ">", "<", ">=", "<="], ["+", "-"], ["*", "/", "%"]];

    private readonly List<PromqlToken> _tokens;
    private PromqlFault? _fault;
    private int _at;
    private int _depth;

    private PromqlParser(List<PromqlToken> tokens, PromqlFault? fault) => (_tokens, _fault) = (tokens, fault);

    public static PromqlReading Read(string query)
    {
        if (query.Length > LongestQuery) return new(null, new(LongestQuery, $"A query has {LongestQuery} characters at most."));
        var (tokens, fault) = PromqlTokens.Of(query);
        var parser = new PromqlParser(tokens, fault);
        var expression = fault is null ? parser.Operation(0) : null;
        if (parser._fault is null && parser.Next.Kind != PromqlTokenKind.End) parser.Say("The query should end here.");
        if (parser._fault is null && expression?.Kind == PromqlKind.Range) parser.Say("A range is only taken by functions such as rate.");
        return parser._fault is null ? new(expression, null) : new(null, parser._fault);
    }

    private PromqlToken Next => _tokens[_at];

    private PromqlExpression? Operation(int level)
    {
        if (level == Levels.Length) return Power();
        var left = Operation(level + 1);
        while (_fault is null && Next.Kind is PromqlTokenKind.Sign or PromqlTokenKind.Name && Levels[level].Contains(Next.Text))
            left = Joined(left, Take().Text, () => Operation(level + 1));
        return left;
    }

    private PromqlExpression? Power()
    {
        if (++_depth > DeepestNesting) return Say($"Nested deeper than {DeepestNesting}.");
        var negative = TakeIf("-");
        var of = negative ? Power() : Primary();
        if (!negative && TakeIf("^")) of = Joined(of, "^", Power); // binds to the right, and before a minus to its left
        _depth--;
        if (negative && of?.Kind == PromqlKind.Range) Say("A range is only taken by functions such as rate.");
        return _fault is null && negative ? new PromqlNegation(of!) : of;
    }

    private PromqlOperation? Joined(PromqlExpression? left, string sign, Func<PromqlExpression?> operand)
    {
        var asNumber = TakeIf("bool");
        var ignoring = Next.Text == "ignoring";
        ImmutableArray<string>? on = Next.Text is "on" or "ignoring" && Take().Text.Length > 0 ? Names() : null;
        var right = operand();
        if (_fault is not null || left is null || right is null) return null;
        if (left.Kind == PromqlKind.Range || right.Kind == PromqlKind.Range) Say("A range is only taken by functions such as rate.");
        var series = left.Kind == PromqlKind.Vector && right.Kind == PromqlKind.Vector;
        var numbers = left.Kind == PromqlKind.Scalar && right.Kind == PromqlKind.Scalar;
        if (sign is "and" or "or" or "unless" && !series) Say($"{sign} joins series.");
        if (Levels[2].Contains(sign) && numbers && !asNumber) Say("Two numbers are compared by bool.");
        return new(sign, left, right, on, ignoring, asNumber);
    }

    private PromqlExpression? Primary()
    {
        var token = Next;
        switch (token.Kind)
        {
            case PromqlTokenKind.Number:
                return new PromqlNumber(double.Parse(Take().Text, CultureInfo.InvariantCulture));
            case PromqlTokenKind.Sign when token.Text == "(":
                Take();
                var inner = Operation(0);
                Expect(")");
                return inner;
            case PromqlTokenKind.Sign when token.Text == "{":
                return Selector(null);
            case PromqlTokenKind.Name:
                Take();
                if (Next.Text is "(" or "by" or "without" && PromqlFunctions.Aggregations.ContainsKey(token.Text))
                    return Aggregation(token.Text);
                if (Next.Text == "(") return Call(token);
                return token.Text.ToUpperInvariant() switch
                {
                    "NAN" => new PromqlNumber(double.NaN),
                    "INF" => new PromqlNumber(double.PositiveInfinity),
                    _     => Selector(token.Text),
                };
            default:
                return Say("A number, a selector or a function is expected here.");
        }
    }

    private PromqlSelector? Selector(string? name)
    {
        var matchers = ImmutableArray.CreateBuilder<PromqlMatcher>();
        if (name is not null) matchers.Add(new("__name__", LabelMatch.Is, name));
        if (TakeIf("{"))
            while (_fault is null && !TakeIf("}"))
            {
                var label = Expect(PromqlTokenKind.Name);
                var match = MatchOf(Next.Text);
                Take();
                var value = Expect(PromqlTokenKind.Text);
                if (match >= LabelMatch.Fits && !LabelPattern.CanBeRead(value)) Say("That pattern cannot be searched for quickly.");
                matchers.Add(new(label, match, value));
                if (Next.Text != "}") Expect(",");
            }

        if (matchers.All(matcher => matcher.Match is LabelMatch.IsNot or LabelMatch.FitsNot || matcher.Value.Length == 0))
            Say("Say which series: this fits all.");
        long? range = TakeIf("[") ? Duration() : null;
        if (range is not null) Expect("]");
        if (range == 0) Say("A range is longer than nothing.");
        var offset = TakeIf("offset") ? (TakeIf("-") ? -Duration() : Duration()) : 0;
        return new(matchers.ToImmutable(), range, offset);
    }

    private PromqlCall? Call(PromqlToken name)
    {
        if (!PromqlFunctions.All.TryGetValue(name.Text, out var function))
            return Say<PromqlCall>($"There is no function {name.Text} here.");
        Expect("(");
        var arguments = Arguments();
        if (_fault is null && !arguments.Select(argument => argument.Kind).SequenceEqual(function.Takes))
            Say($"{name.Text} takes ({string.Join(", ", function.Takes)}).");
        return new(name.Text, arguments, function.Gives);
    }

    private PromqlAggregation? Aggregation(string name)
    {
        var (labels, without) = Grouping();
        Expect("(");
        var arguments = Arguments();
        if (labels is null) (labels, without) = Grouping();
        var takesNumber = PromqlFunctions.Aggregations[name];
        PromqlKind[] takes = takesNumber ? [PromqlKind.Scalar, PromqlKind.Vector] : [PromqlKind.Vector];
        if (_fault is null && !arguments.Select(argument => argument.Kind).SequenceEqual(takes))
            Say(takesNumber ? $"{name} takes a number and series." : $"{name} takes series.");
        return _fault is null ? new(name, takesNumber ? arguments[0] : null, arguments[^1], labels ?? [], without) : null;
    }

    private (ImmutableArray<string>? Labels, bool Without) Grouping() =>
        TakeIf("by") ? (Names(), false) : TakeIf("without") ? (Names(), true) : (null, false);

    private ImmutableArray<PromqlExpression> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<PromqlExpression>();
        while (_fault is null && !TakeIf(")"))
        {
            if (Operation(0) is { } argument) arguments.Add(argument);
            if (Next.Text != ")") Expect(",");
        }

        return arguments.ToImmutable();
    }

    private ImmutableArray<string> Names()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        Expect("(");
        while (_fault is null && !TakeIf(")"))
        {
            names.Add(Expect(PromqlTokenKind.Name));
            if (Next.Text != ")") Expect(",");
        }

        return names.ToImmutable();
    }
}
