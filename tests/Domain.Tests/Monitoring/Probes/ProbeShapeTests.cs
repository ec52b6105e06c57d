using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Tests.Monitoring.Probes.Gate;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Monitoring.Probes;

public sealed class ProbeShapeTests
{
    [Fact]
    public void A_probe_says_how_often_from_where_and_for_how_long_within_bounds()
    {
        CodeOf(City).ShouldBeNull();
        CodeOf(City with { IntervalSeconds = 29 }).ShouldBe("probe.interval-out-of-range");
        CodeOf(City with { IntervalSeconds = 86_401 }).ShouldBe("probe.interval-out-of-range");
        CodeOf(City with { TimeoutSeconds = 31 }).ShouldBe("probe.timeout-out-of-range");
        CodeOf(City with { IntervalSeconds = 30, TimeoutSeconds = 30 }).ShouldBe("probe.timeout-out-of-range");
        CodeOf(City with { Failures = 0 }).ShouldBe("probe.failures-out-of-range");
        CodeOf(City with { Points = [] }).ShouldBe("probe.points-unfit");
        CodeOf(City with { Points = ["east", "east"], Quorum = 1 }).ShouldBe("probe.points-unfit");
        CodeOf(City with { Quorum = 4 }).ShouldBe("probe.quorum-out-of-range");
        CodeOf(City with { ServiceId = Ids.Derived("nothing") }).ShouldBe("probe.service-unknown");
    }

    [Fact]
    public void A_probe_says_what_its_kind_does_and_nothing_else()
    {
        CodeOf(City with { Kind = ProbeKind.Tcp }).ShouldBe("probe.part-unfit");
        CodeOf(City with { Tcp = new("a", 1) }).ShouldBe("probe.part-unfit");
        CodeOf(City with { Http = null }).ShouldBe("probe.part-unfit");
        CodeOf(Certificate).ShouldBeNull();
        CodeOf(Of(ProbeKind.Ping) with { Ping = new("db.hangzhou.gov.cn") }).ShouldBeNull();
        CodeOf(Of(ProbeKind.Dns) with { Dns = new("hangzhou.gov.cn", DnsRecordType.Mx, null, "10.1.1.1:5353") }).ShouldBeNull();
    }

    [Theory]
    [InlineData("http://user:secret@a.cn/", "probe.url-unfit")]
    [InlineData("ftp://a.cn/", "probe.url-unfit")]
    [InlineData("file:///etc/passwd", "probe.url-unfit")]
    [InlineData("//a.cn/", "probe.url-unfit")]
    [InlineData("https://a.cn/#part", "probe.url-unfit")]
    [InlineData("https://a.cn:8443/health?all=true", null)]
    public void An_address_is_whole_and_lets_nobody_in(string url, string? code) => CodeOf(With(Page with { Url = url })).ShouldBe(code);

    [Theory]
    [InlineData("Authorization", "Bearer x", "probe.header-secret")]
    [InlineData("cookie", "a=b", "probe.header-secret")]
    [InlineData("X-API-Key", "x", "probe.header-secret")]
    [InlineData("Host", "other", "probe.header-unfit")]
    [InlineData("Content-Length", "5", "probe.header-unfit")]
    [InlineData("Bad Name", "x", "probe.header-unfit")]
    [InlineData("Accept", "a\r\nEvil: b", "probe.header-unfit")]
    [InlineData("Accept", "application/json", null)]
    public void A_header_holds_no_secret_and_no_second_header(string name, string value, string? code) =>
        CodeOf(With(Page with { Headers = [new(name, value)] })).ShouldBe(code);

    [Fact]
    public void A_request_with_a_fault_is_named_by_its_place()
    {
        var refusal = ProbeShape.Objection(City with { Http = new([Page, Page with { Method = "TRACE" }]) }, Standing);
        (refusal!.Code, refusal.Field).ShouldBe(("probe.method-unfit", "definition.http.steps[1].method"));
        CodeOf(With(Page with { Body = "x" })).ShouldBe("probe.method-unfit");
        CodeOf(With(Page with { Method = "POST", Body = "x" })).ShouldBeNull();
        CodeOf(City with { Http = new([]) }).ShouldBe("probe.steps-out-of-range");
        CodeOf(City with { Http = new([.. Enumerable.Repeat(Page, 11)]) }).ShouldBe("probe.steps-out-of-range");
    }

    [Theory]
    [InlineData(HttpAssertionKind.Status, "2xx, 304", null, true)]
    [InlineData(HttpAssertionKind.Status, "6xx", null, false)]
    [InlineData(HttpAssertionKind.Status, null, null, false)]
    [InlineData(HttpAssertionKind.Status, "200", "$.a", false)]
    [InlineData(HttpAssertionKind.Latency, "800", null, true)]
    [InlineData(HttpAssertionKind.Latency, "0", null, false)]
    [InlineData(HttpAssertionKind.Latency, "fast", null, false)]
    [InlineData(HttpAssertionKind.BodyContains, "", null, false)]
    [InlineData(HttpAssertionKind.JsonValue, null, "$.status", true)]
    [InlineData(HttpAssertionKind.JsonValue, "UP", null, false)]
    [InlineData(HttpAssertionKind.JsonValue, "UP", "status", false)]
    public void An_assertion_can_be_understood(HttpAssertionKind kind, string? expected, string? path, bool fits) =>
        CodeOf(With(Page with { Assertions = [new(kind, expected, path)] })).ShouldBe(fits ? null : "probe.assertion-unfit");

    [Fact]
    public void Hosts_ports_and_servers_are_told_with_their_field()
    {
        FieldOf(Of(ProbeKind.Tcp) with { Tcp = new("http://a", 80) }).ShouldBe("definition.tcp.host");
        FieldOf(Of(ProbeKind.Tcp) with { Tcp = new("a", 0) }).ShouldBe("definition.tcp.port");
        FieldOf(Certificate with { Tls = Certificate.Tls! with { DaysLeft = 366 } }).ShouldBe("definition.tls.daysLeft");
        FieldOf(Of(ProbeKind.Dns) with { Dns = new("a b", DnsRecordType.A) }).ShouldBe("definition.dns.query");
        FieldOf(Of(ProbeKind.Dns) with { Dns = new("a.cn", DnsRecordType.A, null, "dns.cn") }).ShouldBe("definition.dns.server");
    }

    private static ProbeDefinition Of(ProbeKind kind) => City with { Kind = kind, Http = null };

    private static ProbeDefinition With(HttpCheckStep step) => City with { Http = new([step]) };

    private static string? CodeOf(ProbeDefinition probe) => ProbeShape.Objection(probe, Standing)?.Code;

    private static string? FieldOf(ProbeDefinition probe) => ProbeShape.Objection(probe, Standing)?.Field;
}
