using EventSourcedOps.Api;
using EventSourcedOps.Api.CommandLine;

var signIn = new List<string>();
return await Verbs.RunAsync(
    args, Verbs.All, new VerbRun(Backbone.Compose, Console.Error),
    settings => Serving.RunAsync(
        settings, Backbone.Compose, async (app, cancellation) =>
        {
            await Backbone.ApplySchema(app.Services, cancellation);
            signIn.AddRange(await Backbone.Open(app, cancellation));
        }, signIn));

public partial class Program;
