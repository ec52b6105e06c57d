using EventSourcedOps.Api.CommandLine;

static void Compose(WebApplicationBuilder builder)
{
}

return await Verbs.RunAsync(
    args, Verbs.All, new VerbRun(Compose, Console.Error),
    settings => Serving.RunAsync(settings, Compose, prepare: (_, _) => Task.CompletedTask));

public partial class Program;
