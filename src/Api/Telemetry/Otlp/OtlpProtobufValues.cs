using System.Globalization;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>What is known of things, in protobuf: pairs of a name and a value of any kind, which becomes a text here.</summary>
internal static class OtlpProtobufValues
{
    public static void Attributes(ReadOnlySpan<byte> message, int field, Dictionary<string, string> into)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == field) Attribute(reader.Bytes(), into);
            else reader.Skip();
    }

    public static void Attribute(ReadOnlySpan<byte> message, Dictionary<string, string> into)
    {
        var (key, value) = ("", "");
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) key = reader.Text();
            else if (reader.Field == 2) value = Value(reader.Bytes());
            else reader.Skip();
        into[key] = value;
    }

    public static string Value(ReadOnlySpan<byte> message)
    {
        var value = "";
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 1: value = reader.Text(); break;
                case 2: value = reader.Varint() != 0 ? "true" : "false"; break;
                case 3: value = ((long)reader.Varint()).ToString(CultureInfo.InvariantCulture); break;
                case 4: value = reader.Double().ToString("R", CultureInfo.InvariantCulture); break;
                case 5: value = $"[{string.Join(',', List(reader.Bytes()))}]"; break;
                case 6: value = Map(reader.Bytes()); break;
                case 7: value = Convert.ToBase64String(reader.Bytes()); break;
                default: reader.Skip(); break;
            }

        return value;
    }

    private static List<string> List(ReadOnlySpan<byte> message)
    {
        var values = new List<string>();
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) values.Add(Value(reader.Bytes()));
            else reader.Skip();
        return values;
    }

    private static string Map(ReadOnlySpan<byte> message)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        Attributes(message, 1, pairs);
        return OtlpForms.TextOf(pairs);
    }

    public static string TextIn(ReadOnlySpan<byte> message, int field)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == field) return reader.Text();
            else reader.Skip();
        return "";
    }
}
