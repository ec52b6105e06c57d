using System.Net.Sockets;
using System.Text;
using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Feeds;

/// <summary>A feed that soon looks after its consumers, with two provinces in it.</summary>
public sealed class QuickFeed(SharedPostgres postgres) : FeedHostOfClass(postgres)
{
    internal const string Zhejiang = "330000";
    internal const string Jiangsu = "320000";

    protected override void Amend(IServiceCollection services) => services.AddSingleton(new FeedOptions
    {
        Heartbeat = TimeSpan.FromMilliseconds(300), AdmissionCheck = TimeSpan.FromMilliseconds(500), SendTimeout = TimeSpan.FromSeconds(1),
    });

    protected override Task Fill() => Host.SendAll(
        [new CreateOrganisation(Guid.CreateVersion7(), Zhejiang, "浙江省"), new CreateOrganisation(Guid.CreateVersion7(), Jiangsu, "江苏省")]);
}

/// <summary>Tests that share it, one after the other.</summary>
public abstract class QuickFeedTests(QuickFeed at) : IClassFixture<QuickFeed>, IAsyncLifetime
{
    private protected const string Zhejiang = QuickFeed.Zhejiang;
    private protected const string Jiangsu = QuickFeed.Jiangsu;

    private protected readonly FeedHost host = at.Host;
    private protected readonly Partner partner = new(at.Host);

    private protected static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token;

    private protected FeedTail Tail => host.Services.GetRequiredService<FeedTail>();

    /// <summary>Whoever sat there for the test before is gone, and what it recorded is in the feed.</summary>
    public async ValueTask InitializeAsync()
    {
        host.Admit = _ => FeedHost.Everybody;
        await Eventually.IsTrueAsync(() => Tail.Consumers == 0, "nobody is seated");
        await partner.CaughtUp();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>By a name that it never had: what has it already is not renamed.</summary>
    private protected static RenameOrganisation Rename(string code) => new(Guid.CreateVersion7(), code, $"名 {Guid.NewGuid():n}");

    private protected Task Seated() => Eventually.IsTrueAsync(() => Tail.Consumers > 0, "the consumer is seated");

    /// <summary>A consumer that sees every byte of the stream, or takes none.</summary>
    private protected async Task<TcpClient> Open(string query, int bytesAtOnce = 1 << 16)
    {
        var client = new TcpClient { ReceiveBufferSize = bytesAtOnce };
        await client.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"GET {FeedOptions.StreamPath}?{query} HTTP/1.1\r\nHost: ops\r\nAccept: text/event-stream\r\n\r\n"));
        return client;
    }
}
