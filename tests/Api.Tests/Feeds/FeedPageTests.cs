using System.Net;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Feeds;

public sealed class FeedPageTests : IClassFixture<FeedPageTests.Provinces>
{
    /// <summary>Where tests record something of their own, that it is counted nowhere else.</summary>
    private const string Apart = "340000";

    public sealed class Provinces(SharedPostgres postgres) : FeedHostOfClass(postgres)
    {
        protected override async Task Fill()
        {
            await Host.SendAll([Create("330000", "浙江省", null), Create("330100", "杭州市", "330000"), Create("330106", "西湖区", "330100")]);
            await Host.SendAll([Create("320000", "江苏省", null), Create("320100", "南京市", "320000"), Create(Apart, "安徽省", null)]);
        }

        private static CreateOrganisation Create(string code, string name, string? parent) => new(Guid.CreateVersion7(), code, name, parent);
    }

    private readonly FeedHost host;
    private readonly Partner partner;

    public FeedPageTests(Provinces provinces)
    {
        (host, partner) = (provinces.Host, new(provinces.Host));
        host.Admit = _ => FeedHost.Everybody;
    }

    private static IEnumerable<string> Codes(IEnumerable<CloudNative.CloudEvents.CloudEvent> events) => events.Select(e => e.Organisation).Distinct().Order();

    [Fact]
    public async Task Positions_are_dense_and_events_are_whole()
    {
        var all = await partner.CaughtUp();
        all.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, all.Count).Select(i => (long)i));
        foreach (var stream in all.GroupBy(e => e.Subject)) stream.Select(e => e.StreamVersion).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
        var created = all.Single(e => e.Type == "organisation.created.v1" && e.Organisation == "330106");
        created.Source!.OriginalString.ShouldBe("/organisations/330106");
        created.Subject.ShouldBe(Ids.Derived("organisation", "330106").ToString());
        created.Json.GetProperty("name").GetString().ShouldBe("西湖区");
        created.Time.ShouldNotBeNull().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
        all.Select(e => e.Id).Distinct().Count().ShouldBe(all.Count);
    }

    [Fact]
    public async Task Facts_about_access_are_told_only_to_those_who_read_the_audit_trail()
    {
        await host.SendAll([new IssueToken(
            Guid.CreateVersion7(), "mirror", [Roles.KeyOf(Role.Partner)], Apart, new string('a', 64), DateTimeOffset.UtcNow.AddDays(1), "A test needs it")]);
        (await partner.CaughtUp()).ShouldContain(e => e.Type == "access.token-issued.v1");
        host.Admit = _ => new("partner", "test", Rights.Over(new HashSet<string> { "feed.read" }, null));
        var told = await partner.CaughtUp();
        told.ShouldNotContain(e => e.Type!.StartsWith("access."));
        told.ShouldNotContain(e => e.Type!.StartsWith("audit."));
        told.ShouldContain(e => e.Type == "organisation.created.v1");
    }

    [Fact]
    public async Task Pages_follow_on_each_other_by_cursor_and_by_link()
    {
        var all = await partner.CaughtUp();
        var first = await partner.Get("limit=3");
        first.Events.Select(e => e.Id).ShouldBe(all.Take(3).Select(e => e.Id));
        first.Behind.ShouldBe(all.Count - 3);
        var second = await partner.Get($"limit=3&after={first.Next}");
        second.Events.Select(e => e.Id).ShouldBe(all.Skip(3).Take(3).Select(e => e.Id));
        first.Link.ShouldNotBeNull().ShouldContain($"after={first.Next}");
        first.Link.ShouldContain("limit=3");
        var end = await partner.Get("after=now");
        end.Events.ShouldBeEmpty();
        end.Behind.ShouldBe(0);
    }

    [Fact]
    public async Task Types_and_organisations_with_everything_under_them_can_be_chosen()
    {
        await partner.CaughtUp();
        (await partner.GetAll("types=organisation.created.v1")).Select(e => e.Type).Distinct().ShouldBe(["organisation.created.v1"]);
        (await partner.GetAll("types=audit.*&organisations=330000,320000")).Count.ShouldBe(5);
        Codes(await partner.GetAll("organisations=330100")).ShouldBe(["330100", "330106"]);
        Codes(await partner.GetAll("types=organisation.*&organisations=330106,320000")).ShouldBe(["320000", "320100", "330106"]);
    }

    [Fact]
    public async Task Nobody_gets_more_than_it_may_see()
    {
        await partner.CaughtUp();
        host.Admit = _ => new Caller("west lake", "test", Rights.Over(new HashSet<string> { FeedScope.Permission }, new HashSet<string> { "330100", "330106" }));
        var seen = await partner.GetAll();
        Codes(seen).ShouldBe(["330100", "330106"]);
        seen.ShouldNotContain(e => e.Type!.StartsWith("audit."));
        Codes(await partner.GetAll("organisations=330000")).ShouldBe(["330100", "330106"]);
        await ShouldRefuse("organisations=320000", HttpStatusCode.Forbidden, "organisation-out-of-reach");
        await ShouldRefuse("organisations=999999", HttpStatusCode.Forbidden, "organisation-out-of-reach");
        await ShouldRefuse("types=audit.*", HttpStatusCode.Forbidden, "not-permitted");
        host.Admit = _ => new Caller("nothing", "test", Rights.Nothing);
        await ShouldRefuse("", HttpStatusCode.Forbidden, "not-permitted");
        host.Admit = _ => null;
        await ShouldRefuse("", HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task What_cannot_be_answered_is_said()
    {
        await ShouldRefuse("types=incident.exploded.v1", HttpStatusCode.BadRequest, "unknown-type");
        await ShouldRefuse("types=weather.*", HttpStatusCode.BadRequest, "unknown-type");
        await ShouldRefuse("organisations=999999", HttpStatusCode.BadRequest, "unknown-organisation");
        await ShouldRefuse("limit=1001", HttpStatusCode.BadRequest, "malformed");
        await ShouldRefuse("limit=-1", HttpStatusCode.BadRequest, "malformed");
        await ShouldRefuse("wait=31", HttpStatusCode.BadRequest, "malformed");
        await ShouldRefuse("after=12", HttpStatusCode.BadRequest, "unknown-cursor");
        await ShouldRefuse($"after={new string('A', 500)}", HttpStatusCode.BadRequest, "unknown-cursor");
        var next = (await partner.Get()).Next;
        var slip = (next[5] == 'A' ? 'B' : 'A') + next[6..];
        await ShouldRefuse($"after={next[..5]}{slip}", HttpStatusCode.BadRequest, "unknown-cursor");
        var mark = await host.Services.GetRequiredService<FeedLog>().Mark(CancellationToken.None);
        await ShouldRefuse($"after={new FeedCursor(mark.Epoch, mark.Head + 1_000)}", HttpStatusCode.NotFound, "unknown-cursor");
    }

    [Fact]
    public async Task Waiting_ends_with_the_first_event()
    {
        await partner.CaughtUp();
        var now = (await partner.Get("after=now")).Next;
        (await partner.Get($"after={now}&wait=1")).Events.ShouldBeEmpty();
        var since = TimeProvider.System.GetTimestamp();
        var waiting = partner.Get($"after={now}&wait=25&types=organisation.*");
        await host.Send(new RenameOrganisation(Guid.CreateVersion7(), Apart, "安徽"));
        (await waiting).Events.Single().Type.ShouldBe("organisation.renamed.v1");
        TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    private async Task ShouldRefuse(string query, HttpStatusCode expected, string code)
    {
        var (status, problem) = await partner.Refused(query);
        ((string?)problem["code"]).ShouldBe(code, query);
        status.ShouldBe(expected, query);
    }
}
