using System.Net;
using System.Threading.Channels;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using NodaTime;
using Npgsql;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>What is heard at a door, gathered into requests. One that cannot be written yet is tried again, and counts once.</summary>
internal sealed partial class SyslogIntake : IAsyncDisposable
{
    private const int MessagesWaiting = 20_000;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenComplaints = TimeSpan.FromMinutes(1);

    private readonly Channel<LogLine> waiting = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(MessagesWaiting) { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private readonly SyslogDoor door;
    private readonly BlockIntake<LogLine> intake;
    private readonly LandscapeMemory landscape;
    private readonly TimeProvider time;
    private readonly ILogger<SyslogIntake> log;
    private readonly Task writing;
    private long lost;
    private long complainedAt;

    public SyslogIntake(SyslogDoor door, BlockIntake<LogLine> intake, LandscapeMemory landscape, TimeProvider time, ILogger<SyslogIntake> log)
    {
        (this.door, this.intake, this.landscape, this.time, this.log) = (door, intake, landscape, time, log);
        complainedAt = time.GetTimestamp();
        writing = Task.Run(Write);
    }

    /// <summary>Or it is lost.</summary>
    public void TryAdd(string message, IPAddress from)
    {
        if (string.IsNullOrWhiteSpace(message) || waiting.Writer.TryWrite(Of(message, from))) return;
        lost++;
        if (time.GetElapsedTime(complainedAt) < BetweenComplaints) return;
        LogLost(log, lost, door.Name);
        (lost, complainedAt) = (0, time.GetTimestamp());
    }

    /// <summary>Waits until there is room for it.</summary>
    public ValueTask Add(string message, IPAddress from, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(message) ? ValueTask.CompletedTask : waiting.Writer.WriteAsync(Of(message, from), cancellation);

    private LogLine Of(string message, IPAddress from)
    {
        var now = time.GetUtcNow();
        var told = SyslogMessage.Read(message, Instant.FromDateTimeOffset(now), door.Zone);
        return LogRules.Bounded(new(
            TelemetryRules.Bounded(new TelemetrySource(told.App, told.Host.Length > 0 ? told.Host : $"{from}", [])), told.At ?? TelemetryTime.Of(now), told.Severity, told.Text,
            [.. told.Attributes, new("net.peer.ip", $"{from}")]));
    }

    private async Task Write()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var (request, count) = (new IncomingItems<LogLine>(), 0);
            for (; count < ItemBlock<LogLine>.MostItems && waiting.Reader.TryRead(out var line); count++) request.Add(line);
            await Write(request, Guid.CreateVersion7().ToByteArray());
        }
    }

    private async Task Write(IncomingItems<LogLine> request, byte[] name)
    {
        while (!await IsWritten(request, name) && !stopping.IsCancellationRequested) await Task.Delay(BetweenAttempts, time, CancellationToken.None);
    }

    private async Task<bool> IsWritten(IncomingItems<LogLine> request, byte[] name)
    {
        try
        {
            if (!(await landscape.Newest(CancellationToken.None)).Organisations.ContainsKey(door.Organisation))
            {
                LogNobody(log, door.Name, door.Organisation);
                return false;
            }

            var answer = await intake.Take(new(door.Organisation, door.Name, "syslog"), request, name);
            if (answer is { Refusal: null, Dropped: > 0 }) LogLeft(log, answer.Dropped, door.Name, string.Join(' ', answer.Reasons));
            return answer.Refusal is null;
        }
        catch (Exception away) when (away is NpgsqlException or IOException or TimeoutException)
        {
            LogAway(log, away, door.Name);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stopping.CancelAsync();
        await writing;
        stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages at the syslog door {Name} were lost: more came than could be written")]
    private static partial void LogLost(ILogger log, long count, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages at the syslog door {Name} are not kept: {Reasons}")]
    private static partial void LogLeft(ILogger log, int count, string name, string reasons);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came at the syslog door {Name} could not be written; trying again")]
    private static partial void LogAway(ILogger log, Exception fault, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The syslog door {Name} waits: there is no organisation {Organisation} yet")]
    private static partial void LogNobody(ILogger log, string name, string organisation);
}
