using EventSourcedOps.Application.WritePath;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Denies by default: a root field runs only for a caller who may run its operation, and a root field that names none stops the start.
/// Commands are the one exception: the write path refuses them, because a refused command has to be audited.
/// </summary>
public sealed class RootPermissions : BaseSchemaNodeVisitor
{
    /// <summary>Where the operation of a root field is noted.</summary>
    public const string Key = "operation";

    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (!IsRoot(type, schema)) return;
        if (CommandOf(field) is { } command)
        {
            field.Metadata[Key] = Operations.Of(command);
            return;
        }

        var operation = OperationOf(field)
            ?? throw new InvalidOperationException($"{type.Name}.{field.Name} names no operation: give it a [Needs(\"…\")].");
        if (field.StreamResolver is { } stream) field.StreamResolver = new GuardedStream(stream, operation);
        else field.Resolver = new GuardedField(field.Resolver ?? NameFieldResolver.Instance, operation);
    }

    /// <summary>The operation that a root field is; null when it names none.</summary>
    public static string? OperationOf(FieldType field) => field.Metadata.GetValueOrDefault(Key) as string;

    private static bool IsRoot(IObjectGraphType type, ISchema schema) =>
        ReferenceEquals(type, schema.Query) || ReferenceEquals(type, schema.Mutation) || ReferenceEquals(type, schema.Subscription);

    private static Type? CommandOf(FieldType field) =>
        field.Arguments?.Select(argument => InputOf(argument.ResolvedType)).FirstOrDefault(type => type?.IsSubclassOf(typeof(Command)) == true);

    private static Type? InputOf(IGraphType? type)
    {
        for (var graph = type?.GetNamedType().GetType(); graph is not null; graph = graph.BaseType)
            if (graph is { IsGenericType: true, GenericTypeArguments: [var input] }) return input;
        return null;
    }

    private static void Demand(IResolveFieldContext context, string operation)
    {
        if (context.UserContext[OperationRunner.CallerKey] is Caller caller && caller.May(operation)) return;
        throw new ApiError(
            WriteRefusals.NotPermitted.Code, $"{WriteRefusals.NotPermitted.Reason} ({operation})", StatusCodes.Status403Forbidden);
    }

    private sealed class GuardedField(IFieldResolver inner, string operation) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            Demand(context, operation);
            return inner.ResolveAsync(context);
        }
    }

    private sealed class GuardedStream(ISourceStreamResolver inner, string operation) : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        {
            Demand(context, operation);
            return inner.ResolveAsync(context);
        }
    }
}
