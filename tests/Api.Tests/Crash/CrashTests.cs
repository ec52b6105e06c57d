using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Crash;

/// <summary>Kills the product and its database again and again under load, then counts.</summary>
public sealed class CrashTests
{
    private const int Kills = 20;

    /// <summary>Which process dies next is drawn from this, so that a red run can be repeated.</summary>
    private const int Seed = 20_261_122;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_by_twenty_kills()
    {
        using var folder = new TestFolder();
        await using var postgres = await EmbeddedPostgres.StartAsync(folder.Path, TestFolder.Postgres, TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string> { ["Ops__Data"] = folder.Path, ["Ops__Url"] = "http://127.0.0.1:0" };
        var tokens = await Issue(postgres, Role.SystemAdministrator, Role.Operator);
        var api = await ApiProcess.ServeAsync(settings);
        await using var last = new Deferred(() => api.DisposeAsync()); // a red run leaves nothing running either
        var url = await api.ReadyAt;
        var town = await CrashTown.Found(url, tokens[0]);

        using var driver = new Driver(() => url, () => tokens[1], town.Service, town.Team);
        using var stop = new CancellationTokenSource();
        var driving = driver.Run(stop.Token);
        var chance = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = driver.Acknowledged.Count;
            await GoesOn(driver, before, driving, api, postgres, kill);
            if (chance.Next(2) == 0)
            {
                await api.KillAsync();
                await api.DisposeAsync();
                api = await ApiProcess.ServeAsync(settings);
                url = await api.ReadyAt;
            }
            else
            {
                Signal.Send("KILL", postgres.ProcessId);
                await Eventually.IsTrueAsync(() => Answers(postgres), "the product starts its database again");
                await postgres.ReviveAsync(TestContext.Current.CancellationToken); // learns which process it is now
            }
        }

        await stop.CancelAsync();
        await driving;
        var check = new CrashCheck(postgres.ConnectionString);
        await Told(check.Caught_up, api, postgres);
        await Told(check.Every_timer_fired, api, postgres);
        await api.StopAsync("TERM");

        await check.Every_acknowledged_command_stands_exactly_once(driver.Acknowledged);
        var verify = ApiProcess.Run(settings, "verify");
        (await verify.ExitAsync()).ShouldBe(0, verify.Output);
    }

    private sealed record Deferred(Func<ValueTask> Dispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Dispose();
    }

    /// <summary>Makes the tables and a token for each role, as the verbs of the product would in processes of their own.</summary>
    internal static async Task<string[]> Issue(EmbeddedPostgres postgres, params Role[] roles)
    {
        using var folder = new TestFolder();
        var (app, opened) = await OpsHost.Build(postgres.ConnectionString, folder, _ => { }, null, []);
        await Backbone.ApplySchema(app.Services, TestContext.Current.CancellationToken);
        var secrets = roles.Select(_ => TokenSecret.New()).ToArray();
        foreach (var (role, secret) in roles.Zip(secrets))
        {
            var issue = new IssueToken(
                Guid.CreateVersion7(), $"crash-{role}", [Roles.KeyOf(role)], Reach.Everywhere, secret.Hash, DateTimeOffset.UtcNow.AddDays(1), "A test needs it", true);
            (await app.Services.GetRequiredService<CommandGate>().Send(new(issue, Caller.Product("test")))).Refusal.ShouldBeNull();
        }

        await app.DisposeAsync();
        await opened.DisposeAsync();
        return [.. secrets.Select(secret => secret.Text)];
    }

    private static async Task GoesOn(Driver driver, int before, Task driving, ApiProcess api, EmbeddedPostgres postgres, int kill)
    {
        await Told(() => Eventually.IsTrueAsync(
            () => driving.IsFaulted || driver.Acknowledged.Count > before + 20, $"work goes on after {kill} kills"), api, postgres);
        if (driving.IsFaulted) await driving;
    }

    /// <summary>What never came is told with what the product said, and how far everything that follows the log had come.</summary>
    private static async Task Told(Func<Task> check, ApiProcess api, EmbeddedPostgres postgres)
    {
        try
        {
            await check();
        }
        catch (ShouldAssertException stuck)
        {
            var standing = await PlainSql.AskAsync<string>(
                postgres.ConnectionString,
                "select string_agg(concat_ws(' ', name, last_seq_id, pause_reason), ', ') || ' of ' || (select max(seq_id) from ops.mt_events)"
                + " from ops.mt_event_progression");
            throw new ShouldAssertException(string.Join(Environment.NewLine, stuck.Message, standing, api.Output), stuck);
        }
    }

    private static async Task<bool> Answers(EmbeddedPostgres postgres)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{postgres.ConnectionString};Pooling=false"); // a pooled one would answer for the dead
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // still recovering
        }
    }
}
