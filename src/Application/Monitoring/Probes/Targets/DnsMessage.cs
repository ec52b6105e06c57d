using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>What a name server said.</summary>
/// <param name="IsCut">Whether it had more to say than a datagram holds.</param>
internal sealed record DnsAnswer(IReadOnlyList<string> Values, ProbeFault? Fault = null, bool IsCut = false);

/// <summary>Questions and answers as RFC 1035 writes them; of an answer only what was asked for is read.</summary>
internal static class DnsMessage
{
    private const int HeaderLength = 12;
    private const int LongestName = 255;
    private const int LongestLabel = 63;
    private const int MostJumps = 32;
    private const int MostAnswers = 64;
    private const ushort Internet = 1;
    private const ushort RecursionDesired = 0x0100;
    private const ushort Response = 0x8000;
    private const ushort Cut = 0x0200;

    public static byte[] Question(ushort id, string name, DnsRecordType type)
    {
        var message = new List<byte>();
        foreach (var number in (ushort[])[id, RecursionDesired, 1, 0, 0, 0]) Add(message, number);
        foreach (var label in new IdnMapping().GetAscii(name.TrimEnd('.')).Split('.'))
        {
            if (label.Length is 0 or > LongestLabel) throw new FormatException($"{name} is no name.");
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }

        message.Add(0);
        Add(message, CodeOf(type));
        Add(message, Internet);
        return [.. message];
    }

    /// <returns>Null when that does not answer the question.</returns>
    public static DnsAnswer? Read(ReadOnlySpan<byte> message, ReadOnlySpan<byte> question)
    {
        if (message.Length < question.Length || !message[..2].SequenceEqual(question[..2])) return null;
        var flags = Number(message, 2);
        if ((flags & Response) == 0 || Number(message, 4) != 1) return null;
        if (!Ascii.EqualsIgnoreCase(message[HeaderLength..question.Length], question[HeaderLength..])) return null;
        if ((flags & Cut) != 0) return new([], IsCut: true);
        try
        {
            return (flags & 0xf) switch
            {
                0 => new(Values(message, question.Length, Number(message, 6), Number(question, question.Length - 4))),
                3 => new([], new(ProbeFaultKind.NameUnknown, "there is no such name (NXDOMAIN)")),
                2 => new([], new(ProbeFaultKind.Unreachable, "the name server failed (SERVFAIL)")),
                5 => new([], new(ProbeFaultKind.Unreachable, "the name server refused")),
                var code => new([], new(ProbeFaultKind.Unreachable, string.Create(CultureInfo.InvariantCulture, $"DNS rcode {code}"))),
            };
        }
        catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException or FormatException)
        {
            return new([], new(ProbeFaultKind.AnswerUnexpected, "the name server's answer cannot be read"));
        }
    }

    /// <summary>Whether an answer reads so: names and addresses in any writing, of a mail server also without its preference.</summary>
    public static bool Reads(string value, string expected) =>
        IPAddress.TryParse(expected, out var address) ? IPAddress.TryParse(value, out var given) && address.Equals(given)
        : Same(value, expected) || (value.Split(' ') is [_, var mail] && Same(mail, expected));

    private static bool Same(string one, string other) => string.Equals(one.TrimEnd('.'), other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static List<string> Values(ReadOnlySpan<byte> message, int at, int answers, ushort wanted)
    {
        var values = new List<string>();
        for (var i = 0; i < Math.Min(answers, MostAnswers); i++)
        {
            _ = Name(message, ref at);
            var (type, length) = (Number(message, at), Number(message, at + 8));
            at += 10;
            if (type == wanted) values.Add(Value(message, at, length, type));
            at += length;
        }

        return values;
    }

    private static string Value(ReadOnlySpan<byte> message, int at, int length, ushort type)
    {
        var data = message.Slice(at, length);
        if (type == CodeOf(DnsRecordType.A) || type == CodeOf(DnsRecordType.Aaaa)) return new IPAddress(data).ToString();
        if (type == CodeOf(DnsRecordType.Txt)) return Text(data);
        if (type != CodeOf(DnsRecordType.Mx)) return Name(message, ref at);
        var (preference, host) = (Number(data, 0), at + 2);
        return string.Create(CultureInfo.InvariantCulture, $"{preference} {Name(message, ref host)}");
    }

    private static string Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        for (; data.Length > 0; data = data[(data[0] + 1)..]) text.Append(Encoding.UTF8.GetString(data.Slice(1, data[0])));
        return text.ToString();
    }

    /// <summary>A name, of which the end may stand elsewhere. Whoever leads round in circles is not followed.</summary>
    private static string Name(ReadOnlySpan<byte> message, ref int at)
    {
        var (name, place, end, jumps) = (new StringBuilder(), at, -1, 0);
        while (message[place] is var length and not 0)
        {
            if ((length & 0xc0) == 0xc0)
            {
                if (++jumps > MostJumps) throw new FormatException("The name leads round in circles.");
                if (end < 0) end = place + 2;
                place = Number(message, place) & 0x3fff;
                continue;
            }

            if (name.Length + length > LongestName) throw new FormatException("The name is too long.");
            if (name.Length > 0) name.Append('.');
            name.Append(Encoding.ASCII.GetString(message.Slice(place + 1, length)));
            place += length + 1;
        }

        at = end < 0 ? place + 1 : end;
        return name.ToString();
    }

    private static ushort CodeOf(DnsRecordType type) => type switch
    {
        DnsRecordType.A     => 1,
        DnsRecordType.Ns    => 2,
        DnsRecordType.Cname => 5,
        DnsRecordType.Mx    => 15,
        DnsRecordType.Txt   => 16,
        _                   => 28,
    };

    private static ushort Number(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message.Slice(at, 2));

    private static void Add(List<byte> message, ushort number)
    {
        message.Add((byte)(number >> 8));
        message.Add((byte)number);
    }
}
