using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;

namespace EventSourcedOps.Domain.Monitoring.Notification;

/// <summary>Which call it is.</summary>
/// <param name="People">Everybody who is called by it.</param>
public sealed record CallTold(int Round, int Step, IReadOnlyList<string> People);

/// <summary>What is sent, in words.</summary>
/// <param name="Path">Where in the portal it goes on.</param>
public sealed record NotificationText(string Title, IReadOnlyList<string> Lines, string Path)
{
    public bool Equals(NotificationText? other) =>
        other is not null && (Title, Path) == (other.Title, other.Path) && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => HashCode.Combine(Title, Path, Lines.Count);

    /// <summary>
    /// Somebody is called. What is sensitive stays in the portal: of that only its number leaves the house, for what other houses do with
    /// it nobody here knows.
    /// </summary>
    internal static NotificationText OfCall(Incident incident, Guid id, CallTold call, Landscape landscape, ChannelLanguage language)
    {
        var (say, open) = (Words.In(language), incident.Label == DataLabel.Normal);
        var service = open ? landscape.ServiceOf(incident.ServiceId)?.Name : null;
        var organisation = landscape.OrganisationOf(incident.Organisation)?.Name;
        return new(
            $"[{say.Priority(incident.Triage?.Priority)}] {(open ? incident.Title : say.Sensitive)} · {incident.Number}",
            [
                .. Line(say.Service, service), .. Line(say.Organisation, organisation),
                .. Line(say.Team, incident.TeamId is { } team ? landscape.TeamOf(team)?.Name : null),
                .. Line(say.Called, call.People.Count == 0 ? null : string.Join(say.Comma, call.People)),
                say.Turn(call.Round, call.Step),
            ],
            $"/incidents/{id}");

        IEnumerable<string> Line(string name, string? value) => value is null ? [] : [$"{name}{say.Colon}{value}"];
    }

    internal static NotificationText OfTest(ChannelTerms terms, string by)
    {
        var say = Words.In(terms.Language);
        return new(say.TestTitle, [$"{say.Channel}{say.Colon}{terms.Name}", $"{say.By}{say.Colon}{by}"], "/notification-channels");
    }

    private sealed record Words(
        string Colon, string Comma, string Service, string Organisation, string Team, string Called, string Sensitive, string TestTitle, string Channel,
        string By, Func<int, int, string> Turn, Func<Priority?, string> Priority)
    {
        private static readonly Words Chinese = new(
            "：", "、", "服务", "组织", "团队", "呼叫", "敏感事件，请登录门户查看", "通知渠道测试", "渠道", "测试人",
            (round, step) => $"第 {round} 轮第 {step} 步。请在门户中应答或受理，否则将呼叫下一步。",
            priority => priority switch
            {
                Incidents.Priority.Critical => "紧急", Incidents.Priority.High => "高", Incidents.Priority.Moderate => "中",
                Incidents.Priority.Low => "低", _ => "未定级",
            });

        private static readonly Words English = new(
            ": ", ", ", "Service", "Organisation", "Team", "Called", "Sensitive: see the portal", "Trial of a channel", "Channel", "Tried by",
            (round, step) => $"Round {round}, step {step}. Answer or accept it in the portal, or the next step is called.",
            priority => priority?.ToString() ?? "No priority");

        public static Words In(ChannelLanguage language) => language == ChannelLanguage.English ? English : Chinese;
    }
}
