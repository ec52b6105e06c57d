using System.Net;
using EventSourcedOps.Application.Monitoring.Notification;

namespace EventSourcedOps.Application.Tests.Monitoring.Notification;

public sealed class OutwardAddressesTests
{
    private static readonly OutwardAddresses Nowhere = OutwardAddresses.Of(null);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    public void Inner_addresses_are_out_of_bounds(string address) => Nowhere.Allows(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("114.114.114.114")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2400:3200::1")]
    public void Others_are_not(string address) => Nowhere.Allows(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public void Whoever_runs_the_machine_names_inner_networks_that_may_be_reached()
    {
        var some = OutwardAddresses.Of("10.20.0.0/16, fd00::/8");
        some.Allows(IPAddress.Parse("10.20.3.4")).ShouldBeTrue();
        some.Allows(IPAddress.Parse("::ffff:10.20.3.4")).ShouldBeTrue();
        some.Allows(IPAddress.Parse("fd00::1")).ShouldBeTrue();
        some.Allows(IPAddress.Parse("10.21.0.1")).ShouldBeFalse();
        Should.Throw<FormatException>(() => OutwardAddresses.Of("10.20"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("[::1]")]
    public async Task However_it_is_written_nothing_connects_to_this_machine(string host) =>
        await Should.ThrowAsync<OutOfBoundsException>(async () => await Nowhere.Connect(new Uri($"http://{host}/").Host.Trim('[', ']'), 80, CancellationToken.None));
}
