namespace EventSourcedOps.Domain.Access;

/// <summary>Where a labelled thing stands: an organisation and how sensitive it is, as one word that walls can compare, such as 330106~1.</summary>
public static class Place
{
    private const string AnyOrganisation = "*";

    public static string Of(string organisation, DataLabel label) => $"{organisation}~{(int)label}";

    /// <summary>Stands for things so sensitive in whichever organisation, later ones too.</summary>
    public static string Anywhere(DataLabel label) => Of(AnyOrganisation, label);

    /// <summary>Whether a thing may be seen by whoever reaches these places. What is ordinary needs no place; null reaches everything.</summary>
    public static bool Holds(this IReadOnlySet<string>? places, string organisation, DataLabel label) =>
        label == DataLabel.Normal || places is null || places.Contains(Of(organisation, label)) || places.Contains(Anywhere(label));

    /// <summary>The places that a permit comes to: each organisation with each label up to its own; null when nothing is beyond it.</summary>
    internal static IReadOnlySet<string>? Of(Permit permit)
    {
        var labels = Enum.GetValues<DataLabel>().Where(label => label != DataLabel.Normal && label <= permit.Label).ToArray();
        if (permit.Organisations is null && permit.Label == DataLabel.Important) return null;
        var places = permit.Organisations is null
            ? labels.Select(Anywhere)
            : permit.Organisations.SelectMany(code => labels.Select(label => Of(code, label)));
        return places.ToHashSet(StringComparer.Ordinal);
    }
}
