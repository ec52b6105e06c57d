using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Tests.Access;

/// <summary>Rights at T the slow way: everything before T is read again, nothing after it is known.</summary>
internal sealed class NaiveBooks
{
    private readonly HashSet<Guid> enabled = [];
    private readonly Dictionary<Guid, HashSet<Guid>> members = [];
    private readonly Dictionary<Guid, IReadOnlySet<string>> roles = [];
    private readonly Dictionary<Guid, GrantTerms> wishes = [];
    private readonly Dictionary<Guid, (GrantTerms Terms, DateTimeOffset Ends)> grants = [];
    private readonly DateTimeOffset at;

    public NaiveBooks(IEnumerable<AccessFact> facts, DateTimeOffset at)
    {
        this.at = at;
        foreach (var fact in facts.Where(fact => fact.At <= at)) Read(fact);
    }

    public bool Could(Guid account, string operation, string organisation, Landscape landscape) => enabled.Contains(account)
        && (Roles.OfEverybody.Contains(operation) || grants.Values.Any(grant => grant.Ends > at && Holds(grant.Terms.Role, operation)
            && (grant.Terms.To == Subject.OfAccount(account)
                || grant.Terms.To.Kind == SubjectKind.Group && members.GetValueOrDefault(grant.Terms.To.Id, []).Contains(account))
            && (grant.Terms.Reach.Organisation == Reach.Everywhere || grant.Terms.Reach.Organisation == organisation
                || grant.Terms.Reach.WithSubtree && landscape.Ancestors(organisation).Contains(grant.Terms.Reach.Organisation))));

    private bool Holds(string role, string operation) => Roles.BuiltIn(role) is { } known
        ? Roles.OperationsOf(known).Contains(operation)
        : roles.TryGetValue(Guid.Parse(role), out var operations) && operations.Contains(operation);

    private void Read(AccessFact fact)
    {
        switch (fact.Event)
        {
            case AccountCreated or AccountEnabled: enabled.Add(fact.Stream); break;
            case AccountDisabled: enabled.Remove(fact.Stream); break;
            case GroupCreated: members[fact.Stream] = []; break;
            case GroupMembersChanged e: members[fact.Stream].UnionWith(e.Added); members[fact.Stream].ExceptWith(e.Removed); break;
            case GroupClosed: members[fact.Stream] = []; break;
            case RoleDefined e: roles[fact.Stream] = e.Operations.ToHashSet(); break;
            case RoleChanged e: roles[fact.Stream] = e.Operations.ToHashSet(); break;
            case GrantGiven e:
                Give(fact.Stream, new(new(e.SubjectKind, e.Subject), e.Role, new(e.Organisation, e.WithSubtree), e.Label, e.ExpiresAt, e.Reason));
                break;
            case PermissionRequested e:
                wishes[fact.Stream] = new(
                    Subject.OfAccount(e.Account), e.Role, new(e.Organisation, e.WithSubtree), e.Label, e.ExpiresAt, e.Reason);
                break;
            case PermissionRequestApproved: Give(fact.Stream, wishes[fact.Stream]); break;
            case GrantRevoked: grants.Remove(fact.Stream); break;
            default: throw new InvalidOperationException($"Nobody said what {fact.Event} means.");
        }
    }

    private void Give(Guid id, GrantTerms terms) => grants[id] = (terms, terms.ExpiresAt ?? DateTimeOffset.MaxValue);
}
