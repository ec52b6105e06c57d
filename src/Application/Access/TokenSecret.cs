using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EventSourcedOps.Application.Access;

/// <summary>A secret that was just made: shown once to whoever asked, then only its hash is left.</summary>
public sealed class TokenSecret
{
    /// <summary>Lets people and scanners recognise a token that lies where it should not.</summary>
    public const string Prefix = "ops_";

    /// <summary>Longer than any token is; what is longer is not even hashed.</summary>
    private const int LongestText = 100;

    private const int RandomBytes = 32;

    private TokenSecret(string text) => Text = text;

    /// <summary>What the program sends; to be shown, never to be stored.</summary>
    public string Text { get; }

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static TokenSecret New() => new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>The hash of what somebody presented; null when it can't be a token. Looking up a hash leaks nothing by its timing.</summary>
    public static string? HashOf(string? presented) =>
        presented is { Length: <= LongestText } && presented.StartsWith(Prefix, StringComparison.Ordinal) ? new TokenSecret(presented).Hash : null;

    // Whoever writes the object itself into a log learns nothing.
    public override string ToString() => $"{Prefix}…";
}
