using System.Globalization;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>Why a text cannot be the value of an attribute. Each names the attribute and the way out.</summary>
public static class AttributeRefusals
{
    public static Refusal Unknown(string key, string type) =>
        new("attribute.unknown", $"Items of the type {type} have no attribute {key}.", FieldOf(key));

    public static Refusal Missing(AttributeDefinition attribute) =>
        new("attribute.missing", $"{Called(attribute)}: an item in use must have it.", FieldOf(attribute.Key));

    internal static Refusal TooLong(AttributeDefinition attribute, int most) =>
        new("attribute.too-long", $"{Called(attribute)}: at most {most} characters.", FieldOf(attribute.Key));

    internal static Refusal Unfit(AttributeDefinition attribute) =>
        new("attribute.unfit", $"{Called(attribute)}: {WayOut(attribute)}", FieldOf(attribute.Key));

    internal static Refusal OutOfRange(AttributeDefinition attribute) => new(
        "attribute.out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"{Called(attribute)}: give a number {Bounds(attribute)}{Unit(attribute)}."), FieldOf(attribute.Key));

    internal static Refusal Mismatched(AttributeDefinition attribute) =>
        new("attribute.mismatched", $"{Called(attribute)}: the whole text must look like {attribute.Pattern}.", FieldOf(attribute.Key));

    internal static Refusal ReferenceUnknown(AttributeDefinition attribute) =>
        new("attribute.reference-unknown", $"{Called(attribute)}: there is no such item.", FieldOf(attribute.Key));

    internal static Refusal ReferenceOfOtherType(AttributeDefinition attribute) => new(
        "attribute.reference-of-other-type", $"{Called(attribute)}: name an item of the type {attribute.ReferenceTo}.", FieldOf(attribute.Key));

    private static string FieldOf(string key) => $"attributes.{key}";

    private static string Called(AttributeDefinition attribute) => $"{attribute.Name.Zh} · {attribute.Name.En} ({attribute.Key})";

    private static string Unit(AttributeDefinition attribute) => attribute.Unit is null ? "" : $" {attribute.Unit}";

    private static FormattableString Bounds(AttributeDefinition attribute) => (attribute.Minimum, attribute.Maximum) switch
    {
        ({ } least, { } most) => $"from {least} to {most}",
        ({ } least, null)     => $"of {least} or more",
        var (_, most)         => $"of {most} or less",
    };

    private static string WayOut(AttributeDefinition attribute) => attribute.Kind switch
    {
        AttributeKind.Text      => "give one line of text.",
        AttributeKind.Whole     => $"give a whole number{(attribute.Unit is null ? "" : $" of {attribute.Unit}, without the unit")}.",
        AttributeKind.Number    => $"give a number{(attribute.Unit is null ? "" : $" of {attribute.Unit}, without the unit")}, such as 2.5.",
        AttributeKind.Flag      => "give true or false.",
        AttributeKind.Choice    => $"give one of {string.Join(", ", attribute.Choices.Select(choice => choice.Key))}.",
        AttributeKind.Date      => "give a day, such as 2026-03-31.",
        AttributeKind.Address   => "give an IP address, such as 10.1.2.3 or 10.1.2.3/24.",
        AttributeKind.Network   => "give a network, such as 10.1.2.0/24, with nothing behind its prefix.",
        AttributeKind.Reference => "give the id of another item.",
        AttributeKind.List      => $"give up to {AttributeReading.MostEntries} texts with commas between them, or a JSON array of texts.",
        AttributeKind.Json      => "give JSON.",
        AttributeKind.Secret    => "give the place of the secret, such as vault:net/core-01, never the secret itself.",
        _                       => "give text.",
    };
}
