using EventSourcedOps.Api;
using EventSourcedOps.Api.CommandLine;
using EventSourcedOps.Api.Files;
using EventSourcedOps.Api.GraphQL;

return await Verbs.RunAsync(
    args, Verbs.All, new VerbRun(Backbone.Compose, Console.Error),
    settings => Serving.RunAsync(settings, Backbone.Compose, async (app, cancellation) =>
    {
        await Backbone.ApplySchema(app.Services, cancellation);
        app.MapGraphQL();
        app.MapFiles();
    }));

public partial class Program;
