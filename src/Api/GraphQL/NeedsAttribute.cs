using GraphQL;
using GraphQL.Types;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Names the operation that a root field is. Every field of Query and Subscription has one; a mutation has that of its command.
/// A root field without a name keeps the schema from starting.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class NeedsAttribute(string operation) : GraphQLAttribute
{
    public string Operation { get; } = operation;

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.Metadata[RootPermissions.Key] = Operation;
}
