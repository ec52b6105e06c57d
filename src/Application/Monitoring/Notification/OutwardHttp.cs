using System.Net.Http.Headers;
using System.Text;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Sends to programs of other houses; follows nobody elsewhere, and reads no more of an answer than it needs.</summary>
public sealed class OutwardHttp : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private readonly HttpClient client;

    public OutwardHttp(OutwardAddresses addresses) => client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, cancellation) => await addresses.Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task<HttpResponseMessage> Post(ChannelMessage message, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Address)
        {
            Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("EventSourcedOps", null));
        foreach (var (name, value) in message.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
    }

    public void Dispose() => client.Dispose();
}
