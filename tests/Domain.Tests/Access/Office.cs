using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Tests.Access;

/// <summary>Books that tests write in: every decision is made by somebody, with the rights they hold at that moment.</summary>
internal sealed class Office
{
    public static readonly DateTimeOffset Opened = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly Dictionary<Guid, object> states = [];
    private int ids;

    public AccessLedger Books { get; private set; } = AccessLedger.Empty;

    public Landscape Landscape { get; } = Province.Standing;

    public DateTimeOffset Now { get; private set; } = Opened;

    public List<AccessFact> Facts { get; } = [];

    public Guid NewId() => Ids.Derived("office", $"{++ids}");

    public void Wait(TimeSpan time) => Now += time;

    /// <summary>Somebody's account; the product itself creates it.</summary>
    public Guid Person(string login)
    {
        var id = Account.IdOf(login);
        Do<Account, AccountEvent>(id, null, (state, given) => state.Create(login, login, Province.Zhejiang, AccountKind.Person, given)).ShouldBeNull();
        return id;
    }

    public Guid Group(params ReadOnlySpan<Guid> members)
    {
        var (id, all) = (NewId(), members.ToArray());
        Do<AccessGroup, GroupEvent>(id, null, (state, given) => state.Create("group", Province.Zhejiang, given)).ShouldBeNull();
        if (all.Length > 0) Join(null, id, all).ShouldBeNull();
        return id;
    }

    public Refusal? Join(Guid? by, Guid group, params Guid[] members) =>
        Do<AccessGroup, GroupEvent>(group, by, (state, given) => state.ChangeMembers(group, members, [], given));

    /// <summary>A directory makes a group of its own, or has people join the one that it saw with so many facts.</summary>
    public Refusal? Provision(Guid group, int? seen, params Guid[] members) => Do<AccessGroup, GroupEvent>(
        group, null, (state, given) => state.Provision(group, new("directory", Province.Zhejiang, null, members, [], seen), given));

    public Refusal? Leave(Guid group, params Guid[] members) =>
        Do<AccessGroup, GroupEvent>(group, null, (state, given) => state.ChangeMembers(group, [], members, given));

    public Refusal? Define(Guid? by, Guid role, params string[] operations) =>
        Do<AccessRole, RoleEvent>(role, by, (state, given) => state.Define("role", Province.Zhejiang, operations, given));

    public Refusal? Change(Guid? by, Guid role, params string[] operations) =>
        Do<AccessRole, RoleEvent>(role, by, (state, given) => state.Change(role, "role", operations, given));

    public Refusal? Give(
        Guid? by, Subject to, string role, string organisation = Province.Zhejiang, bool subtree = true, DataLabel label = DataLabel.Normal,
        DateTimeOffset? expires = null, Guid? id = null, string? provider = null) => Do<Grant, GrantEvent>(
        id ?? NewId(), by, (state, given) => state.Give(new(to, role, new(organisation, subtree), label, expires, "needed"), given, provider));

    public Refusal? Revoke(Guid grant) => Do<Grant, GrantEvent>(grant, null, (state, given) => state.Revoke(grant, "over", given));

    public Refusal? Ask(Guid by, Guid id, string role, string organisation = Province.Zhejiang) => Do<Grant, GrantEvent>(
        id, by, (state, given) => state.Request(new(default, role, new(organisation, true), DataLabel.Normal, null, "needed"), given));

    public Refusal? Approve(Guid? by, Guid id) => Do<Grant, GrantEvent>(id, by, (state, given) => state.Approve("yes", given));

    public Refusal? AskBreakGlass(Guid by, Guid id, string role) => Do<BreakGlass, BreakGlassEvent>(
        id, by, (state, given) => state.Ask(role, new(Province.Zhejiang, true), 60, "flood", given));

    public Refusal? ApproveBreakGlass(Guid by, Guid id) => Do<BreakGlass, BreakGlassEvent>(id, by, (state, given) => state.Approve(given));

    public Refusal? Issue(Guid? by, Guid id, string[] roles, Guid? account = null, string organisation = Province.Zhejiang) => Do<AccessToken, TokenEvent>(
        id, by, (state, given) => state.Issue(
            new($"program {id}", roles, organisation, true, id.ToString(), Now.AddDays(30), "needed", account, DataLabel.Normal), given));

    /// <summary>Decides, records, and folds; answers why not.</summary>
    public Refusal? Do<TState, TEvent>(Guid stream, Guid? by, Func<TState?, Circumstances, Decision<TEvent>> decide)
        where TState : class, IEvolve<TState, TEvent> where TEvent : AccessEvent
    {
        Now += TimeSpan.FromSeconds(1);
        var self = by is { } id ? Subject.OfAccount(id) : (Subject?)null;
        var name = by is { } who ? Books.Accounts[who].State.Login : "product";
        var given = new Circumstances(Now, Now, name, Landscape, _ => null)
        {
            Self = self, Access = Books, Rights = self is { } subject ? Books.RightsOf(subject, Now, Landscape) : Rights.Everything,
        };
        var state = (TState?)states.GetValueOrDefault(stream);
        var decision = decide(state, given);
        foreach (var happened in decision.Events)
        {
            states[stream] = state = TState.Evolve(state, happened, Now);
            var fact = new AccessFact(stream, happened, Now, name);
            Facts.Add(fact);
            Books = Books.With(fact);
        }

        return decision.Refusal;
    }
}
