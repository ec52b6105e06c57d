namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>What a probe does to find out whether a service is there.</summary>
public enum ProbeKind
{
    /// <summary>Requests over HTTP or HTTPS, one after the other, as a user would make them.</summary>
    Http,

    /// <summary>Connects to a port.</summary>
    Tcp,

    /// <summary>Asks for a name.</summary>
    Dns,

    /// <summary>Looks at the certificate that a port shows, and for how long it is good.</summary>
    Tls,

    /// <summary>Sends an ICMP echo request.</summary>
    Ping,
}

/// <summary>What all points together come to.</summary>
public enum ProbeVerdict
{
    /// <summary>Too few points have said anything of late.</summary>
    Unknown,

    /// <summary>It does what it should.</summary>
    Up,

    /// <summary>It does, but not for long: its certificate ends soon.</summary>
    Degraded,

    /// <summary>As many points as must agree see that it does not.</summary>
    Down,
}

/// <summary>Whether a probe is at work. It follows from what happened to it.</summary>
public enum ProbeStatus
{
    /// <summary>Its points run it.</summary>
    Active,

    /// <summary>It is not run for the time being.</summary>
    Paused,

    /// <summary>It is not used any more.</summary>
    Retired,
}

/// <summary>What can be done to a probe next.</summary>
public enum ProbeAction
{
    /// <summary>Have it look at something else, or otherwise.</summary>
    Revise,

    /// <summary>Run it no more, for the time being.</summary>
    Pause,

    /// <summary>Run it again.</summary>
    Resume,

    /// <summary>Use it no more.</summary>
    Retire,
}

/// <summary>What one run at one point came to.</summary>
public enum ProbeReading
{
    /// <summary>Everything was as it should be.</summary>
    Good,

    /// <summary>It was, but will not be for long.</summary>
    Poor,

    /// <summary>Something was not.</summary>
    Bad,
}

/// <summary>What went wrong in a run, for programs.</summary>
public enum ProbeFaultKind
{
    /// <summary>Nobody could be connected to.</summary>
    Unreachable,

    /// <summary>The other side did not answer in time.</summary>
    TimedOut,

    /// <summary>The name means no address.</summary>
    NameUnknown,

    /// <summary>The address leads to where this point may not look.</summary>
    OutOfBounds,

    /// <summary>The other side could not be spoken to in secret, or is not who it should be.</summary>
    Untrusted,

    /// <summary>The certificate is good no more, or not for long.</summary>
    CertificateEnding,

    /// <summary>The answer is not the one that was expected.</summary>
    AnswerUnexpected,

    /// <summary>The answer came too late.</summary>
    TooSlow,

    /// <summary>This point has not what it takes, such as the right to send echo requests.</summary>
    CannotRun,
}

/// <summary>What one point sees, over its newest runs.</summary>
public enum PointSight
{
    /// <summary>It said nothing of late, or cannot look.</summary>
    Silent,

    /// <summary>The last run was good.</summary>
    Up,

    /// <summary>The last run was good, but will not be for long.</summary>
    Degraded,

    /// <summary>The last run was bad, but not enough of them in a row to say so.</summary>
    Wavering,

    /// <summary>Enough runs in a row were bad.</summary>
    Down,
}

/// <summary>What of an answer is looked at.</summary>
public enum HttpAssertionKind
{
    /// <summary>The status: 200, 2xx, 200-204, or several with commas between them.</summary>
    Status,

    /// <summary>The body has this text in it.</summary>
    BodyContains,

    /// <summary>The body does not have this text in it.</summary>
    BodyLacks,

    /// <summary>What stands at a place of a JSON body reads so; with nothing expected, it is there.</summary>
    JsonValue,

    /// <summary>The whole answer is there within so many milliseconds.</summary>
    Latency,
}

/// <summary>What is asked for of a name.</summary>
public enum DnsRecordType
{
    /// <summary>IPv4 addresses.</summary>
    A,

    /// <summary>IPv6 addresses.</summary>
    Aaaa,

    /// <summary>The name that it stands for.</summary>
    Cname,

    /// <summary>Who takes its mail.</summary>
    Mx,

    /// <summary>Who answers for it.</summary>
    Ns,

    /// <summary>Text.</summary>
    Txt,
}
