using System.Net;
using System.Net.Sockets;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Probes.Targets;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Monitoring.Probes.ProbeFaultKind;

namespace EventSourcedOps.Application.Tests.Monitoring.Probes;

/// <summary>Runs against targets of this machine.</summary>
public sealed class ProbeRunTests
{
    private static readonly ProbeRun Here = Reaching("127.0.0.0/8");
    private static readonly ProbeRun Outside = Reaching(null);

    [Fact]
    public async Task A_port_that_takes_connections_is_there_and_another_is_not()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var open = ((IPEndPoint)port.LocalEndpoint).Port;
        (await Run(Of(ProbeKind.Tcp) with { Tcp = new("127.0.0.1", open) })).Reading.ShouldBe(ProbeReading.Good);
        port.Stop();
        (await Run(Of(ProbeKind.Tcp) with { Tcp = new("127.0.0.1", open) })).Fault!.Kind.ShouldBe(Unreachable);
    }

    [Fact]
    public async Task A_name_is_asked_for_and_its_answer_compared()
    {
        await using var server = new NameServer(question => NameServer.Answer(question, 0, NameServer.Record(0xc00c, 1, [203, 0, 113, 9])));
        (await Run(Named(server, "203.0.113.9"))).Fault.ShouldBeNull();
        (await Run(Named(server, null))).Fault.ShouldBeNull();
        (await Run(Named(server, "203.0.113.8"))).Fault.ShouldBe(new(AnswerUnexpected, "203.0.113.9 ∌ 203.0.113.8"));
        await using var mute = new NameServer(_ => null);
        (await Run(Named(mute, null) with { TimeoutSeconds = 1 })).Fault.ShouldBe(new(TimedOut, "timeout > 1 s"));
        await using var ignorant = new NameServer(question => NameServer.Answer(question, 3));
        (await Run(Named(ignorant, null))).Fault!.Kind.ShouldBe(NameUnknown);
    }

    [Theory]
    [InlineData("127.0.0.1", 90.5, true, null, null, 90)]
    [InlineData("127.0.0.1", 12.5, true, ProbeReading.Poor, CertificateEnding, 12)]
    [InlineData("127.0.0.1", -3.5, true, ProbeReading.Bad, CertificateEnding, -4)]
    [InlineData("127.0.0.1", 90.5, false, ProbeReading.Bad, Untrusted, 90)]
    [InlineData("portal.gov.cn", 90.5, true, ProbeReading.Bad, Untrusted, 90)]
    public async Task A_certificate_is_for_the_host_and_good_for_a_while(
        string name, double days, bool untrusted, ProbeReading? reading, ProbeFaultKind? fault, int left)
    {
        await using var port = new TlsPort(name, days);
        var run = await Run(Of(ProbeKind.Tls) with { Tls = new("127.0.0.1", port.Port, 30, untrusted) });
        (run.Reading, run.Fault?.Kind, run.DaysLeft).ShouldBe((reading ?? ProbeReading.Good, fault, left), run.Fault?.Detail);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1")]
    public async Task What_only_this_machine_reaches_is_out_of_bounds_whatever_the_kind(string host)
    {
        var url = host.Contains(':', StringComparison.Ordinal) ? $"http://[{host}]/" : $"http://{host}/";
        ProbeDefinition[] all =
        [
            Of(ProbeKind.Tcp) with { Tcp = new(host, 80) }, Of(ProbeKind.Tls) with { Tls = new(host, 443, 30) },
            Of(ProbeKind.Ping) with { Ping = new(host) }, Of(ProbeKind.Http) with { Http = new([new("GET", url, [], null, [])]) },
        ];
        foreach (var probe in all) (await Outside.Go("here", 1, probe, TestContext.Current.CancellationToken)).Fault.ShouldNotBeNull().Kind.ShouldBe(OutOfBounds, $"{probe.Kind} of {host}");
    }

    [Fact]
    public async Task A_name_server_of_an_inner_network_is_out_of_bounds() =>
        (await Outside.Go("here", 1, Of(ProbeKind.Dns) with { Dns = new("a.cn", DnsRecordType.A, null, "127.0.0.1:53") }, TestContext.Current.CancellationToken))
        .Fault!.Kind.ShouldBe(OutOfBounds);

    [Fact]
    public async Task Whoever_gives_up_waiting_is_no_fault_of_the_other_side()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Here.Go("here", 1, Of(ProbeKind.Tcp) with { Tcp = new("127.0.0.1", 9) }, over.Token));
    }

    private static Task<ProbeOutcome> Run(ProbeDefinition probe) => Here.Go("here", 1, probe, TestContext.Current.CancellationToken);

    private static ProbeDefinition Of(ProbeKind kind) => new("Probe", null, kind, 60, 5, 1, ["here"], 1, AlertSeverity.Major);

    private static ProbeDefinition Named(NameServer server, string? expected) =>
        Of(ProbeKind.Dns) with { Dns = new("www.hangzhou.gov.cn", DnsRecordType.A, expected, server.Address) };

    private static ProbeRun Reaching(string? networks)
    {
        var addresses = OutwardAddresses.Of(networks);
        return new(new(addresses), new(addresses), new(addresses), new(addresses), new(addresses), TimeProvider.System);
    }
}
