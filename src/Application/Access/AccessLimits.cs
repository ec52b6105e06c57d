using System.Text.RegularExpressions;

namespace EventSourcedOps.Application.Access;

/// <summary>How long and how many inputs about access may be.</summary>
internal static partial class AccessLimits
{
    public const int Name = 100;
    public const int Reason = 500;
    public const int Role = 100;
    public const int Operations = 300;
    public const int Members = 1_000;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{0,99}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Login();
}
