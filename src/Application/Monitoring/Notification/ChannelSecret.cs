using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>What of a channel nobody may read.</summary>
/// <param name="Token">The password at a mail server, the token of a gateway, the key of a robot.</param>
/// <param name="SigningKey">By which what is sent is signed.</param>
public sealed record ChannelSecret(string? Token, string? SigningKey)
{
    /// <summary>How signing keys of webhooks begin.</summary>
    public const string SigningPrefix = "whsec_";

    public static readonly ChannelSecret None = new(null, null);

    /// <summary>What may be known of it, once it is kept under that id.</summary>
    public KeptSecret As(Guid id) => new(id, !string.IsNullOrWhiteSpace(Token), KeyOf(SigningKey) is { Length: >= 24 and <= 64 });

    /// <summary>The bytes of a webhook's signing key; none of what is no such key.</summary>
    internal static byte[] KeyOf(string? signingKey)
    {
        var buffer = new byte[signingKey?.Length ?? 0];
        return signingKey?.StartsWith(SigningPrefix, StringComparison.Ordinal) == true
            && Convert.TryFromBase64String(signingKey[SigningPrefix.Length..], buffer, out var length) ? buffer[..length] : [];
    }
}

/// <summary>Seals what is secret, by a key that is not in the database, and opens it again.</summary>
public sealed record SecretSeal(Func<string, string> Close, Func<string, string> Open);
