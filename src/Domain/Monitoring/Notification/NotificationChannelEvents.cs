namespace EventSourcedOps.Domain.Monitoring.Notification;

/// <summary>By what people and rooms are reached.</summary>
public enum ChannelKind
{
    /// <summary>A mail server: to each person who is called.</summary>
    Email,

    /// <summary>A text message by the HTTP gateway of a provider: to each person who is called.</summary>
    Sms,

    /// <summary>A program, signed as Standard Webhooks say.</summary>
    Webhook,

    /// <summary>The robot of a WeCom group 企业微信.</summary>
    WeCom,

    /// <summary>The robot of a DingTalk group 钉钉.</summary>
    DingTalk,

    /// <summary>The robot of a Feishu group 飞书.</summary>
    Feishu,
}

/// <summary>The language of what is sent.</summary>
public enum ChannelLanguage
{
    /// <summary>中文.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}

/// <summary>Where a channel leads and how it speaks. What is secret of it is elsewhere.</summary>
/// <param name="Name">What people call it; mails come under that name.</param>
/// <param name="Kind">Whom it reaches, and how.</param>
/// <param name="Address">smtp://host:port or smtps://host:port of a mail server; otherwise http(s)://…, without what is secret.</param>
/// <param name="Sender">Of a mail server, from whom its mails come; otherwise null.</param>
/// <param name="User">Of a mail server, as whom it is signed in to; null for one that asks nobody.</param>
/// <param name="Template">Of a text message gateway, the JSON it wants, with {mobile} and {text}; otherwise null.</param>
/// <param name="Language">The language of what is sent.</param>
/// <param name="PerMinute">How much it takes in a minute; the rest waits.</param>
public sealed record ChannelTerms(
    string Name, ChannelKind Kind, string Address, string? Sender, string? User, string? Template, ChannelLanguage Language, int PerMinute);

/// <summary>A secret that was kept, and what may be known of it.</summary>
/// <param name="Id">Under which id it lies.</param>
/// <param name="HasToken">Whether it says by what one is let in.</param>
/// <param name="CanSign">Whether it has a key by which webhooks are signed.</param>
public sealed record KeptSecret(Guid Id, bool HasToken, bool CanSign);

/// <summary>A fact about a channel. Stored for ever: add fields as optional, never rename.</summary>
public abstract record NotificationChannelEvent(Guid ChannelId) : LandscapeEvent;

/// <param name="Secret">Under which id its secret lies; null for none.</param>
[WireName("notification-channel.defined.v1")]
public sealed record NotificationChannelDefined(Guid ChannelId, string Organisation, ChannelTerms Terms, Guid? Secret)
    : NotificationChannelEvent(ChannelId);

[WireName("notification-channel.revised.v1")]
public sealed record NotificationChannelRevised(Guid ChannelId, ChannelTerms Terms, Guid? Secret) : NotificationChannelEvent(ChannelId);

/// <summary>Nothing is sent by it for the time being.</summary>
[WireName("notification-channel.disabled.v1")]
public sealed record NotificationChannelDisabled(Guid ChannelId, string Reason) : NotificationChannelEvent(ChannelId);

[WireName("notification-channel.enabled.v1")]
public sealed record NotificationChannelEnabled(Guid ChannelId) : NotificationChannelEvent(ChannelId);
