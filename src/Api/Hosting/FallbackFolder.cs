using System.Security.Cryptography;
using System.Text;

namespace EventSourcedOps.Api.Hosting;

/// <summary>Where PostgreSQL's files go when its account cannot enter the folder asked for (a clone below /root, a closed /tmp/x).</summary>
internal static class FallbackFolder
{
    public const string Root = "/var/lib/eventsourcedops";
    private const int HashLength = 12;

    public static string For(string folder) =>
        Path.Combine(Root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..HashLength]);
}
