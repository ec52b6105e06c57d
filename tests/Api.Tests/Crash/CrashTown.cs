using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace EventSourcedOps.Api.Tests.Crash;

/// <summary>One province with a team and a service under an agreement so tight that its timers fire during the test.</summary>
internal sealed record CrashTown(Guid Service, Guid Team)
{
    private const string Founding =
        """
        mutation($c1: ID!, $c2: ID!, $c3: ID!, $c4: ID!, $c5: ID!, $team: ID!, $service: ID!, $calendar: ID!, $agreement: ID!, $from: DateTimeOffset!) {
          a: createOrganisation(input: { commandId: $c1, code: "330000", name: "Zhejiang" }) { refusal { code reason } }
          b: createTeam(input: { commandId: $c2, teamId: $team, organisation: "330000", name: "Operations", members: ["li"] }) { refusal { code reason } }
          c: registerService(input: { commandId: $c3, serviceId: $service, name: "Portal", organisation: "330000", ownerTeam: $team,
                criticality: HIGH, supportTeams: [$team] }) { refusal { code reason } }
          d: defineCalendar(input: { commandId: $c4, calendarId: $calendar, organisation: "330000", name: "Always", timeZone: "Asia/Shanghai", windows: [
                { day: MONDAY, from: "00:00", to: "24:00" }, { day: TUESDAY, from: "00:00", to: "24:00" }, { day: WEDNESDAY, from: "00:00", to: "24:00" },
                { day: THURSDAY, from: "00:00", to: "24:00" }, { day: FRIDAY, from: "00:00", to: "24:00" }, { day: SATURDAY, from: "00:00", to: "24:00" },
                { day: SUNDAY, from: "00:00", to: "24:00" }] }) { refusal { code reason } }
          e: publishAgreement(input: { commandId: $c5, agreementId: $agreement, organisation: "330000", name: "Tight", effectiveFrom: $from,
                calendarId: $calendar, pausingReasons: [], rules: [{ priority: HIGH, responseMinutes: 1, resolutionMinutes: 1 },
                { priority: MODERATE, responseMinutes: 1, resolutionMinutes: 1 }] }) { refusal { code reason } }
        }
        """;

    public static async Task<CrashTown> Found(Uri url, string token)
    {
        var town = new CrashTown(Guid.CreateVersion7(), Guid.CreateVersion7());
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var variables = new
        {
            c1 = Guid.CreateVersion7(), c2 = Guid.CreateVersion7(), c3 = Guid.CreateVersion7(), c4 = Guid.CreateVersion7(), c5 = Guid.CreateVersion7(),
            team = town.Team, service = town.Service, calendar = Guid.CreateVersion7(), agreement = Guid.CreateVersion7(),
            from = DateTimeOffset.UtcNow.AddDays(-1),
        };
        using var answer = await http.PostAsJsonAsync(new Uri(url, "/graphql"), new { query = Founding, variables });
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("\"code\":");
        return town;
    }
}
