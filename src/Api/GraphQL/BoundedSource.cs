using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Puts the backlog's gate in front of every subscription field: the engine itself queues without a limit.</summary>
internal sealed class BoundedSources : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (ReferenceEquals(type, schema.Subscription) && field.StreamResolver is { } resolver and not BoundedResolver)
            field.StreamResolver = new BoundedResolver(resolver);
    }

    private sealed class BoundedResolver(ISourceStreamResolver inner) : ISourceStreamResolver
    {
        public async ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
            new BoundedSource(await inner.ResolveAsync(context), context.RequestServices!.GetRequiredService<SubscriptionBacklog>());
    }

    private sealed class BoundedSource(IObservable<object?> inner, SubscriptionBacklog backlog) : IObservable<object?>
    {
        public IDisposable Subscribe(IObserver<object?> observer) => inner.Subscribe(new BoundedObserver(observer, backlog));
    }

    private sealed class BoundedObserver(IObserver<object?> inner, SubscriptionBacklog backlog) : IObserver<object?>
    {
        private volatile bool _full;

        public void OnNext(object? value)
        {
            if (_full) return;
            if (backlog.TryEnter()) inner.OnNext(value);
            else _full = true;
        }

        public void OnError(Exception error) => inner.OnError(error);

        public void OnCompleted() => inner.OnCompleted();
    }
}
