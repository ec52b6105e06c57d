using System.Buffers.Binary;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>ExportMetricsServiceRequest in protobuf.</summary>
internal static class OtlpProtobuf
{
    private const int Delta = 1;

    public static List<OtlpResource> Read(ReadOnlySpan<byte> body)
    {
        var resources = new List<OtlpResource>();
        var request = new ProtoReader(body);
        while (request.Next())
            if (request.Field == 1) resources.Add(Resource(request.Bytes()));
            else request.Skip();
        return resources;
    }

    private static OtlpResource Resource(ReadOnlySpan<byte> message)
    {
        var resource = new OtlpResource();
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) OtlpProtobufValues.Attributes(reader.Bytes(), 1, resource.Attributes);
            else if (reader.Field == 2) Scope(reader.Bytes(), resource.Metrics);
            else reader.Skip();
        return resource;
    }

    private static void Scope(ReadOnlySpan<byte> message, List<OtlpMetric> metrics)
    {
        var (first, scope) = (metrics.Count, "");
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) scope = OtlpProtobufValues.TextIn(reader.Bytes(), 1);
            else if (reader.Field == 2) metrics.Add(Metric(reader.Bytes()));
            else reader.Skip();
        foreach (var metric in metrics[first..]) metric.Scope = scope;
    }

    private static OtlpMetric Metric(ReadOnlySpan<byte> message)
    {
        var metric = new OtlpMetric();
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 1: metric.Name = reader.Text(); break;
                case 2: metric.Description = reader.Text(); break;
                case 3: metric.Unit = reader.Text(); break;
                case 5: Points(reader.Bytes(), metric, OtlpKind.Gauge); break;
                case 7: Points(reader.Bytes(), metric, OtlpKind.Sum); break;
                case 9: Points(reader.Bytes(), metric, OtlpKind.Histogram); break;
                case 10: Points(reader.Bytes(), metric, OtlpKind.ExponentialHistogram); break;
                case 11: Points(reader.Bytes(), metric, OtlpKind.Summary); break;
                default: reader.Skip(); break;
            }

        return metric;
    }

    private static void Points(ReadOnlySpan<byte> message, OtlpMetric metric, OtlpKind kind)
    {
        metric.Kind = kind;
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 1 when kind is OtlpKind.Gauge or OtlpKind.Sum: metric.Points.Add(Number(reader.Bytes())); break;
                case 1: metric.Points.Add(Distribution(reader.Bytes(), kind)); break;
                case 2: metric.IsDelta = reader.Varint() == Delta; break;
                case 3: metric.IsMonotonic = reader.Varint() != 0; break;
                default: reader.Skip(); break;
            }
    }

    private static OtlpPoint Number(ReadOnlySpan<byte> message)
    {
        var point = new OtlpPoint();
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 3: point.At = reader.Fixed64(); break;
                case 4: point.Value = reader.Double(); break;
                case 6: point.Value = (long)reader.Fixed64(); break;
                case 7: OtlpProtobufValues.Attribute(reader.Bytes(), point.Attributes); break;
                case 8: point.IsEmpty = (reader.Varint() & 1) != 0; break;
                default: reader.Skip(); break;
            }

        return point;
    }

    /// <summary>Histograms and summaries are numbered alike, but for their attributes, flags and parts.</summary>
    private static OtlpPoint Distribution(ReadOnlySpan<byte> message, OtlpKind kind)
    {
        var point = new OtlpPoint();
        var (attributes, flags) = kind switch { OtlpKind.Histogram => (9, 10), OtlpKind.Summary => (7, 8), _ => (1, 10) };
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == attributes) OtlpProtobufValues.Attribute(reader.Bytes(), point.Attributes);
            else if (reader.Field == flags) point.IsEmpty = (reader.Varint() & 1) != 0;
            else if (reader.Field == 3) point.At = reader.Fixed64();
            else if (reader.Field == 4) point.Count = reader.Fixed64();
            else if (reader.Field == 5) point.Sum = reader.Double();
            else if (reader.Field == 6 && kind == OtlpKind.Summary) Quantile(reader.Bytes(), point);
            else if (reader.Field == 6 && kind == OtlpKind.Histogram) Packed(ref reader, point.Buckets, bits => bits);
            else if (reader.Field == 7 && kind == OtlpKind.Histogram) Packed(ref reader, point.Bounds, BitConverter.UInt64BitsToDouble);
            else reader.Skip();
        return point;
    }

    private static void Quantile(ReadOnlySpan<byte> message, OtlpPoint point)
    {
        var (quantile, value) = (0.0, 0.0);
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) quantile = reader.Double();
            else if (reader.Field == 2) value = reader.Double();
            else reader.Skip();
        point.Quantiles.Add((quantile, value));
    }

    private static void Packed<T>(ref ProtoReader reader, List<T> into, Func<ulong, T> of)
    {
        if (!reader.IsBytes)
        {
            into.Add(of(reader.Fixed64()));
            return;
        }

        var packed = reader.Bytes();
        if (packed.Length % sizeof(ulong) != 0) throw new FormatException("The message ends within a number.");
        for (; !packed.IsEmpty; packed = packed[sizeof(ulong)..]) into.Add(of(BinaryPrimitives.ReadUInt64LittleEndian(packed)));
    }
}
