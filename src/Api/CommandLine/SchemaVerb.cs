using System.CommandLine;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Projections.Walls;
using GraphQL.Types;
using Npgsql;
using Marten;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>The two schemas: the database's and the API's.</summary>
public static class SchemaVerb
{
    public static Command Create(VerbRun run)
    {
        var apply = new Command("apply", "Creates or completes every table. Twice is once.");
        apply.SetAction((_, cancellation) => run.RunAsync(async (services, _, stop) =>
        {
            await Backbone.ApplySchema(services, stop);
            return ExitCode.Done;
        }, cancellation));

        var check = new Command("check", "Says whether the event tables are as this program needs them.");
        check.SetAction((_, cancellation) => run.RunAsync(Check, cancellation));

        var print = new Command("print-graphql", "Prints the GraphQL schema as it is checked in.");
        print.SetAction((_, cancellation) => run.RunAsync((services, _, _) =>
        {
            Console.Out.Write(SchemaText.Of(services.GetRequiredService<ISchema>()));
            return Task.FromResult(ExitCode.Done);
        }, cancellation));
        return new Command("schema", "Applies, checks or prints the schemas.") { apply, check, print };
    }

    private static async Task<int> Check(IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredKeyedService<IDocumentStore>(DatabaseRole.Owner).Storage.Database.AssertDatabaseMatchesConfigurationAsync(cancellation);
        }
        catch (Weasel.Core.Migrations.DatabaseValidationException difference)
        {
            await Console.Error.WriteLineAsync(difference.Message);
            return ExitCode.Failed;
        }

        await using var ask = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select to_regclass('read.models') is not null and to_regclass('ops.receipts') is not null");
        if ((bool)(await ask.ExecuteScalarAsync(cancellation))!) return ExitCode.Done;
        await Console.Error.WriteLineAsync("Tables of the write path or of the read models are missing: run `schema apply`.");
        return ExitCode.Failed;
    }
}
