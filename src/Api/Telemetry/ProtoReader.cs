using System.Buffers.Binary;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Reads the wire form of Protocol Buffers field by field, making nothing of what is skipped.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintKind = 0;
    private const int Fixed64Kind = 1;
    private const int BytesKind = 2;
    private const int Fixed32Kind = 5;

    private ReadOnlySpan<byte> _rest = bytes;
    private int _kind;

    public int Field { get; private set; }

    public readonly bool IsBytes => _kind == BytesKind;

    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var tag = Number();
        (Field, _kind) = ((int)(tag >> 3), (int)(tag & 7));
        if (Field == 0) throw new FormatException("A field of the message has no number.");
        return true;
    }

    public ulong Varint()
    {
        Expect(VarintKind);
        return Number();
    }

    public double Double() => BitConverter.UInt64BitsToDouble(Fixed64());

    public ulong Fixed64()
    {
        Expect(Fixed64Kind);
        return BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
    }

    public ReadOnlySpan<byte> Bytes()
    {
        Expect(BytesKind);
        return Take(Length());
    }

    public string Text() => System.Text.Encoding.UTF8.GetString(Bytes());

    public void Skip()
    {
        switch (_kind)
        {
            case VarintKind: Number(); break;
            case Fixed64Kind: Take(sizeof(ulong)); break;
            case BytesKind: Take(Length()); break;
            case Fixed32Kind: Take(sizeof(uint)); break;
            default: throw new FormatException("The message holds a field of no known form.");
        }
    }

    private int Length() => Number() is var length && length <= (ulong)_rest.Length
        ? (int)length
        : throw new FormatException("The message ends within a field.");

    private readonly void Expect(int kind)
    {
        if (_kind != kind) throw new FormatException($"Field {Field} is not of the form that it should have.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length) throw new FormatException("The message ends within a field.");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private ulong Number() => Domain.Telemetry.Varint.Take(ref _rest);
}
