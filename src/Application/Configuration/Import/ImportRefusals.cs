using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Why something in a file is not taken over, besides what the domain refuses.</summary>
public static class ImportRefusals
{
    public static readonly Refusal TargetUnknown   = new("import.target-unknown", "No such item is known in the organisation.");
    public static readonly Refusal TargetAmbiguous = new("import.target-ambiguous", "Several items have this name.");
    public static readonly Refusal KeyTwice        = new("import.key-twice", "The file tells this item a second time; only the first counts.");

    public static Refusal AttributeUnknown(string attribute, string type) =>
        new("import.attribute-unknown", $"Items of type {type} have no attribute {attribute}.", attribute);
}
