using System.Diagnostics;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Benchmarks;

/// <summary>Who could do something at a time, in a house of 10,000 accounts and 1,000,000 grant events, from memory.</summary>
internal static class AccessBenchmark
{
    private const int Accounts = 10_000;
    private const int Events = 1_000_000;
    private const int Cities = 10;
    private const int Counties = 90;
    private const int Rounds = 50;
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Task Run()
    {
        var (landscape, codes) = Province();
        var since = Stopwatch.GetTimestamp();
        var (books, end) = Fill(codes);
        Console.WriteLine($"folded {Events + Accounts:N0} events in {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s; {GC.GetTotalMemory(true) / 1_048_576} MB");

        _ = books.WhoCould("incident.close", codes[^1], end, landscape).Count(); // compiled once
        var random = new Random(20260309);
        var who = new List<double>();
        var rights = new List<double>();
        var found = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var at = Begin + ((end - Begin) * random.NextDouble());
            var code = codes[^(1 + random.Next(Counties))];
            var started = Stopwatch.GetTimestamp();
            found += books.WhoCould("incident.close", code, at, landscape).Count();
            who.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            _ = books.RightsOf(Subject.OfAccount(Id("account", random.Next(Accounts))), at, landscape);
            rights.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Tell("who could", who);
        Tell("rights of one", rights);
        Console.WriteLine($"found {found / Rounds} on average");
        return Task.CompletedTask;
    }

    private static void Tell(string name, List<double> taken)
    {
        taken.Sort();
        Console.WriteLine($"{name,-14} p50 {taken[taken.Count / 2]:F2} ms, most {taken[^1]:F2} ms");
    }

    /// <summary>One province; grants lie in all of its parts, a tenth of them at the province itself.</summary>
    private static (Landscape Landscape, string[] Codes) Province()
    {
        var landscape = Landscape.Evolve(null, new OrganisationCreated("330000", "P", OrganisationLevel.Province, null), Begin);
        var codes = new List<string> { "330000" };
        for (var city = 1; city <= Cities; city++)
            Add($"33{city:00}00", "330000", OrganisationLevel.City);
        for (var county = 0; county < Counties; county++)
            Add($"33{(county % Cities) + 1:00}{(county / Cities) + 1:00}", $"33{(county % Cities) + 1:00}00", OrganisationLevel.County);
        return (landscape, [.. codes]);

        void Add(string code, string parent, OrganisationLevel level)
        {
            landscape = Landscape.Evolve(landscape, new OrganisationCreated(code, code, level, parent), Begin);
            codes.Add(code);
        }
    }

    private static (AccessLedger Books, DateTimeOffset End) Fill(string[] codes)
    {
        var (books, at, random) = (AccessLedger.Empty, Begin, new Random(1));
        for (var i = 0; i < Accounts; i++)
            books = books.With(new(Id("account", i), new AccountCreated($"person{i}", "P", "330000", AccountKind.Person), at, "seed"));
        for (var i = 0; i < Events / 2; i++)
        {
            at = at.AddSeconds(30);
            var place = random.Next(10) == 0 ? codes[0] : codes[random.Next(codes.Length)];
            var role = ((Role)random.Next(3)).ToString();
            books = books.With(new(
                Id("grant", i), new GrantGiven(SubjectKind.Account, Id("account", random.Next(Accounts)), role, place, true, DataLabel.Normal, null, "work"),
                at, "seed"));
            // Rights last a while: about 20,000 grants are in force at a time.
            if (i >= 20_000) books = books.With(new(Id("grant", i - 20_000), new GrantRevoked("over"), at.AddSeconds(10), "seed"));
        }

        return (books, at);
    }

    private static Guid Id(string kind, int number) => Ids.Derived(kind, $"{number}");
}
