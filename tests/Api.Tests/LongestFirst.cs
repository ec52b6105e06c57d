using EventSourcedOps.Api.Tests;
using EventSourcedOps.Api.Tests.Crash;
using EventSourcedOps.Api.Tests.Journeys;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace EventSourcedOps.Api.Tests;

/// <summary>What must go one after the other begins first, or everything else would end and the machine stand still beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(PortalJourney), nameof(CrashTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName)).ThenBy(collection => collection.TestCollectionDisplayName)];

    private static int Place(string collection)
    {
        var place = Array.FindIndex(Long, name => collection.Contains(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
