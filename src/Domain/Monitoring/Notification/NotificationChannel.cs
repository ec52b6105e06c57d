using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Monitoring.Notification;

using Decision = Decision<NotificationChannelEvent>;
using static NotificationChannelRefusals;

/// <summary>A way to reach people outside of the portal.</summary>
/// <param name="Secret">Under which id the secret lies that counts.</param>
/// <param name="DisabledFor">Why nothing is sent by it; null while it is in use.</param>
public sealed record NotificationChannel(Guid Id, string Organisation, ChannelTerms Terms, Guid? Secret, string? DisabledFor = null)
    : IEvolve<NotificationChannel, NotificationChannelEvent>
{
    /// <summary>Whether it reaches single people; otherwise a room, or a program.</summary>
    public bool ReachesPeople => Terms.Kind is ChannelKind.Email or ChannelKind.Sms;

    public static NotificationChannel Evolve(NotificationChannel? state, NotificationChannelEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, NotificationChannelDefined e)     => new(e.ChannelId, e.Organisation, e.Terms, e.Secret),
        ({ } now, NotificationChannelRevised e)  => now with { Terms = e.Terms, Secret = e.Secret },
        ({ } now, NotificationChannelDisabled e) => now with { DisabledFor = e.Reason },
        ({ } now, NotificationChannelEnabled)    => now with { DisabledFor = null },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class NotificationChannelDecisions
{
    extension(NotificationChannel? channel)
    {
        public Decision Define(Guid id, string organisation, ChannelTerms terms, KeptSecret? secret, Circumstances given) =>
            channel is not null ? AlreadyDefined
            : given.Landscape.OrganisationOf(organisation) is null ? OrganisationUnknown
            : WhyNot(terms) is { } refusal ? refusal
            : secret is null && terms.Kind is not (ChannelKind.Email or ChannelKind.Sms) ? SecretMissing
            : secret is not null && !Fits(secret, terms.Kind) ? SecretUnfit
            : new NotificationChannelDefined(id, organisation, terms, secret?.Id);

        /// <param name="secret">Another secret; null to keep the one it has.</param>
        public Decision Revise(ChannelTerms terms, KeptSecret? secret) =>
            channel is null ? Unknown
            : terms.Kind != channel.Terms.Kind ? OtherKind
            : WhyNot(terms) is { } refusal ? refusal
            // A secret is never taken along to another house: whoever can write an address could have it sent to themselves.
            : secret is null && channel.Secret is not null && OriginOf(terms) != OriginOf(channel.Terms) ? SecretMissing
            : secret is not null && !Fits(secret, terms.Kind) ? SecretUnfit
            : terms == channel.Terms && secret is null ? Decision.Nothing
            : new NotificationChannelRevised(channel.Id, terms, secret?.Id ?? channel.Secret);

        public Decision Disable(string reason) =>
            channel is null ? Unknown
            : channel.DisabledFor is not null ? Decision.Nothing
            : new NotificationChannelDisabled(channel.Id, reason);

        public Decision Enable() =>
            channel is null ? Unknown
            : channel.DisabledFor is null ? Decision.Nothing
            : new NotificationChannelEnabled(channel.Id);
    }

    /// <summary>Whether an organisation may send by it: by its own, and by those above it.</summary>
    public static bool IsChannelOf(this Landscape landscape, Guid id, string organisation) =>
        landscape.ChannelOf(id) is { } channel && landscape.Lineage(organisation).Contains(channel.Organisation);

    private static Refusal? WhyNot(ChannelTerms terms) =>
        !Uri.TryCreate(terms.Address, UriKind.Absolute, out var address) || address.Host.Length == 0
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 ? AddressUnfit
        : address.Scheme is not ("smtp" or "smtps") && terms.Kind == ChannelKind.Email ? MailServerMissing
        : address.Scheme is not ("http" or "https") && terms.Kind != ChannelKind.Email ? AddressUnfit
        : terms is { Kind: ChannelKind.Email, Sender: null } ? SenderMissing
        : terms.Kind == ChannelKind.Sms && (terms.Template is not { } text || !text.Contains("{mobile}") || !text.Contains("{text}")) ? TemplateUnfit
        : null;

    private static bool Fits(KeptSecret secret, ChannelKind kind) => kind == ChannelKind.Webhook ? secret.CanSign : secret.HasToken;

    private static string OriginOf(ChannelTerms terms) => new Uri(terms.Address).GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped);
}

public static class NotificationChannelRefusals
{
    public static readonly Refusal Unknown = new("notification-channel.unknown", "There is no such channel.", "channelId");
    public static readonly Refusal AlreadyDefined = new("notification-channel.already-defined", "There is a channel of this id already.", "channelId");
    public static readonly Refusal OrganisationUnknown = new("notification-channel.organisation-unknown", "There is no such organisation.", "organisation");
    public static readonly Refusal AddressUnfit = new("notification-channel.address-unfit",
        "Give a whole address without user, query and fragment; what is secret of it belongs into the secret.", "terms.address");
    public static readonly Refusal MailServerMissing =
        new("notification-channel.mail-server-missing", "Give the mail server as smtp://host:port or smtps://host:port.", "terms.address");
    public static readonly Refusal SenderMissing = new("notification-channel.sender-missing", "Say from whom its mails come.", "terms.sender");
    public static readonly Refusal TemplateUnfit =
        new("notification-channel.template-unfit", "Write what the gateway wants, with {mobile} and {text}.", "terms.template");
    public static readonly Refusal OtherKind = new("notification-channel.other-kind", "A channel of another kind is another channel.", "terms.kind");
    public static readonly Refusal SecretMissing = new("notification-channel.secret-missing",
        "Give the secret; one that the channel has is not taken along to another address.", "secret");
    public static readonly Refusal SecretUnfit = new("notification-channel.secret-unfit",
        "Give the token; for a webhook a signing key of whsec_ and 24 to 64 bytes in base64.", "secret");
    public static readonly Refusal Disabled = new("notification-channel.disabled", "The channel is disabled: enable it first.", "channelId");
}
