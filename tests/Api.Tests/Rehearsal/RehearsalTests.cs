using EventSourcedOps.Api.CommandLine;
using EventSourcedOps.Api.Rehearsal;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application;
using EventSourcedOps.Application.Rehearsal;

namespace EventSourcedOps.Api.Tests.Rehearsal;

/// <summary>The first half hour of a recorded day goes by in a product of its own, with a database of its own.</summary>
public sealed class RehearsalTests
{
    private const double Speed = 240;

    [Fact]
    public async Task Recorded_faults_are_noticed_become_incidents_of_people_on_call_and_are_located()
    {
        var day = TrainTicketRecording.Read(RealFile());
        var until = day.Faults[3].At.AddMinutes(3);
        var part = new Recording(
            [.. day.Spans.TakeWhile(span => Recording.TimeOf(Recording.EndOf(span)) < until)],
            [.. day.Lines.TakeWhile(line => Recording.TimeOf(line.At) < until)],
            [.. day.Readings.TakeWhile(reading => Recording.TimeOf(reading.At) < until)], [.. day.Faults.Take(4)]);
        using var folder = new TestFolder();
        var seen = new List<Progress>();
        var report = await RehearsedProduct.Run(part, Speed, folder.Path, new Seen(seen), TestContext.Current.CancellationToken);

        report.Noticed.ShouldBe(4, string.Join(Environment.NewLine, ReplayVerb.Lines(report)));
        report.Incidents.ShouldBeInRange(2, 5);
        report.Faults.Count(fault => fault.Rank == 1).ShouldBeGreaterThanOrEqualTo(3);
        report.CameToOwners.ShouldBeGreaterThanOrEqualTo(3);
        seen[^1].Done.ShouldBeGreaterThan(20);
        ReplayVerb.Lines(report).Last().ShouldStartWith("4 of 4 faults noticed (100.0 %)");
    }

    [Fact]
    public void A_rehearsal_begins_on_an_empty_folder_only()
    {
        using var folder = new TestFolder();
        File.WriteAllText(Path.Combine(folder.Path, "something"), "");
        Should.Throw<Api.Hosting.CannotStartException>(() => new RehearsalFolder(folder.Path)).Message.ShouldContain("is not empty");
        Should.Throw<Api.Hosting.CannotStartException>(() => TrainTicketRecording.Read(folder.Path)).Message.ShouldContain("holds no recorded day");
        Should.Throw<Api.Hosting.CannotStartException>(() => TrainTicketRecording.Read("/nowhere")).Message.ShouldContain("neither a file nor a folder");
    }

    [Fact]
    public void Time_goes_on_by_itself_no_further_than_a_step_and_whoever_waits_waits_less()
    {
        var begin = DateTimeOffset.UnixEpoch.AddDays(20_000);
        var clock = new RehearsalClock(begin, 1e9);
        clock.GetUtcNow().ShouldBe(begin + RehearsalClock.Step);
        using var called = new ManualResetEventSlim();
        using var timer = clock.CreateTimer(_ => called.Set(), null, TimeSpan.FromDays(30), Timeout.InfiniteTimeSpan);
        called.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).ShouldBeTrue();
    }

    private static string RealFile()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, "xz"))), "There is no xz here.");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "trainticket", "2023-01-29.tar.xz") is var file && File.Exists(file)) return file;
        Assert.Skip("The recorded day is not here.");
        return "";
    }

    private sealed class Seen(List<Progress> all) : IProgress<Progress>
    {
        public void Report(Progress value) => all.Add(value);
    }
}
