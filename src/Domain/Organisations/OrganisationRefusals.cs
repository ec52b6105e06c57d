namespace EventSourcedOps.Domain.Organisations;

public static class OrganisationRefusals
{
    public static readonly Refusal Unknown = new("organisation.unknown", "There is no such organisation.");
    public static readonly Refusal AlreadyExists = new("organisation.already-exists", "This code is taken.", "code");
    public static readonly Refusal InvalidCode = new("organisation.invalid-code",
        "The code is neither a division code by GB/T 2260 nor one of a department.", "code");
    public static readonly Refusal ForeignCode = new("organisation.foreign-code",
        "The code was not made for a place under this parent.", "parent");
    public static readonly Refusal UnknownParent = new("organisation.unknown-parent", "There is no such parent organisation.", "parent");
    public static readonly Refusal ClosedParent = new("organisation.closed-parent", "The parent organisation is closed.", "parent");
    public static readonly Refusal UnderItself = new("organisation.under-itself", "An organisation cannot stand under itself.", "parent");
    public static readonly Refusal LevelsOutOfOrder = new("organisation.levels-out-of-order",
        "A province has cities, a city has counties, and departments stand under any of them.", "parent");
    public static readonly Refusal Closed = new("organisation.closed", "The organisation is closed.");
    public static readonly Refusal OpenChildren = new("organisation.open-children", "Close or move the organisations under it first.");
}
