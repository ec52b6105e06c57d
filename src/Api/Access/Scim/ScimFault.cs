namespace EventSourcedOps.Api.Access.Scim;

/// <summary>Why a request of a directory is not done, in the words of RFC 7644.</summary>
internal sealed class ScimFault(int status, string? type, string detail) : Exception(detail)
{
    public int Status => status;

    /// <summary>Such as uniqueness; null where the status says all.</summary>
    public string? Type => type;

    public static ScimFault Syntax(string detail) => new(StatusCodes.Status400BadRequest, "invalidSyntax", detail);

    public static ScimFault Filter(string detail) => new(StatusCodes.Status400BadRequest, "invalidFilter", detail);

    public static ScimFault Path(string detail) => new(StatusCodes.Status400BadRequest, "invalidPath", detail);

    public static ScimFault Value(string detail) => new(StatusCodes.Status400BadRequest, "invalidValue", detail);

    public static ScimFault Fixed(string detail) => new(StatusCodes.Status400BadRequest, "mutability", detail);

    public static ScimFault NoTarget(string detail) => new(StatusCodes.Status400BadRequest, "noTarget", detail);

    public static ScimFault Taken(string detail) => new(StatusCodes.Status409Conflict, "uniqueness", detail);

    public static ScimFault Unknown(string id) => new(StatusCodes.Status404NotFound, null, $"There is nothing of the id {id} within your organisations.");
}
