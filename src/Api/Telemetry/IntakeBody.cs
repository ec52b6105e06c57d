using System.IO.Compression;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Domain;
using Microsoft.AspNetCore.Http.Features;
using Snappier;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>The body of a request, unpacked, and never more of it than is bearable.</summary>
internal static class IntakeBody
{
    /// <summary>As it travels.</summary>
    public const int BytesMost = 16 << 20;

    /// <summary>Unpacked.</summary>
    public const int UnpackedMost = 64 << 20;

    public static readonly Refusal TooLarge = new("telemetry.body-too-large",
        $"A request has {BytesMost >> 20} MiB at most, and {UnpackedMost >> 20} MiB when it is unpacked. Send less at once.");

    public static readonly Refusal UnknownEncoding = new("telemetry.unknown-encoding", "The body is packed in a way that is not known here.");

    /// <summary>Null when it is too large, or packed in a way that is not known; the refusal says which.</summary>
    public static async Task<(byte[]? Body, Refusal? Refusal)> Read(HttpContext http, bool snappy, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > BytesMost) return (null, TooLarge);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = BytesMost;
        var encoding = http.Request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
        if (snappy) return encoding is "snappy" or "" ? Unsnapped(await http.Request.Body.ReadAtMost(BytesMost, cancellation)) : (null, UnknownEncoding);
        switch (encoding)
        {
            case "" or "identity":
                return await http.Request.Body.ReadAtMost(BytesMost, cancellation) is { } plain ? (plain, null) : (null, TooLarge);
            case "gzip":
                await using (var unpacking = new GZipStream(http.Request.Body, CompressionMode.Decompress))
                    return await Unzipped(unpacking, cancellation) is { } unpacked ? (unpacked, null) : (null, TooLarge);
            default:
                return (null, UnknownEncoding);
        }
    }

    /// <summary>Null when it is too large.</summary>
    public static async Task<byte[]?> Unzipped(GZipStream unpacking, CancellationToken cancellation)
    {
        try
        {
            return await unpacking.ReadAtMost(UnpackedMost, cancellation);
        }
        catch (InvalidDataException damaged)
        {
            throw new FormatException("The body is not what gzip makes.", damaged);
        }
    }

    private static (byte[]? Body, Refusal? Refusal) Unsnapped(byte[]? packed)
    {
        if (packed is null) return (null, TooLarge);
        if (packed.Length == 0) throw new FormatException("The body is empty.");
        try
        {
            return Snappy.GetUncompressedLength(packed) > UnpackedMost ? (null, TooLarge) : (Snappy.DecompressToArray(packed), null);
        }
        catch (InvalidDataException damaged)
        {
            throw new FormatException("The body is not what snappy makes.", damaged);
        }
    }
}
