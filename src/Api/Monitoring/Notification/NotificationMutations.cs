using System.Security.Cryptography;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Mutation
    {
        /// <summary>Adds a way to reach people. Its secret is sealed and never shown again.</summary>
        [Needs("notification-channel.define")]
        public static async Task<NotificationChannelAnswer> DefineNotificationChannel(
            NewNotificationChannel input, [FromServices] CommandDesk desk, [FromServices] ChannelSecrets secrets, CancellationToken cancellation)
        {
            var wanted = input.Terms.Kind == ChannelKind.Webhook && input.Secret?.SigningKey is null
                ? (input.Secret ?? ChannelSecret.None) with { SigningKey = NewSigningKey() }
                : input.Secret;
            var (known, kept) = await Keep(input.CommandId, input.ChannelId, wanted, secrets, cancellation);
            var outcome = await desk.Send(new DefineNotificationChannel(input.CommandId, input.ChannelId, input.Organisation, input.Terms, known));
            var made = input.Secret?.SigningKey is null ? kept?.SigningKey : null;
            return new(outcome, outcome.Refusal is null ? made : null);
        }

        /// <summary>Has a channel lead elsewhere, speak otherwise, or use another secret. One that leads to another house needs its secret again.</summary>
        [Needs("notification-channel.revise")]
        public static async Task<Outcome> ReviseNotificationChannel(
            ChangedNotificationChannel input, [FromServices] CommandDesk desk, [FromServices] ChannelSecrets secrets, CancellationToken cancellation)
        {
            var (known, _) = await Keep(input.CommandId, input.ChannelId, input.Secret, secrets, cancellation);
            return await desk.Send(new ReviseNotificationChannel(input.CommandId, input.ChannelId, input.Terms, known));
        }

        /// <summary>Sends nothing by a channel for the time being.</summary>
        public static Task<Outcome> DisableNotificationChannel(DisableNotificationChannel input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Sends by a channel again.</summary>
        public static Task<Outcome> EnableNotificationChannel(EnableNotificationChannel input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Sends a trial by a channel; one that reaches people, to whoever asks.</summary>
        public static Task<Outcome> TestNotificationChannel(TestNotificationChannel input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Has what was given up tried once more.</summary>
        public static Task<Outcome> RetryDelivery(RetryDelivery input, [FromServices] CommandDesk desk) => desk.Send(input);

        // The id follows from the command: one that is sent again names the secret that it named before.
        private static async Task<(KeptSecret? Known, ChannelSecret? Kept)> Keep(
            Guid command, Guid channel, ChannelSecret? secret, ChannelSecrets secrets, CancellationToken cancellation)
        {
            if (secret is null) return (null, null);
            var id = Ids.Derived("channel-secret", channel.ToString(), command.ToString());
            var kept = await secrets.Keep(id, channel, secret, cancellation);
            return (kept.As(id), kept);
        }

        private static string NewSigningKey() => $"{ChannelSecret.SigningPrefix}{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    }
}

namespace EventSourcedOps.Api.Monitoring.Notification
{
    /// <summary>A way to reach people that is added.</summary>
    /// <param name="CommandId">Made by the client.</param>
    /// <param name="ChannelId">The channel; made by the client.</param>
    /// <param name="Organisation">Code of the organisation; everything under it may send by it, too.</param>
    /// <param name="Terms">Where it leads and how it speaks.</param>
    /// <param name="Secret">What of it nobody may read; null for none. The signing key of a webhook is made when it is left out.</param>
    public sealed record NewNotificationChannel(Guid CommandId, Guid ChannelId, string Organisation, ChannelTerms Terms, ChannelSecret? Secret = null);

    /// <summary>How a channel reads from now on.</summary>
    /// <param name="CommandId">Made by the client.</param>
    /// <param name="ChannelId">The channel.</param>
    /// <param name="Terms">Where it leads and how it speaks.</param>
    /// <param name="Secret">Another secret, whole; null to keep the one it has.</param>
    public sealed record ChangedNotificationChannel(Guid CommandId, Guid ChannelId, ChannelTerms Terms, ChannelSecret? Secret = null);

    /// <summary>A channel that was added.</summary>
    /// <param name="Outcome">Whether it was.</param>
    /// <param name="SigningKey">By which a webhook is signed, where it was made here; shown only now.</param>
    public sealed record NotificationChannelAnswer(Outcome Outcome, string? SigningKey);
}
