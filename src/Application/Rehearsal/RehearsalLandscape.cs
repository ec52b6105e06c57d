using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Rehearsal;

/// <summary>
/// What has to be there before a recorded day can go by: its organisation, each of its services with a team that is on call by turns, and
/// one rule that watches all requests.
/// </summary>
public sealed class RehearsalLandscape(DateTimeOffset begin)
{
    public const string Organisation = "330000";

    private const int TeamSize = 2;

    public static readonly Guid Rule = Id("rule");

    /// <summary>Who is on call for a service by turns.</summary>
    public static string[] MembersOf(string service) => [.. Enumerable.Range(1, TeamSize).Select(member => $"{service}-{member}")];

    public IEnumerable<Command> Commands(IEnumerable<string> services)
    {
        yield return new CreateOrganisation(Id("create"), Organisation, "演练", null);
        foreach (var service in services)
        {
            var members = MembersOf(service);
            var (team, start) = (Id("team", service), DateOnly.FromDateTime(begin.UtcDateTime).AddDays(-TeamSize));
            yield return new CreateTeam(Id("create-team", service), team, Organisation, service, members);
            yield return new PublishRoster(
                Id("roster", service), team, Organisation, "Etc/UTC", [new("轮值", 1, members, start, 1, "00:00", [])], begin, TakesQueue: true);
            yield return new RegisterService(
                Id("register", service), Id("service", service), service, Organisation, team, Criticality.High, [team]);
        }

        yield return new DraftAlertRule(Id("draft"), Rule, Organisation, new(
            "请求异常", SignalKind.Trace, WatchedServices.All, RuleComparison.OutsideBand, null, 0, AlertSeverity.Critical, []));
        yield return new ActivateAlertRule(Id("activate"), Rule);
    }

    private static Guid Id(params ReadOnlySpan<string> what) => Ids.Derived(["rehearsal", .. what]);
}
