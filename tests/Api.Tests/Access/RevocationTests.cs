using System.Diagnostics;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>What somebody, or a token, has open ends with the rights.</summary>
public sealed class RevocationTests(HostOfClass at) : IClassFixture<HostOfClass>
{
    private readonly OpsHost _host = at.Host;

    [Fact]
    public async Task Whatever_a_token_has_open_ends_within_five_seconds_of_its_revocation()
    {
        var token = await _host.IssueAsync([Role.Auditor]);
        using var open = await OpenStreams.OfAsync(_host, token);

        var since = Stopwatch.GetTimestamp();
        await _host.DoAsync(new RevokeToken(Guid.CreateVersion7(), AccessToken.IdOf(TokenSecret.HashOf(token)!), "Lost"));
        await open.ShouldEndWithinFiveSeconds(since, "a revoked token");
    }

    [Theory]
    [InlineData("grant")]
    [InlineData("account")]
    [InlineData("session")]
    public async Task Whatever_somebody_has_open_ends_within_five_seconds_of_the_end_of(string what)
    {
        var login = $"without-{what}";
        using var browser = await Browser.SignedInAsync(_host, login, (Role.Auditor, Reach.Everywhere));
        var grant = (await browser.Ask("{ myGrants { id } }"))["data"]!["myGrants"]![0]!["id"]!.GetValue<Guid>();
        var session = (await browser.Ask("{ mySessions { id } }"))["data"]!["mySessions"]![0]!["id"]!.GetValue<Guid>();
        using var open = await OpenStreams.OfAsync(_host, browser);

        var since = Stopwatch.GetTimestamp();
        await (what switch
        {
            "grant"   => (Task)_host.DoAsync(new RevokeGrant(Guid.CreateVersion7(), grant, "Moved")),
            "account" => _host.DoAsync(new DisableAccount(Guid.CreateVersion7(), Account.IdOf(login), "Left")),
            _         => _host.Services.GetRequiredService<SessionStore>().End(session, "ended from afar", CancellationToken.None),
        });
        await open.ShouldEndWithinFiveSeconds(since, $"a person without the {what}");
    }
}
