using EventSourcedOps.Domain.Monitoring.Notification;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Sends mail by the mail server of a channel.</summary>
public sealed class OutwardMail(OutwardAddresses addresses)
{
    private const int Plain = 587;
    private const int Enclosed = 465;

    public async Task Send(ChannelLetter letter, string to, CancellationToken cancellation)
    {
        var server = new Uri(letter.Terms.Address);
        var enclosed = server.Scheme == "smtps";
        var port = server.Port > 0 ? server.Port : enclosed ? Enclosed : Plain;
        await using var way = await addresses.Connect(server.Host, port, cancellation);
        using var client = new SmtpClient();
        // A password is told to nobody who could not be asked for it in secret.
        var security = enclosed ? SecureSocketOptions.SslOnConnect
            : letter.Terms.User is null ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(way, server.Host, port, security, cancellation);
        if (letter.Terms.User is { } user) await client.AuthenticateAsync(user, letter.Secret.Token ?? "", cancellation);
        await client.SendAsync(Mail(letter, to), cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private static MimeMessage Mail(ChannelLetter letter, string to)
    {
        var sender = MailboxAddress.Parse(letter.Terms.Sender!); // a mail server has one, or it would not have been defined
        var mail = new MimeMessage
        {
            Subject = letter.Delivery.Text.Title, Date = letter.At, MessageId = $"{letter.Id}@{sender.Domain}",
            Body = new TextPart("plain") { Text = string.Join('\n', [.. letter.Delivery.Text.Lines, "", letter.Link]) },
        };
        mail.From.Add(new MailboxAddress(letter.Terms.Name, sender.Address));
        mail.To.Add(MailboxAddress.Parse(to));
        // Out-of-office answers to an alarm help nobody.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }
}
