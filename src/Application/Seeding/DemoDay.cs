using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Seeding;

/// <summary>One command of the demo's past.</summary>
internal sealed record DemoStep(Command Command, DateTimeOffset At, string By);

/// <summary>
/// The incidents that were reported on one date, with their whole lives. They follow from the date alone, so every run tells the same
/// of it, and a run on a later day only tells how it went on.
/// </summary>
internal sealed class DemoDay(DateOnly date)
{
    private const int OnWorkdays = 13;
    private const int OnWeekends = 3;

    /// <summary>So many of a hundred stay open for long; without them nothing would be open on a quiet morning.</summary>
    private const int Stubborn = 14;

    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    /// <summary>How many of a hundred are reported in each hour of the day: the counters open at half past eight.</summary>
    private static readonly int[] Hours = [1, 0, 0, 0, 0, 1, 1, 3, 9, 15, 14, 9, 3, 4, 10, 11, 8, 5, 2, 1, 1, 1, 1, 0];

    // A fixed seed for each date: the demo must come out the same everywhere.
#pragma warning disable CA5394 // No secret hangs on these numbers.
    private readonly Random chance = new(date.DayNumber);

    public IEnumerable<DemoStep> Steps()
    {
        var usual = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? OnWeekends : OnWorkdays;
        return Enumerable.Range(0, chance.Next(usual - 2, usual + 3)).SelectMany(Life).ToList();
    }

    private List<DemoStep> Life(int index)
    {
        var life = new List<DemoStep>();
        var incident = Ids.Derived("demo", "incident", $"{date:O}", $"{index}");
        var place = Weighted(DemoWords.Places, place => place.Weight);
        var service = Any(DemoWords.Services);
        var (desk, solver) = (Team(place.Desk), Team(service.Owner));
        var (agent, technician) = (Any(desk.Members), Any(solver.Members));
        var (reporter, major) = (Any(DemoWords.Reporters), chance.Next(100) < 2);
        var at = new DateTimeOffset(date.ToDateTime(default), ChinaTime)
            .AddHours(Weighted(Enumerable.Range(0, 24).ToArray(), hour => Hours[hour])).AddSeconds(chance.Next(3_600));

        Tell(reporter, id => new ReportIncident(
            id, incident, place.Code, $"{service.Name}:{Any(service.Complaints)}", Any(Enum.GetValues<Channel>()),
            DemoProvince.ServiceOf(service.Key), reporter, "多名办事人员反映,附近网点同样存在。"));
        Later(2, chance.Next(100) < 5 ? 1_500 : 25);
        Tell(agent, id => new TriageIncident(
            id, incident, major ? Impact.High : Impacts(), major ? Urgency.High : Urgencies(), service.Category));
        if (major) Tell(agent, id => new DeclareMajorIncident(id, incident, "全市窗口业务受影响"));
        Later(1, 10);
        Tell(agent, id => new AssignIncident(id, incident, DemoProvince.TeamOf(desk.Key), agent));
        if (desk != solver && chance.Next(100) < 70)
        {
            Later(5, 60);
            Tell(agent, id => new ReassignIncident(id, incident, DemoProvince.TeamOf(solver.Key), technician));
        }
        else technician = agent;
        Later(3, major ? 12 : chance.Next(100) < 10 ? 3_000 : 150);
        Tell(technician, id => new AcceptIncident(id, incident, technician));
        Work(major);
        if (chance.Next(100) < 6)
        {
            Later(60, 2_000);
            Tell(reporter, id => new ReopenIncident(id, incident, "问题再次出现"));
            Work(major: false);
        }

        var solved = at;
        Later(600, 6_000);
        if (chance.Next(100) < 90) Tell(reporter, id => new CloseIncident(id, incident, "已确认恢复"));
        else
        {
            at = solved + IncidentClosing.AutoCloseAfter;
            Tell("automatic-closing", id => new AutoCloseIncident(id, incident, solved));
        }

        return life;

        void Later(int least, int most) => at = at.AddMinutes(least + (chance.NextDouble() * (most - least)));

        void Tell(string by, Func<Guid, Command> command) =>
            life.Add(new(command(Ids.Derived("demo", "step", $"{date:O}", $"{index}", $"{life.Count}")), at, by));

        void Work(bool major)
        {
            if (chance.Next(100) < 60)
            {
                Later(5, 60);
                Tell(technician, id => new CommentIncident(id, incident, Any(DemoWords.Comments), Any(Enum.GetValues<Visibility>())));
            }

            if (!major && chance.Next(100) < 22)
            {
                var reason = Any(DemoWords.Holds);
                Later(10, 120);
                Tell(technician, id => new HoldIncident(id, incident, reason));
                Later(120, 2_400);
                Tell(technician, id => new ResumeIncident(id, incident));
            }

            // Most take hours, some take days, a few wait for weeks.
            if (!major && chance.Next(100) < Stubborn) Later(2 * 24 * 60, 25 * 24 * 60);
            at = at.AddMinutes(15 + ((major ? 120 : 300) * Math.Exp(1.3 * Normal())));
            var (code, text) = Any(DemoWords.Solutions);
            Tell(technician, id => new ResolveIncident(id, incident, code, text));
        }
    }

    private static DemoTeam Team(string key) => DemoWords.Teams.First(team => team.Key == key);

    private Impact Impacts() =>
        Weighted(Enum.GetValues<Impact>(), impact => impact switch { Impact.High => 1, Impact.Medium => 5, _ => 6 });

    private Urgency Urgencies() =>
        Weighted(Enum.GetValues<Urgency>(), urgency => urgency switch { Urgency.High => 2, Urgency.Medium => 6, _ => 4 });

    private T Any<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    private T Weighted<T>(IReadOnlyList<T> all, Func<T, int> weight)
    {
        var drawn = chance.Next(all.Sum(weight));
        return all.First(one => (drawn -= weight(one)) < 0);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
#pragma warning restore CA5394
}
