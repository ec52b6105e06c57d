namespace EventSourcedOps.Domain.Telemetry;

/// <summary>The small steps of reading: taking what comes, and saying what should have come.</summary>
public sealed partial class PromqlParser
{
    private long Duration()
    {
        if (Next.Kind == PromqlTokenKind.Duration) return Take().Milliseconds;
        Say("A duration such as 5m is expected here.");
        return 0;
    }

    private LabelMatch MatchOf(string sign)
    {
        if (sign is not ("=" or "!=" or "=~" or "!~")) Say("Labels are compared by =, !=, =~ or !~.");
        return sign switch { "=" => LabelMatch.Is, "!=" => LabelMatch.IsNot, "=~" => LabelMatch.Fits, _ => LabelMatch.FitsNot };
    }

    private PromqlToken Take() => Next.Kind == PromqlTokenKind.End ? Next : _tokens[_at++];

    private bool TakeIf(string text)
    {
        if (Next.Text != text || Next.Kind is PromqlTokenKind.Text or PromqlTokenKind.End) return false;
        _at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!TakeIf(sign)) Say($"{sign} is expected here.");
    }

    private string Expect(PromqlTokenKind kind)
    {
        if (Next.Kind == kind) return Take().Text;
        Say(kind == PromqlTokenKind.Name ? "A name is expected here." : "A text in quotes is expected here.");
        return "";
    }

    private PromqlExpression? Say(string reason) => Say<PromqlExpression>(reason);

    /// <summary>The first fault is the one that helps.</summary>
    private T? Say<T>(string reason) where T : class
    {
        _fault ??= new(Next.Position, reason);
        return null;
    }
}
