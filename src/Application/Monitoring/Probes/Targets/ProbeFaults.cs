using System.ComponentModel;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Authentication;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Monitoring.Probes.ProbeFaultKind;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>What of the exceptions of a run is the other side's doing, or the network's.</summary>
internal static class ProbeFaults
{
    /// <returns>Null for what is a defect of our own.</returns>
    public static ProbeFault? Of(Exception thrown, int timeoutSeconds)
    {
        var causes = Causes(thrown).ToList();
        return First<OutOfBoundsException>() is { } bounds ? new(OutOfBounds, bounds.Message)
            : First<OperationCanceledException>() is not null ? new(TimedOut, $"timeout > {timeoutSeconds} s")
            : First<SocketException>() is { } socket ? new(KindOf(socket.SocketErrorCode), socket.Message)
            : First<AuthenticationException>() is { } untrusted ? new(Untrusted, untrusted.Message)
            : First<PlatformNotSupportedException>() is { } unable ? new(CannotRun, unable.Message)
            : First<Win32Exception>() is { } machine ? new(CannotRun, machine.Message)
            : causes.Any(cause => cause is PingException or HttpRequestException or IOException) ? new(Unreachable, thrown.GetBaseException().Message)
            : null;

        T? First<T>() where T : Exception => causes.OfType<T>().FirstOrDefault();
    }

    private static ProbeFaultKind KindOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => NameUnknown,
        SocketError.TimedOut                                                   => TimedOut,
        SocketError.AccessDenied                                               => CannotRun,
        _                                                                      => Unreachable,
    };

    private static IEnumerable<Exception> Causes(Exception? thrown)
    {
        for (; thrown is not null; thrown = thrown.InnerException) yield return thrown;
    }
}
