using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EventSourcedOps.Api.Hosting;

namespace EventSourcedOps.Api.Tests.Hosting;

public sealed class ServingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Settings(params IEnumerable<(string Name, string Value)> more) =>
        more.Prepend(("Ops__Data", _folder.Path)).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>By a service manager; by a person at the keyboard in <see cref="Killed_it_leaves_PostgreSQL_and_the_next_start_takes_it_over"/>.</summary>
    [Fact]
    public async Task Asked_to_stop_it_ends_with_zero_and_takes_PostgreSQL_along()
    {
        await using var api = await ApiProcess.ServeAsync(Settings());
        Status(await api.GetAsync("/health/live")).ShouldBe("Healthy");
        Status(await api.GetAsync("/health/ready")).ShouldBe("Healthy");
        (await api.GetAsync("/metrics")).ShouldContain("# TYPE");
        var server = ServerProcess();
        (await api.StopAsync("TERM")).ShouldBe(0, api.Output);
        Signal.IsGone(server).ShouldBeTrue();
    }

    [Fact]
    public async Task Killed_it_leaves_PostgreSQL_and_the_next_start_takes_it_over()
    {
        await using var killed = await ApiProcess.ServeAsync(Settings());
        var server = ServerProcess();
        await killed.KillAsync();
        await using var next = await ApiProcess.ServeAsync(Settings());
        ServerProcess().ShouldBe(server);
        (await next.StopAsync()).ShouldBe(0, next.Output);
        Signal.IsGone(server).ShouldBeTrue();
    }

    [Fact]
    public async Task When_PostgreSQL_is_killed_it_is_ready_again_without_hands()
    {
        await using var api = await ApiProcess.ServeAsync(Settings());
        var server = ServerProcess();
        Signal.Send("KILL", server);
        await Eventually.IsTrueAsync(() => Signal.IsGone(server) && ServerProcess() != server, "another server runs");
        await Eventually.IsTrueAsync(async () => Status(await TryGetAsync(api, "/health/ready")) == "Healthy", "it is ready again");
    }

    [Fact]
    public async Task Two_of_them_with_default_settings_run_side_by_side()
    {
        using var other = new TestFolder();
        await using var one = await ApiProcess.ServeAsync(Settings());
        await using var two = await ApiProcess.ServeAsync(new Dictionary<string, string> { ["Ops__Data"] = other.Path });
        (await two.ReadyAt).ShouldNotBe(await one.ReadyAt);
        two.Output.ShouldContain("is taken");
    }

    [Fact]
    public async Task A_PostgreSQL_of_this_system_serves_as_well()
    {
        var older = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").FirstOrDefault(folder => Path.GetFileName(folder) is "15" or "16" or "17")
            : null;
        Assert.SkipWhen(older is null, "This system has no PostgreSQL 15, 16 or 17.");
        await using var api = await ApiProcess.ServeAsync(Settings((PostgresPrograms.Setting, older)));
        Status(await api.GetAsync("/health/ready")).ShouldBe("Healthy");
        (await File.ReadAllTextAsync(Path.Combine(_folder.Path, "pg", "PG_VERSION"), TestContext.Current.CancellationToken)).Trim().ShouldBe(Path.GetFileName(older));
        (await api.StopAsync()).ShouldBe(0, api.Output);
    }

    [Fact]
    public async Task An_address_that_was_asked_for_and_is_taken_is_an_error()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        await using var api = ApiProcess.Run(Settings(("Ops__Url", url)));
        (await api.ExitAsync()).ShouldBe(1);
        api.Output.ShouldContain(url);
    }

    [Fact]
    public async Task An_unknown_verb_is_refused()
    {
        await using var api = ApiProcess.Run(Settings(), "improt");
        (await api.ExitAsync()).ShouldNotBe(0);
        api.Output.ShouldContain("improt");
    }

    private static async Task<string> TryGetAsync(ApiProcess api, string path)
    {
        try
        {
            return await api.GetAsync(path);
        }
        catch (HttpRequestException)
        {
            return """{"status":"Unhealthy"}""";
        }
    }

    private static string? Status(string health) => JsonDocument.Parse(health).RootElement.GetProperty("status").GetString();

    private int ServerProcess()
    {
        var file = Path.Combine(_folder.Path, "pg", "postmaster.pid");
        return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) ? id : 0;
    }
}
