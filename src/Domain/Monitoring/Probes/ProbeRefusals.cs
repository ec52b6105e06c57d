namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>Every reason for which something about a probe is refused.</summary>
public static class ProbeRefusals
{
    public static readonly Refusal Unknown = new("probe.unknown", "There is no such probe.", "probeId");
    public static readonly Refusal AlreadyDefined = new("probe.already-defined", "There is a probe of this id already.", "probeId");
    public static readonly Refusal AlreadyRetired = new("probe.already-retired", "The probe is not used any more; define a new one.");
    public static readonly Refusal OrganisationUnknown = new("probe.organisation-unknown", "There is no such organisation.", "organisation");
    public static readonly Refusal ServiceUnknown = new("probe.service-unknown", "There is no such service, or it is not offered any more.", "definition.serviceId");
    public static readonly Refusal TooManyVersions =
        new("probe.too-many-versions", $"A probe has {ProbeDecisions.MostVersions} versions at most; define a new one.");
    public static readonly Refusal PartUnfit =
        new("probe.part-unfit", "A probe says what its kind does, and nothing of the other kinds.", "definition.kind");
    public static readonly Refusal IntervalOutOfRange =
        new("probe.interval-out-of-range", "It is run every 30 seconds at the soonest, and once a day at least.", "definition.intervalSeconds");
    public static readonly Refusal TimeoutOutOfRange =
        new("probe.timeout-out-of-range", "A run takes from 1 to 30 seconds, and is over before the next one begins.", "definition.timeoutSeconds");
    public static readonly Refusal FailuresOutOfRange =
        new("probe.failures-out-of-range", $"From one to {ProbeShape.MostFailures} bad runs in a row say that it is down.", "definition.failures");
    public static readonly Refusal PointsUnfit =
        new("probe.points-unfit", $"Name from one to {ProbeShape.MostPoints} points, each once.", "definition.points");
    public static readonly Refusal QuorumOutOfRange =
        new("probe.quorum-out-of-range", "At least one point must agree, and no more than there are.", "definition.quorum");
    public static readonly Refusal StepsOutOfRange =
        new("probe.steps-out-of-range", $"Make from one to {ProbeShape.MostSteps} requests.", "definition.http.steps");
    public static readonly Refusal UrlUnfit =
        new("probe.url-unfit", "Give a whole address of http or https, without user and fragment.", "definition.http.steps");
    public static readonly Refusal MethodUnfit =
        new("probe.method-unfit", "Use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS; the first two carry no body.", "definition.http.steps");
    public static readonly Refusal HeaderUnfit =
        new("probe.header-unfit", "That is no header, or one that the product sets itself.", "definition.http.steps");
    public static readonly Refusal HeaderSecret = new("probe.header-secret",
        "What a probe says is recorded and shown: leave out headers that let somebody in, such as Authorization or Cookie.", "definition.http.steps");
    public static readonly Refusal AssertionUnfit = new("probe.assertion-unfit",
        "Say a status such as 200, 2xx or 200-204; a text; a place such as $.checks[0].status; or milliseconds.", "definition.http.steps");
    public static readonly Refusal HostUnfit = new("probe.host-unfit", "Give a host name or an address, without scheme and port.", "definition.host");
    public static readonly Refusal PortOutOfRange = new("probe.port-out-of-range", "A port is from 1 to 65535.", "definition.port");
    public static readonly Refusal DaysOutOfRange =
        new("probe.days-out-of-range", "From 0 to 365 days before its end a certificate may be found to end soon.", "definition.tls.daysLeft");
    public static readonly Refusal ServerUnfit =
        new("probe.server-unfit", "Whom to ask is an address, or one with a port such as 10.1.1.1:5353.", "definition.dns.server");
}
