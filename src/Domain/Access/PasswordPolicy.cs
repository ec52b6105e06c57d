using System.Collections.Frozen;

namespace EventSourcedOps.Domain.Access;

/// <summary>What a password has to be like, as data.</summary>
/// <param name="Classes">How many kinds of sign it needs: small letters, capitals, digits, others.</param>
/// <param name="History">So many earlier ones may not come back.</param>
/// <param name="Life">After how long it has to be changed; null for never.</param>
public sealed record PasswordPolicy(string Key, int Length, int Classes, int History, TimeSpan? Life)
{
    public const int LongestPassword = 128;

    /// <summary>等保三级 (GB/T 22239): complex and changed regularly.</summary>
    public static readonly PasswordPolicy ClassifiedProtection = new("dengbao-3", 10, 3, 5, TimeSpan.FromDays(90));

    /// <summary>OWASP ASVS: long, not on any list of leaked ones, and changed when there is a reason to.</summary>
    public static readonly PasswordPolicy Asvs = new("asvs", 12, 1, 1, null);

    public static IReadOnlyList<PasswordPolicy> All { get; } = [ClassifiedProtection, Asvs];

    /// <summary>What is wrong with it; null when nothing is. Whether it was used before is asked elsewhere, because only hashes are left.</summary>
    public Refusal? Objection(string password, string login) =>
        password.Length < Length           ? PasswordRefusals.TooShort(Length)
        : password.Length > LongestPassword ? PasswordRefusals.TooLong
        : WeakPasswords.Holds(password, login) ? PasswordRefusals.WeakList
        : ClassesOf(password) < Classes     ? PasswordRefusals.TooSimple(Classes)
        : null;

    public bool IsExpired(DateTimeOffset? setAt, DateTimeOffset now) => Life is { } life && setAt is { } since && since + life <= now;

    private static int ClassesOf(string password) => password.Select(sign => sign switch
    {
        >= 'a' and <= 'z' => 0,
        >= 'A' and <= 'Z' => 1,
        >= '0' and <= '9' => 2,
        _                 => 3,
    }).Distinct().Count();
}

/// <summary>Passwords that everybody tries first, in whatever disguise.</summary>
public static class WeakPasswords
{
    private const int LongestRun = 4;

    private static readonly FrozenSet<string> Words = """
        password passwort passw0rd admin administrator root toor login welcome letmein changeme default secret guest master
        qwerty qwertyuiop qwert asdf asdfgh zxcvbn 1qaz2wsx 1q2w3e4r qazwsx zaq12wsx iloveyou monkey dragon football baseball sunshine princess
        superman batman trustno1 whatever starwars shadow michael jordan hunter abc123 aa123456 a123456 p@ssw0rd test user oracle
        woaini woaini1314 5201314 1314520 zhongguo beijing shanghai hangzhou zhejiang yunwei guanliyuan mima mimamima huawei h3c cisco inspur
        eventsourcedops operations government zhengwu zhengfu
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Bare).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it is a known word with decorations, the login itself, or one sign or row of signs over and over.</summary>
    public static bool Holds(string password, string login)
    {
        var bare = Bare(password);
        return Words.Contains(bare) || Words.Contains(bare.TrimEnd('i', 'l'))
            || login.Length >= LongestRun && password.Contains(login, StringComparison.OrdinalIgnoreCase)
            || password.Distinct().Count() < LongestRun || IsRow(password);
    }

    /// <summary>Letters alone, with the usual disguises taken off: P@ssw0rd2024! is password.</summary>
    private static string Bare(string text) => new([.. text.Trim().ToLowerInvariant().TrimEnd("0123456789!@#$%^&*._-?+=".ToCharArray())
        .Select(sign => sign switch { '@' => 'a', '0' => 'o', '1' => 'i', '3' => 'e', '$' => 's', '5' => 's', _ => sign })
        .Where(char.IsLetter)]);

    private static bool IsRow(string password)
    {
        var steps = password.Zip(password.Skip(1), (one, next) => next - one).ToArray();
        return steps.Length > 0 && steps.All(step => step == steps[0] && Math.Abs(step) <= 1);
    }
}

public static class PasswordRefusals
{
    public static readonly Refusal TooLong = new("password.too-long",
        $"A password has at most {PasswordPolicy.LongestPassword} signs.", "next");
    public static readonly Refusal WeakList = new("password.weak-list", "This is one of the passwords that everybody tries first.", "next");
    public static readonly Refusal Reused = new("password.reused", "You had this password before. Choose one that you never had.", "next");

    public static Refusal TooShort(int length) => new("password.too-short", $"A password has at least {length} signs.", "next");

    public static Refusal TooSimple(int classes) =>
        new("password.too-simple", $"Use at least {classes} of these: small letters, capitals, digits, other signs.", "next");
}
