using System.Net;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Who sends too much is told when to come back, and what was sent in time is taken.</summary>
public sealed class PressureTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Too_many_requests_of_one_address_are_put_off()
    {
        await using var host = await OpsHost.StartAsync(postgres, settings: "--Ops:Limits:Signals=1");
        await new SmallTown(host).Found();
        var source = new Prometheus(host, await host.IssueAsync([Role.AlertSource], SmallTown.City));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => source.Post(SignalEndpoints.AlertsPath, Array.Empty<object>())));
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.OK);
        var late = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        late.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_node_that_is_busy_with_others_says_so_and_takes_the_next_one()
    {
        using var door = new SignalDoor();
        var (inside, release) = (new CountdownEvent(SignalDoor.Seats), new TaskCompletionSource());
        var sitting = Enumerable.Range(0, SignalDoor.Seats).Select(_ => door.Enter<object[]>(Request(), async _ =>
        {
            inside.Signal();
            await release.Task;
            return Results.Ok();
        })).ToArray();
        inside.Wait(TestContext.Current.CancellationToken);
        var late = Request();
        await (await door.Enter<object[]>(late, _ => Task.FromResult(Results.Ok()))).ExecuteAsync(late);
        (late.Response.StatusCode, late.Response.Headers.RetryAfter.ToString()).ShouldBe((503, "5"));
        release.SetResult();
        await Task.WhenAll(sitting);
        var next = Request();
        await (await door.Enter<object[]>(next, _ => Task.FromResult(Results.Ok()))).ExecuteAsync(next);
        next.Response.StatusCode.ShouldBe(200);
    }

    private static DefaultHttpContext Request() => new()
    {
        Request = { Body = new MemoryStream("[]"u8.ToArray()) }, Response = { Body = new MemoryStream() },
        RequestServices = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider(),
    };
}
