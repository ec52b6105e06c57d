using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>Devices are heard over UDP, TCP and TLS, and only from where it was said.</summary>
public sealed class SyslogTests(SharedPostgres postgres)
{
    [Fact]
    public async Task What_devices_say_is_found_whatever_way_it_came()
    {
        using var folder = new TestFolder();
        var pem = Path.Combine(folder.Path, "syslog.pem");
        await File.WriteAllTextAsync(pem, Certificate());
        var (udp, tcp, tls, deaf) = (TcpPort.AnyFree(), TcpPort.AnyFree(), TcpPort.AnyFree(), TcpPort.AnyFree());
        await using var host = await OpsHost.StartAsync(postgres, settings:
        [
            .. Door(0, $"udp://127.0.0.1:{udp}"), .. Door(1, $"tcp://127.0.0.1:{tcp}"), .. Door(2, $"tls://127.0.0.1:{tls}"), .. Door(3, $"udp://127.0.0.1:{deaf}", "10.0.0.0/8"),
            $"--{SyslogDoor.Section}:2:Certificate={pem}",
        ]);
        using (var device = new UdpClient())
        {
            await device.SendAsync(Encoding.UTF8.GetBytes("<11>1 - switch-0 lldpd - - - unheard port"), new IPEndPoint(IPAddress.Loopback, deaf));
            await device.SendAsync(Encoding.UTF8.GetBytes("<11>1 - switch-1 lldpd - - [if name=\"ge-0/0/1\"] udp port down"), new IPEndPoint(IPAddress.Loopback, udp));
        }

        const string counted = "<12>1 - switch-3 lldpd - - - counted 端口 port";
        await Over(tcp, stream => stream,
            $"<12>1 - switch-2 lldpd - - - line of a port\n{Encoding.UTF8.GetByteCount(counted)} {counted}<12>1 - switch-2 lldpd - - - last port\n");
        await Over(tls, stream => new SslStream(stream, false, (_, certificate, _, _) => certificate?.Subject == "CN=syslog.test"), "<12>1 - switch-4 lldpd - - - hidden port\n");
        await host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "Zhejiang")); // until then it waits

        var found = await Found(host, "port", 5);
        found.ShouldBe(
        [
            "switch-1 lldpd ERROR udp port down", "switch-2 lldpd WARN last port", "switch-2 lldpd WARN line of a port", "switch-3 lldpd WARN counted 端口 port",
            "switch-4 lldpd WARN hidden port",
        ]);
        var sources = await host.Eventually("{ metricSources { token protocol job } }", told => told["data"]!["metricSources"]!.AsArray().Count >= 3);
        sources["data"]!["metricSources"]!.AsArray().Select(source => $"{source!["token"]} {source["protocol"]} {source["job"]}").ShouldContain("door 1 syslog lldpd");
    }

    /// <summary>The program with which scripts on any Linux say something.</summary>
    [Theory]
    [InlineData("--udp", "--rfc5424")]
    [InlineData("--udp", "--rfc3164")]
    [InlineData("--tcp", "--rfc5424")]
    public async Task What_logger_sends_is_found(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/logger"), "There is no logger at /usr/bin/logger.");
        var port = TcpPort.AnyFree();
        await using var host = await OpsHost.StartAsync(postgres, settings: Door(0, $"{arguments[0][2..]}://127.0.0.1:{port}"));
        await host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "Zhejiang"));
        using var logger = Process.Start("/usr/bin/logger", [.. arguments, "--server", "127.0.0.1", "--port", $"{port}", "--priority", "daemon.err", "--tag", "backup", "backup of db-1 failed"]);
        await logger.WaitForExitAsync();
        logger.ExitCode.ShouldBe(0);
        (await Found(host, "\"backup of db-1 failed\"", 1)).ShouldHaveSingleItem().ShouldEndWith(" backup ERROR backup of db-1 failed");
    }

    /// <summary>The program that collects what is written on most Linux machines and sends it on.</summary>
    [Fact]
    public async Task What_a_real_rsyslog_sends_on_is_found()
    {
        DebianProgram.SkipWithout(DebianProgram.Rsyslog);
        using var folder = new TestFolder();
        var (port, socket) = (TcpPort.AnyFree(), Path.Combine(folder.Path, "log"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "rsyslog.conf"),
            $"""
            module(load="imuxsock" SysSock.Use="off")
            input(type="imuxsock" Socket="{socket}")
            action(type="omfwd" target="127.0.0.1" port="{port}" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format")
            """);
        await using var host = await OpsHost.StartAsync(postgres, settings: Door(0, $"tcp://127.0.0.1:{port}"));
        await host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "Zhejiang"));
        await using var rsyslog = DebianProgram.StartRsyslog(folder.Path);
        await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(socket)), "rsyslog listens");
        using var logger = Process.Start("/usr/bin/logger", ["--socket", socket, "--priority", "daemon.err", "--tag", "backup", "备份 db-2 failed"]);
        await logger.WaitForExitAsync();
        logger.ExitCode.ShouldBe(0);
        (await Found(host, "\"db-2 failed\"", 1)).ShouldHaveSingleItem().ShouldEndWith(" backup ERROR 备份 db-2 failed");
    }

    private static string[] Door(int number, string url, string from = "127.0.0.0/8") =>
    [
        $"--{SyslogDoor.Section}:{number}:Url={url}", $"--{SyslogDoor.Section}:{number}:Organisation=330000", $"--{SyslogDoor.Section}:{number}:From={from}",
        $"--{SyslogDoor.Section}:{number}:Name=door {number}",
    ];

    private static async Task Over(int port, Func<NetworkStream, Stream> within, string messages)
    {
        using var device = new TcpClient();
        await device.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = within(device.GetStream());
        if (stream is SslStream secure) await secure.AuthenticateAsClientAsync("syslog.test");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(messages));
    }

    private static async Task<IEnumerable<string>> Found(OpsHost host, string text, int count)
    {
        var query = $$"""
            { logs(from: "{{DateTimeOffset.UtcNow.AddDays(-2):O}}", to: "{{DateTimeOffset.UtcNow.AddDays(2):O}}", filter: { text: {{System.Text.Json.JsonSerializer.Serialize(text)}} }) {
              nodes { instance service severity text } } }
            """;
        var answer = await host.Eventually(query, told => told["data"]!["logs"]!["nodes"]!.AsArray().Count >= count);
        return answer["data"]!["logs"]!["nodes"]!.AsArray().Select(line => $"{line!["instance"]} {line["service"]} {line["severity"]} {line["text"]}").Order(StringComparer.Ordinal);
    }

    private static string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=syslog.test", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();
    }
}
