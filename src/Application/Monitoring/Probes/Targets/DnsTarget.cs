using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>A name, as one server answers for it.</summary>
public sealed class DnsTarget(OutwardAddresses addresses)
{
    private const int Port = 53;
    private const int LongestDatagram = 4_096;
    private const int MostTold = 4;

    public async Task<ProbeSight> Look(DnsCheck check, CancellationToken cancellation)
    {
        if (ServerOf(check) is not { } server) return new(new(ProbeFaultKind.CannotRun, "this machine knows no name server"));
        var question = DnsMessage.Question((ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1), check.Query, check.RecordType);
        var answer = await Ask(server, question, cancellation);
        if (answer.IsCut) answer = await AskAtLength(server, question, cancellation);
        if (answer.Fault is { } fault) return new(fault);
        if (answer.Values.Count == 0) return new(new(ProbeFaultKind.NameUnknown, $"{check.Query} {check.RecordType.ToString().ToUpperInvariant()} = ∅"));
        return check.Expected is not { } expected || answer.Values.Any(value => DnsMessage.Reads(value, expected)) ? new(null)
            : new(new(ProbeFaultKind.AnswerUnexpected, $"{string.Join(", ", answer.Values.Take(MostTold))} ∌ {expected}"));
    }

    /// <summary>Whom the machine itself asks was chosen by whoever runs it; whom a probe names has to be one that may be reached.</summary>
    private IPEndPoint? ServerOf(DnsCheck check)
    {
        if (check.Server is null)
            return NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().DnsAddresses)
                .Where(address => !address.IsIPv6SiteLocal).Select(address => new IPEndPoint(address, Port)).FirstOrDefault();
        var named = IPEndPoint.Parse(check.Server); // a probe that names no address would not have been defined
        if (!addresses.Allows(named.Address)) throw new OutOfBoundsException(check.Server);
        return named.Port == 0 ? new(named.Address, Port) : named;
    }

    private static async Task<DnsAnswer> Ask(IPEndPoint server, byte[] question, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellation); // nobody else's datagrams are heard
        await socket.SendAsync(question, cancellation);
        var room = new byte[LongestDatagram];
        while (true)
        {
            var length = await socket.ReceiveAsync(room, cancellation);
            if (DnsMessage.Read(room.AsSpan(0, length), question) is { } answer) return answer;
        }
    }

    private static async Task<DnsAnswer> AskAtLength(IPEndPoint server, byte[] question, CancellationToken cancellation)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        await using var way = new NetworkStream(socket);
        var size = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)question.Length);
        await way.WriteAsync((byte[])[.. size, .. question], cancellation);
        await way.ReadExactlyAsync(size, cancellation);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
        await way.ReadExactlyAsync(answer, cancellation);
        return DnsMessage.Read(answer, question) ?? throw new IOException("The name server answered something else.");
    }
}
