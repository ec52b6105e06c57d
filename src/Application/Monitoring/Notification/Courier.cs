using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.RateLimiting;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring.Notification;
using MailKit;
using MailKit.Net.Smtp;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Where people find the portal: what is sent leads there.</summary>
public sealed record PortalAddress(Uri Address)
{
    public const string Key = "Ops:Portal";

    public string LinkTo(string path) => new Uri(Address, path).ToString();
}

/// <summary>Carries one delivery to where it goes, and tells what became of it.</summary>
public sealed class Courier(ChannelSecrets secrets, OutwardHttp http, OutwardMail mail, PortalAddress portal, TimeProvider time)
{
    /// <summary>The other side is gone for good.</summary>
    public const string Gone = "gone";

    /// <summary>Shorter than a lease of the outbox, so that nothing is sent by two at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Forgets channels that nobody sends by: a bucket that is full again is as good as a new one.
    private readonly PartitionedRateLimiter<NotificationChannel> pace = PartitionedRateLimiter.Create<NotificationChannel, (Guid, int)>(
        channel => RateLimitPartition.GetTokenBucketLimiter((channel.Id, channel.Terms.PerMinute), _ => new()
        {
            TokenLimit = channel.Terms.PerMinute, TokensPerPeriod = channel.Terms.PerMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    /// <returns>What was attempted; null when there is nothing to send any more.</returns>
    public async Task<(Delivery Delivery, DeliveryAttempt Attempt)?> Carry(Guid id, ProcessMeans means, CancellationToken cancellation)
    {
        if (await StreamStates.Find<Delivery, DeliveryEvent>(means.Database, id, cancellation) is not { Status: DeliveryStatus.Waiting } delivery)
            return null;
        var channel = (await means.Landscape.Newest(cancellation)).ChannelOf(delivery.ChannelId);
        var started = Stopwatch.GetTimestamp();
        var (to, fault) = channel is not { DisabledFor: null }
            ? (null, new DeliveryFault("channel-disabled", "The channel is disabled.", IsFinal: true))
            : await Attempt(id, delivery, channel, means, cancellation);
        return (delivery, new(delivery.Attempts + 1, to, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds, fault));
    }

    private async Task<(string? To, DeliveryFault? Fault)> Attempt(
        Guid id, Delivery delivery, NotificationChannel channel, ProcessMeans means, CancellationToken cancellation)
    {
        var person = delivery.Person is { } login ? (await means.Access.Newest(cancellation)).AccountOf(login)?.State : null;
        var address = channel.Terms.Kind == ChannelKind.Email ? person?.Email : person?.Contact?.Mobile;
        if (channel.ReachesPeople && address is null)
            return (null, new("no-contact", $"{delivery.Person} did not say where to be reached: see \"my profile\".", IsFinal: true));
        using var permit = pace.AttemptAcquire(channel);
        if (!permit.IsAcquired)
            return (null, new("channel-busy", $"The channel takes {channel.Terms.PerMinute} a minute.", RetryAfter: RetryOf(permit)));
        var letter = new ChannelLetter(
            id, delivery, channel.Terms, await secrets.Find(channel.Secret, cancellation), portal.LinkTo(delivery.Text.Path), person?.Contact?.Mobile,
            time.GetUtcNow());
        return (channel.ReachesPeople ? Masked(address!) : new Uri(channel.Terms.Address).Host, await Send(letter, address, cancellation));
    }

    private async Task<DeliveryFault?> Send(ChannelLetter letter, string? address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            if (letter.Terms.Kind == ChannelKind.Email)
            {
                await mail.Send(letter, address!, patience.Token);
                return null;
            }

            using var answer = await http.Post(letter.Message(), patience.Token);
            return ChannelAnswers.Fault(
                letter.Terms.Kind, answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new("no-answer", $"The other side did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception fault) when (OutOfBounds(fault) is { } bounds)
        {
            return new("out-of-bounds", bounds.Message, IsFinal: true);
        }
        catch (SmtpCommandException refused)
        {
            return new($"smtp-{(int)refused.StatusCode}", refused.Message, IsFinal: (int)refused.StatusCode >= 500);
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException or IOException or AuthenticationException
            or MailKit.Security.AuthenticationException or ProtocolException or NotSupportedException)
        {
            return new("unreachable", fault.GetBaseException().Message);
        }
    }

    private static OutOfBoundsException? OutOfBounds(Exception? fault) =>
        fault is null ? null : fault as OutOfBoundsException ?? OutOfBounds(fault.InnerException);

    private static TimeSpan? RetryOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;

    /// <summary>Enough to recognise it, for whoever reads the ledger: w***@gov.cn, ***0000.</summary>
    private static string Masked(string address) =>
        address.IndexOf('@') is var at and > 0 ? $"{address[0]}***{address[at..]}" : $"***{address[^Math.Min(4, address.Length)..]}";
}
