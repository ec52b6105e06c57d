using System.Text.Encodings.Web;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Portal;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.MicrosoftDI;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>The one application API: registers the schema and maps its transports on one path.</summary>
public static class GraphQLEndpoint
{
    /// <summary>The product's schema. Whoever hosts it also registers an <see cref="AdmitCaller"/>.</summary>
    public static IServiceCollection AddGraphQLApi(this IServiceCollection services, Action<GraphQLOptions>? configure = null) =>
        services.AddGraphQLApi<Query, Mutation, Subscription>(configure);

    public static IServiceCollection AddGraphQLApi<TQuery, TMutation, TSubscription>(
        this IServiceCollection services, Action<GraphQLOptions>? configure = null)
    {
        XmlDescriptions.Enable();
        return services
            .AddSingleton(provider => Configured(provider, configure))
            .AddPortal()
            .AddSingleton<KnownDocuments>()
            .AddSingleton<DocumentGate>()
            .AddSingleton<OperationRunner>()
            .AddSingleton<EventStreamTransport>()
            .AddSingleton<HttpTransport>()
            .AddSingleton<SocketTransport>()
            .AddScoped<CallerSeat>()
            .AddScoped(provider => provider.GetRequiredService<CallerSeat>().Caller)
            .AddScoped<DataAsOf>()
            .AddScoped<Batches>()
            .AddScoped<SubscriptionBacklog>()
            .AddGraphQL(graphql => graphql
                .AddAutoSchema<TQuery>(schema => schema.WithMutation<TMutation>().WithSubscription<TSubscription>())
                .ConfigureSchema(schema =>
                {
                    schema.RegisterVisitor(new BoundedSources());
                    schema.RegisterVisitor(new RootPermissions());
                })
                .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                .AddErrorInfoProvider<ErrorWording>()
                .AddExecutionStrategy<EventExecution>(OperationType.Subscription));
    }

    /// <summary>HTTP, server-sent events and sockets, all on the same path.</summary>
    public static void MapGraphQL(this WebApplication app)
    {
        if (app.Services.GetService<AdmitCaller>() is null)
            throw new InvalidOperationException("Register an AdmitCaller: the GraphQL endpoint does not run without knowing who calls.");
        app.Services.GetRequiredService<ISchema>().Initialize(); // A schema that can't be built stops the start, not the first caller.

        var (http, sockets) = (app.Services.GetRequiredService<HttpTransport>(), app.Services.GetRequiredService<SocketTransport>());
        var options = app.Services.GetRequiredService<GraphQLOptions>();
        app.UseWebSockets(new() { KeepAliveInterval = options.Streams.Heartbeat, KeepAliveTimeout = options.Streams.SendTimeout });
        app.Map(options.Path, context => context.WebSockets.IsWebSocketRequest ? sockets.Serve(context) : http.Serve(context))
            .GuardsItself().RequireRateLimiting(RateLimits.GraphQL);
    }

    private static GraphQLOptions Configured(IServiceProvider provider, Action<GraphQLOptions>? configure)
    {
        var options = new GraphQLOptions { Explorable = !provider.GetRequiredService<IHostEnvironment>().IsProduction() };
        configure?.Invoke(options);
        return options;
    }
}
