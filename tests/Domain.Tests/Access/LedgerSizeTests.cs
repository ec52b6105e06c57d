using System.Diagnostics;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Access;

/// <summary>A tenth of the benchmark, so that a query which looks at everybody shows at once.</summary>
public sealed class LedgerSizeTests
{
    private const int People = 1_000;
    private const int Grants = 50_000;

    [Fact]
    public void Who_could_is_answered_from_many_grants_in_time()
    {
        var (books, at) = (AccessLedger.Empty, Office.Opened);
        var people = Enumerable.Range(0, People).Select(i => Ids.Derived("person", $"{i}")).ToArray();
        foreach (var (i, person) in people.Index())
            books = books.With(new(person, new AccountCreated($"person{i}", "P", Zhejiang, AccountKind.Person), at, "seed"));
        string[] places = [Zhejiang, Hangzhou, Ningbo, Xihu];
        for (var i = 0; i < Grants; i++)
        {
            var id = Ids.Derived("grant", $"{i}");
            at = at.AddSeconds(1);
            books = books.With(new(
                id, new GrantGiven(SubjectKind.Account, people[i % People], i % 10 == 0 ? "Operator" : "Partner", places[i % 4], true, DataLabel.Normal, null, "s"),
                at, "seed"));
            if (i % 50 != 0) books = books.With(new(id, new GrantRevoked("over"), at.AddMilliseconds(500), "seed"));
        }

        _ = books.WhoCould("incident.close", Xihu, at, Standing).Count(); // compiled once
        var (found, best) = (0, TimeSpan.MaxValue);
        for (var i = 0; i < 5; i++) // The best counts: the machine does other things, too.
        {
            var since = Stopwatch.GetTimestamp();
            found = books.WhoCould("incident.close", Xihu, at, Standing).Count();
            if (Stopwatch.GetElapsedTime(since) is var taken && taken < best) best = taken;
        }

        best.ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
        found.ShouldBe(Grants / 100); // those kept are operators, every other of them above or at the county
    }
}
