using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Tests.Monitoring.Probes;

public sealed class ErrandsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_told_is_due_at_once_and_again_after_each_interval()
    {
        var errands = new Errands();
        errands.Told([Of("a", 1, 60), Of("b", 1, 300)], Nine);
        Due(errands, 0).ShouldBe(["a v1", "b v1"]);
        Due(errands, 59).ShouldBeEmpty();
        Due(errands, 60).ShouldBe(["a v1"]);
        Due(errands, 600).ShouldBe(["a v1", "b v1"]); // what was missed meanwhile is not made up for
        Due(errands, 601).ShouldBeEmpty();
    }

    [Fact]
    public void Another_version_is_due_at_once_the_same_goes_on_and_what_is_gone_is_not_run()
    {
        var errands = new Errands();
        errands.Told([Of("a", 1, 60), Of("b", 1, 60), Of("c", 1, 60)], Nine);
        Due(errands, 0).Count.ShouldBe(3);
        errands.Told([Of("a", 1, 60), Of("b", 2, 60)], Nine.AddSeconds(15));
        Due(errands, 15).ShouldBe(["b v2"]);
        Due(errands, 60).ShouldBe(["a v1"]);
    }

    private static Errand Of(string name, int version, int interval) => new(Ids.Derived(name), version, new(
        name, null, ProbeKind.Ping, interval, 5, 1, ["west"], 1, AlertSeverity.Warning, Ping: new("127.0.0.1")));

    private static List<string> Due(Errands errands, int second) =>
        [.. errands.Take(Nine.AddSeconds(second)).Select(errand => $"{errand.Definition.Name} v{errand.Version}").Order(StringComparer.Ordinal)];
}
