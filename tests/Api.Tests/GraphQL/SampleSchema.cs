using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.WritePath;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>How urgent a sample is.</summary>
public enum SampleKind
{
    /// <summary>It can wait.</summary>
    Calm,

    /// <summary>It can't.</summary>
    Urgent,
}

/// <summary>A thing that is only there to be asked for.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">How urgent it is.</param>
public sealed record Sample(int Id, string Title, SampleKind Kind)
{
    /// <summary>Samples below this one.</summary>
    public static Connection<Sample> Children([FromSource] Sample sample, int? first = null, string? after = null) =>
        KeysetPage.Of(first, after, "samples.id").Slice(Enumerable.Range(1, 300).Select(Of), row => row.Id);

    /// <summary>Who looks after it, read for all rows together.</summary>
    public static IDataLoaderResult<Owner?> Owner(
        [FromSource] Sample sample, [FromServices] Batches batches, [FromServices] OwnerReads reads) =>
        batches.Load<int, Owner>("owner", sample.Id % 3, reads.Read);

    /// <summary>Every read of this fails.</summary>
    public string Broken => Id < 0 ? Title : throw new InvalidOperationException("secret: the password is in /etc/shadow");

    internal static Sample Of(int id) => new(id, $"样本 {id} 'quoted'", id % 2 == 0 ? SampleKind.Calm : SampleKind.Urgent);
}

/// <summary>A person.</summary>
/// <param name="Name">How the person is called.</param>
public sealed record Owner(string Name);

/// <summary>Counts how often owners are read.</summary>
public sealed class OwnerReads
{
    private int _count;

    public static int LastCount { get; private set; }

    public Task<IReadOnlyDictionary<int, Owner>> Read(IReadOnlyList<int> ids, CancellationToken cancellation)
    {
        LastCount = Interlocked.Increment(ref _count);
        return Task.FromResult<IReadOnlyDictionary<int, Owner>>(ids.ToDictionary(id => id, id => new Owner($"Owner {id}")));
    }
}

/// <summary>Renames a sample.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Title">Its new title.</param>
/// <param name="Next">A rename that follows at once.</param>
public sealed record RenameSample(int Id, string Title, RenameSample? Next = null);

/// <summary>What can be asked in tests.</summary>
public sealed class SampleQuery
{
    /// <summary>Says hello.</summary>
    [Needs("sample.use")]
    public static string Hello() => "你好 <world> & 'all'";

    /// <summary>Who is asking.</summary>
    [Needs("sample.use")]
    public static string Me([FromServices] Caller caller) => caller.Name;

    /// <summary>All samples, by number.</summary>
    /// <param name="first">How many.</param>
    /// <param name="after">Behind which cursor.</param>
    [Needs("sample.use")]
    public static Connection<Sample> Samples([FromServices] DataAsOf asOf, int? first = null, string? after = null)
    {
        asOf.Set(42, DateTimeOffset.UnixEpoch);
        return KeysetPage.Of(first, after, "samples.id").Slice(Enumerable.Range(1, 300).Select(Sample.Of), row => row.Id);
    }

    /// <summary>A sum.</summary>
    /// <param name="numbers">What to add.</param>
    [Needs("sample.use")]
    public static int Sum(IEnumerable<int> numbers) => numbers.Sum();

    /// <summary>Waits until it is told to stop.</summary>
    [Needs("sample.use")]
    public static async Task<string> Wait(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return "never";
    }

    /// <summary>Always fails.</summary>
    [Needs("sample.use")]
    public static string Fail() => throw new InvalidOperationException("secret: the password is in /etc/shadow");

    /// <summary>Fails, but may be missing.</summary>
    [Needs("sample.use")]
    public static string? FailSoftly() => throw new InvalidOperationException("secret: the password is in /etc/shadow");
}

/// <summary>What can be done in tests.</summary>
public sealed class SampleMutation
{
    /// <summary>Renames a sample.</summary>
    /// <param name="input">What to rename.</param>
    [Needs("sample.use")]
    public static Sample Rename(RenameSample input) => new(input.Id, input.Title, SampleKind.Calm);
}

/// <summary>What can be watched in tests.</summary>
public sealed class SampleSubscription
{
    /// <summary>Counts, then ends.</summary>
    /// <param name="to">The last number.</param>
    /// <param name="after">The number seen last.</param>
    [Needs("sample.use")]
    public static async IAsyncEnumerable<Sample> Count(
        [FromServices] SubscriptionBacklog backlog, int to, int? after = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var number = (after ?? 0) + 1; number <= to; number++)
        {
            await backlog.UntilRoom(cancellation);
            yield return Sample.Of(number);
        }
    }

    /// <summary>Pushes numbers without looking whether anybody reads them.</summary>
    [Needs("sample.use")]
    public static async IAsyncEnumerable<int> Flood([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 0; !cancellation.IsCancellationRequested; number++)
        {
            yield return number;
            if (number % 50 == 0) await Task.Yield();
        }
    }

    /// <summary>Says nothing until it is told to stop.</summary>
    /// <param name="watch">Tells the test when somebody watches and when not.</param>
    [Needs("sample.use")]
    public static async IAsyncEnumerable<int> Silence(
        [FromServices] Watchers watch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        watch.Came();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            watch.Went();
        }
        yield return 0;
    }

    /// <summary>Counts to two and breaks.</summary>
    [Needs("sample.use")]
    public static async IAsyncEnumerable<int> Break([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return 1;
        await Task.Yield();
        yield return 2;
        throw new InvalidOperationException("secret: the password is in /etc/shadow");
    }
}

/// <summary>Knows how many watch the silence.</summary>
public sealed class Watchers : IDisposable
{
    private readonly SemaphoreSlim _went = new(0);
    private readonly SemaphoreSlim _came = new(0);

    public void Came() => _came.Release();

    public void Went() => _went.Release();

    public Task<bool> SomebodyCame() => _came.WaitAsync(TimeSpan.FromSeconds(10));

    public void Dispose()
    {
        _came.Dispose();
        _went.Dispose();
    }

    public Task<bool> SomebodyWent() => _went.WaitAsync(TimeSpan.FromSeconds(10));
}
