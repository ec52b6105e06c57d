using System.Security.Cryptography;
using System.Text;

namespace EventSourcedOps.Domain;

/// <summary>Ids that follow from what they name, so that the same thing gets the same id on every node and every run.</summary>
public static class Ids
{
    /// <summary>A version 8 UUID (RFC 9562) made of the SHA-256 of the parts.</summary>
    public static Guid Derived(params ReadOnlySpan<string> parts)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        digest[6] = (byte)((digest[6] & 0x0f) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }
}
