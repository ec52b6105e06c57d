using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Organisations;

/// <summary>Where an organisation stands in the tree: 省, 市, 县, or a department of any of them.</summary>
public enum OrganisationLevel
{
    /// <summary>省: a province, autonomous region or municipality.</summary>
    Province,

    /// <summary>市: a city or prefecture.</summary>
    City,

    /// <summary>县: a county or district.</summary>
    County,

    /// <summary>A department of any of them.</summary>
    Department,
}

/// <summary>
/// Codes by GB/T 2260: 330000 is a province, 330100 a city of it, 330106 a county of that city.
/// A department adds a part of its own to the code of what it belongs to: 330106-DSJ.
/// </summary>
public static partial class DivisionCode
{
    public const int LongestCode = 64;

    /// <summary>The level that the code itself tells; null when it is no code at all.</summary>
    public static OrganisationLevel? LevelOf(string? code) => code switch
    {
        null or { Length: > LongestCode }               => null,
        _ when Department().IsMatch(code)               => OrganisationLevel.Department,
        _ when !Division().IsMatch(code)                => null,
        _ when code.EndsWith("0000", StringComparison.Ordinal) => OrganisationLevel.Province,
        _ when code.EndsWith("00", StringComparison.Ordinal)   => OrganisationLevel.City,
        _ when code[2..4] == "00"                       => null, // A county needs a city's digits (90 for those without one).
        _                                               => OrganisationLevel.County,
    };

    /// <summary>
    /// True when the code was made for a place under that parent. A county may stand directly under its province:
    /// municipalities and counties governed by the province (省直辖) have no city between.
    /// </summary>
    public static bool BelongsTo(string code, string? parent) => LevelOf(code) switch
    {
        OrganisationLevel.Province   => parent is null,
        OrganisationLevel.City       => parent == $"{code[..2]}0000",
        OrganisationLevel.County     => parent == $"{code[..4]}00" || parent == $"{code[..2]}0000",
        OrganisationLevel.Department => parent == code[..code.LastIndexOf('-')],
        _                            => false,
    };

    /// <summary>True when something of the lower level may stand under the upper one. Departments may have departments.</summary>
    public static bool MayStandUnder(this OrganisationLevel lower, OrganisationLevel upper) =>
        upper < lower || (lower, upper) is (OrganisationLevel.Department, OrganisationLevel.Department);

    [GeneratedRegex(@"^[1-8][0-9]{5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Division();

    [GeneratedRegex(@"^[1-8][0-9]{5}(-[A-Za-z0-9]{1,16})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Department();
}
