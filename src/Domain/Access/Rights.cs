namespace EventSourcedOps.Domain.Access;

/// <summary>What the one who asks holds, so that nobody hands on more than that.</summary>
/// <param name="Operations">Operations held; null means every one (the product itself).</param>
/// <param name="Organisations">Organisations held; null means every one.</param>
public sealed record Rights(IReadOnlySet<string>? Operations, IReadOnlySet<string>? Organisations)
{
    public static readonly Rights Everything = new(null, null);

    public bool Cover(IEnumerable<Role> roles) => Operations?.IsSupersetOf(Roles.OperationsOf(roles)) ?? true;

    public bool Reach(Reach reach, Landscape landscape) =>
        Organisations is null || reach.In(landscape)?.IsSubsetOf(Organisations) == true;
}

/// <summary>How far a token reaches over the tree.</summary>
public readonly record struct Reach(string Organisation, bool WithSubtree)
{
    /// <summary>Stands for all organisations, those too that will be created later. No division code begins with a zero.</summary>
    public const string Everywhere = "000000";

    /// <summary>The codes it reaches as the tree stands; null means every one.</summary>
    public IReadOnlySet<string>? In(Landscape landscape) =>
        Organisation == Everywhere ? null
        : WithSubtree ? landscape.Subtree(Organisation).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>(StringComparer.Ordinal) { Organisation };
}
