namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>What of a channel nobody may read.</summary>
/// <param name="Token">The password at a mail server, the token of a gateway, the key of a robot.</param>
/// <param name="SigningKey">By which what is sent is signed.</param>
public sealed record ChannelSecret(string? Token, string? SigningKey)
{
    public static readonly ChannelSecret None = new(null, null);
}

/// <summary>Seals what is secret, by a key that is not in the database, and opens it again.</summary>
public sealed record SecretSeal(Func<string, string> Close, Func<string, string> Open);
