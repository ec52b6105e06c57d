using System.Collections.Immutable;

namespace EventSourcedOps.Domain;

/// <summary>A version of something that is published before it counts.</summary>
public interface IEffectiveVersion
{
    /// <summary>Its number; 1 is the first.</summary>
    int Version { get; }

    /// <summary>When it takes effect.</summary>
    DateTimeOffset EffectiveFrom { get; }
}

/// <summary>Versions in the order in which they take effect.</summary>
internal static class EffectiveVersions
{
    extension<T>(ImmutableArray<T> versions) where T : class, IEffectiveVersion
    {
        public int Latest => versions.Max(version => version.Version);

        /// <summary>The version with the latest effect at that instant; of two with the same effect, the one published last.</summary>
        public T? InForceAt(DateTimeOffset at) => versions.LastOrDefault(version => version.EffectiveFrom <= at);

        public ImmutableArray<T> With(T version) =>
            [.. versions.Add(version).OrderBy(one => one.EffectiveFrom).ThenBy(one => one.Version)];
    }
}
