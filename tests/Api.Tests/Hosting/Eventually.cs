namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>Waits for what must become true, looking often, and fails loudly when it does not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new ShouldAssertException($"Not within {Patience}: {what}");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
