using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Tests.Access;

/// <summary>三员分立: every pair of administrations, by every pair of ways somebody could come to hold them.</summary>
public sealed class SeparationTests
{
    private static readonly Role[] Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    private enum Way
    {
        Direct, GroupFirst, GrantFirst, DirectoryGroupFirst, DirectoryJoins, SignInElsewhere, OwnRole, RoleGrows, RoleOfGroupGrows, RoleOfTokenGrows,
        Request, BreakGlass, OwnToken, GrantToToken, TokenIssued,
    }

    /// <summary>Facts by which nobody comes to hold anything.</summary>
    private static readonly Type[] GiveNothing =
    [
        typeof(AccountRenamed), typeof(AccountEnabled), typeof(AccountDisabled), typeof(AccountLeftDirectory), typeof(AccountProfileSet), typeof(AccountContactSet),
        typeof(EnrolmentIssued), typeof(PasswordSet), typeof(SecondFactorEnrolled), typeof(SecondFactorReset), typeof(IdentityLinked),
        typeof(GroupRenamed), typeof(GroupClosed), typeof(GrantRevoked), typeof(PermissionRequestRejected), typeof(RoleRetired), typeof(TokenRevoked),
        typeof(ReviewOpened), typeof(ReviewGrantConfirmed), typeof(ReviewGrantRevoked), typeof(ReviewClosed),
        typeof(BreakGlassRejected), typeof(BreakGlassEnded), typeof(BreakGlassReviewed),
    ];

    /// <summary>Of whatever name: auditors read what audit administrators read, and directories create accounts.</summary>
    private static readonly Role[] Administrations = [.. Enum.GetValues<Role>().Where(role => DutiesOf(role) != Duties.None)];

    public static IEnumerable<TheoryDataRow<string, string>> Pairs =>
        from held in Administrations from wanted in Administrations select new TheoryDataRow<string, string>(held.ToString(), wanted.ToString());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Nobody_comes_to_hold_two_of_them_by_any_two_ways(string held, string wanted)
    {
        var ways = Enum.GetValues<Way>();
        foreach (var (first, then) in ways.SelectMany(_ => ways, (first, then) => (first, then)))
        {
            var office = new Office();
            var person = office.Person("chen");
            office.Person("boss");
            Come(office, person, held, first).ShouldBeNull($"{first}, {then}");

            var refusal = Come(office, person, wanted, then);

            int.PopCount((int)office.Books.DutiesOf(person, office.Now)).ShouldBe(1, $"{first}, {then}");
            var isSame = DutiesOf(Enum.Parse<Role>(held)) == DutiesOf(Enum.Parse<Role>(wanted));
            refusal.ShouldBe(isSame ? null : SeparationRefusals.Together, $"{first}, {then}");
        }
    }

    [Fact]
    public void Every_fact_by_which_somebody_comes_to_hold_something_is_one_of_the_ways()
    {
        var told = Enum.GetValues<Way>().SelectMany(way =>
        {
            var office = new Office();
            var person = office.Person("chen");
            office.Person("boss");
            Come(office, person, nameof(Role.AuditAdministrator), way).ShouldBeNull($"{way}");
            return office.Facts.Select(fact => fact.Event.GetType());
        }).ToHashSet();
        typeof(AccessEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AccessEvent)) && !type.IsAbstract)
            .Except(told).Except(GiveNothing).Select(type => type.Name).ShouldBeEmpty();
    }

    [Fact]
    public void No_role_holds_two_of_them()
    {
        foreach (var role in Enum.GetValues<Role>()) int.PopCount((int)Separation.Of(Roles.OperationsOf(role))).ShouldBeLessThanOrEqualTo(1);
        foreach (var one in Administrators)
            foreach (var other in Administrators.Where(other => other != one))
                new Office().Define(null, Guid.Empty, [DutyOf(one), DutyOf(other)]).ShouldBe(SeparationRefusals.Together);
    }

    [Fact]
    public void Each_administrator_has_a_duty_and_no_other_worker_has()
    {
        foreach (var role in Administrators) Separation.Of(Roles.OperationsOf(role)).ShouldNotBe(Duties.None);
        Separation.Of(Roles.OperationsOf([Role.Operator, Role.Partner])).ShouldBe(Duties.None);
    }

    [Fact]
    public void A_token_that_stands_for_itself_holds_one_of_them_as_well()
    {
        var office = new Office();
        var (token, role) = (office.NewId(), office.NewId());
        office.Define(null, role, "incident.read").ShouldBeNull();
        office.Issue(null, token, [nameof(Role.SystemAdministrator), role.ToString()]).ShouldBeNull();
        office.Give(null, Subject.OfToken(token), nameof(Role.AuditAdministrator)).ShouldBe(SeparationRefusals.Together);
        office.Change(null, role, "incident.read", DutyOf(Role.AuditAdministrator)).ShouldBe(SeparationRefusals.Together);
        office.Change(null, role, "incident.read", DutyOf(Role.SystemAdministrator)).ShouldBeNull();
    }

    [Fact]
    public void What_ended_stands_in_nobodys_way()
    {
        var office = new Office();
        var (person, grant) = (office.Person("chen"), office.NewId());
        office.Give(null, Subject.OfAccount(person), "SystemAdministrator", id: grant).ShouldBeNull();
        office.Revoke(grant).ShouldBeNull();
        office.Give(null, Subject.OfAccount(person), "AuditAdministrator").ShouldBeNull();
    }

    private static Duties DutiesOf(Role role) => Separation.Of(Roles.OperationsOf(role));

    private static string DutyOf(Role role) => Roles.OperationsOf(role).Order(StringComparer.Ordinal).First(operation => Separation.Of(operation) != Duties.None);

    /// <summary>The product itself does what is done, so that nothing but the separation can be against it.</summary>
    private static Refusal? Come(Office office, Guid person, string role, Way way)
    {
        var (id, other) = (office.NewId(), office.NewId());
        switch (way)
        {
            case Way.Direct:
                return office.Give(null, Subject.OfAccount(person), role);
            case Way.GroupFirst:
                return office.Give(null, Subject.OfGroup(office.Group(person)), role);
            case Way.GrantFirst:
                var empty = office.Group();
                return office.Give(null, Subject.OfGroup(empty), role) ?? office.Join(null, empty, person);
            case Way.DirectoryGroupFirst:
                office.Provision(id, null, person).ShouldBeNull();
                return office.Give(null, Subject.OfGroup(id), role);
            case Way.DirectoryJoins:
                office.Provision(id, null).ShouldBeNull();
                return office.Give(null, Subject.OfGroup(id), role) ?? office.Provision(id, office.Books.Groups[id].Facts, person);
            case Way.SignInElsewhere:
                return office.Give(null, Subject.OfAccount(person), role, provider: "house");
            case Way.OwnRole:
                office.Define(null, id, DutyOf(Enum.Parse<Role>(role)), "incident.read").ShouldBeNull();
                return office.Give(null, Subject.OfAccount(person), id.ToString());
            case Way.RoleGrows:
                office.Define(null, id, "incident.read").ShouldBeNull();
                return office.Give(null, Subject.OfAccount(person), id.ToString())
                    ?? office.Change(null, id, "incident.read", DutyOf(Enum.Parse<Role>(role)));
            case Way.RoleOfGroupGrows:
                office.Define(null, id, "incident.read").ShouldBeNull();
                return office.Give(null, Subject.OfGroup(office.Group(person)), id.ToString())
                    ?? office.Change(null, id, "incident.read", DutyOf(Enum.Parse<Role>(role)));
            case Way.RoleOfTokenGrows:
                office.Define(null, id, "incident.read").ShouldBeNull();
                return office.Issue(null, other, [id.ToString()], person)
                    ?? office.Change(null, id, "incident.read", DutyOf(Enum.Parse<Role>(role)));
            case Way.Request:
                return office.Ask(person, id, role) ?? office.Approve(null, id);
            case Way.BreakGlass:
                return office.AskBreakGlass(person, id, role) ?? office.ApproveBreakGlass(Account.IdOf("boss"), id);
            case Way.OwnToken:
                return office.Issue(null, id, [role], person);
            case Way.GrantToToken:
                return office.Issue(null, id, ["Operator"], person) ?? office.Give(null, Subject.OfToken(id), role);
            default:
                // Whoever issues a token could use it; the product lends the right to issue, and nothing else.
                office.Define(null, other, "token.issue", DutyOf(Enum.Parse<Role>(role))).ShouldBeNull();
                return office.Give(null, Subject.OfAccount(person), other.ToString())
                    ?? office.Issue(person, id, [other.ToString()]);
        }
    }
}
