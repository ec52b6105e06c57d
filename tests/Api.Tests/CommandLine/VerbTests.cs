using System.CommandLine;
using System.Globalization;
using EventSourcedOps.Api.CommandLine;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.CommandLine;

public sealed class VerbTests(SharedPostgres postgres) : IDisposable
{
    private readonly StringWriter _faults = new(CultureInfo.InvariantCulture);
    private string[]? _served;

    public void Dispose() => _faults.Dispose();

    [Fact]
    public async Task A_verb_with_its_arguments_runs_on_the_database_and_answers_its_own_code()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var seen = "";
        var code = await RunAsync(database.ConnectionString, async (services, progress, cancellation) =>
        {
            progress.Report(new Progress("asking", 1, 1));
            await using var ask = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select current_database()");
            seen = (string?)await ask.ExecuteScalarAsync(cancellation);
            return 3;
        }, "import", "servicenow", "events.csv");
        code.ShouldBe(3);
        seen.ShouldBe(database.Name);
        _served.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_person_can_mend_is_one_line_and_a_failure()
    {
        var code = await RunAsync(await ConnectionAsync(), (_, _, _) => throw new FileNotFoundException("events.csv is not there"), "import", "servicenow", "x");
        code.ShouldBe(ExitCode.Failed);
        _faults.ToString().Trim().ShouldBe("events.csv is not there");
    }

    [Fact]
    public async Task A_defect_shows_where_it_came_from()
    {
        var code = await RunAsync(await ConnectionAsync(), (_, _, _) => throw new NotSupportedException("never"), "import", "servicenow", "x");
        code.ShouldBe(ExitCode.Failed);
        _faults.ToString().ShouldContain(nameof(VerbTests));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_one_line()
    {
        var code = await RunAsync("Host=127.0.0.1;Port=1;Username=x", (_, _, _) => Task.FromResult(0), "import", "servicenow", "x");
        code.ShouldBe(ExitCode.Failed);
        _faults.ToString().ShouldStartWith("The PostgreSQL of ConnectionStrings__ops cannot be used");
    }

    [Fact]
    public async Task Without_a_verb_it_serves_with_the_settings_that_follow()
    {
        (await RunAsync("", (_, _, _) => Task.FromResult(9), "--Ops:Url=http://127.0.0.1:6000")).ShouldBe(0);
        _served.ShouldBe(["--Ops:Url=http://127.0.0.1:6000"]);
    }

    [Theory]
    [InlineData("improt")]
    [InlineData("--unknown")]
    public async Task What_is_neither_verb_nor_setting_is_refused(string argument)
    {
        (await RunAsync("", (_, _, _) => Task.FromResult(0), argument)).ShouldNotBe(0);
        _served.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_terminal_progress_is_one_line_per_stage_and_the_last_state()
    {
        using var plain = new StringWriter(CultureInfo.InvariantCulture);
        await using (var progress = new ProgressLine(plain, isRedirected: true))
        {
            foreach (var done in Enumerable.Range(1, 1000)) progress.Report(new Progress("reading", done, 1000));
            foreach (var done in Enumerable.Range(1, 50)) progress.Report(new Progress("checking", done));
        }
        plain.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["reading: 1 of 1000", "reading: 1000 of 1000", "checking: 1", "checking: 50"]);
    }

    private async Task<string> ConnectionAsync() => await postgres.Server.CreateDatabaseAsync("verbs", TestContext.Current.CancellationToken);

    private Task<int> RunAsync(string connectionString, VerbBody body, params string[] args)
    {
        var run = new VerbRun(_ => { }, _faults, $"--ConnectionStrings:ops={connectionString}");
        return Verbs.RunAsync(args, [given => Import(given, body)], run, settings =>
        {
            _served = settings;
            return Task.FromResult(0);
        });
    }

    private static Command Import(VerbRun run, VerbBody body)
    {
        var servicenow = new Command("servicenow") { new Argument<FileInfo>("file") };
        servicenow.SetAction((_, cancellation) => run.RunAsync(body, cancellation));
        return new Command("import") { servicenow };
    }
}
