using CsCheck;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Access;

/// <summary>Random offices, in which everybody tries everything.</summary>
public sealed class AccessPropertyTests
{
    private const int People = 4;
    private const int Groups = 2;
    private static readonly string[] Places = [Zhejiang, Hangzhou, Ningbo, Xihu, Reach.Everywhere];
    private static readonly string[] Operations = ["incident.read", "incident.close", "audit.read", "grant.give", "account.create", "landscape.read"];
    private static readonly string[] Own = [.. Enumerable.Range(0, 2).Select(i => Ids.Derived("own role", $"{i}").ToString())];
    private static readonly string[] AllRoles = [.. Enum.GetNames<Role>(), .. Own];

    private sealed record Step(int Kind, int By, int Who, int Group, string Role, string Place, bool Subtree, int Label, int Operation, int Minutes);

    private static readonly Gen<Step> Steps =
        from kind in Gen.Int[0, 9] from actor in Gen.Int[-4, People - 1] from who in Gen.Int[0, People - 1] from squad in Gen.Int[0, Groups - 1]
        from role in Gen.Int[0, AllRoles.Length - 1].Select(i => AllRoles[i]) from place in Gen.Int[0, Places.Length - 1].Select(i => Places[i]) from subtree in Gen.Bool from label in Gen.Int[0, 2]
        from operation in Gen.Int[0, Operations.Length - 1] from minutes in Gen.Int[0, 90]
        select new Step(kind, actor, who, squad, role, place, subtree, label, operation, minutes);

    [Fact]
    public void Nobody_ever_holds_two_administrations_or_gives_more_than_they_hold() => Steps.Array[20, 100].Sample(steps =>
    {
        var town = new Town();
        foreach (var step in steps)
        {
            var before = town.Office.Books;
            var known = town.Office.Facts.Count;
            town.Do(step);
            foreach (var person in town.People)
                int.PopCount((int)town.Office.Books.DutiesOf(person, town.Office.Now)).ShouldBeLessThanOrEqualTo(1);
            foreach (var fact in town.Office.Facts.Skip(known))
                if (fact is { Event: GrantGiven given, By: not "product" }) ShouldHaveHeld(before, fact, given, town.Office.Landscape);
        }
    }, iter: 300);

    [Fact]
    public void The_ledger_knows_at_any_time_what_the_facts_until_then_say() => Gen.Select(Steps.Array[20, 100], Gen.Double[0, 1]).Sample((steps, share) =>
    {
        var town = new Town();
        foreach (var step in steps) town.Do(step);
        var office = town.Office;
        var at = office.Facts[(int)(share * (office.Facts.Count - 1))].At;
        var naive = new NaiveBooks(office.Facts, at);
        foreach (var operation in Operations)
            foreach (var place in Places.Where(place => place != Reach.Everywhere))
            {
                var expected = town.People.Where(person => naive.Could(person, operation, place, office.Landscape)).Order().ToArray();
                town.People.Where(person => office.Books.RightsOf(Subject.OfAccount(person), at, office.Landscape).Reaches(operation, place))
                    .Order().ShouldBe(expected);
                office.Books.WhoCould(operation, place, at, office.Landscape).Select(path => path.Who.Id).Distinct().Order().ShouldBe(expected);
            }
    }, iter: 300);

    private static void ShouldHaveHeld(AccessLedger before, AccessFact fact, GrantGiven given, Landscape landscape)
    {
        var rights = before.RightsOf(Subject.OfAccount(Account.IdOf(fact.By)), fact.At, landscape);
        var reach = new Reach(given.Organisation, given.WithSubtree);
        if (rights.Cover(Roles.GiveUnheld, reach, given.Label, landscape)) return;
        foreach (var operation in before.OperationsOf(given.Role, fact.At)) rights.Cover(operation, reach, given.Label, landscape).ShouldBeTrue();
    }

    /// <summary>The same people and groups in every run; a negative person is the product itself.</summary>
    private sealed class Town
    {
        private readonly Guid[] groups;

        public Town()
        {
            People = [.. Enumerable.Range(0, AccessPropertyTests.People).Select(i => Office.Person($"person{i}"))];
            groups = [.. Enumerable.Range(0, Groups).Select(_ => Office.Group())];
            foreach (var role in Own) Office.Define(null, Guid.Parse(role), "incident.read");
        }

        public Office Office { get; } = new();

        public Guid[] People { get; }

        public void Do(Step step)
        {
            var by = step.By < 0 ? (Guid?)null : People[step.By];
            var (who, squad) = (People[step.Who], groups[step.Group]);
            var expires = step.Minutes < 30 ? Office.Now.AddMinutes(step.Minutes + 1) : (DateTimeOffset?)null;
            _ = step.Kind switch
            {
                0 or 1 => Office.Give(by, Subject.OfAccount(who), step.Role, step.Place, step.Subtree, (DataLabel)step.Label, expires),
                2 => Office.Give(by, Subject.OfGroup(squad), step.Role, step.Place, step.Subtree, (DataLabel)step.Label, expires),
                3 => Office.Join(by, squad, who),
                4 => Office.Leave(squad, who),
                5 => Office.Books.Grants.Keys.Order().Skip(step.Minutes % 7).FirstOrDefault() is var grant && grant != Guid.Empty ? Office.Revoke(grant) : null,
                6 => Office.Change(by, Guid.Parse(Own[step.Group % Own.Length]), "incident.read", Operations[step.Operation]),
                7 => Wish(who, by, step),
                8 => Office.Do<Account, AccountEvent>(who, null, (state, given) => state is { Enabled: true } ? state.Disable("away", given) : state.Enable("back")),
                _ => Wait(step.Minutes),
            };
        }

        private Refusal? Wish(Guid who, Guid? by, Step step)
        {
            var id = Office.NewId();
            return Office.Ask(who, id, step.Role, step.Place) ?? Office.Approve(by, id);
        }

        private Refusal? Wait(int minutes)
        {
            Office.Wait(TimeSpan.FromMinutes(minutes));
            return null;
        }
    }
}
