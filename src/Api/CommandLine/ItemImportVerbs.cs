using System.CommandLine;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Configuration.Import.Tables;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using Npgsql;
using Command = System.CommandLine.Command;

namespace EventSourcedOps.Api.CommandLine;

/// <summary><c>import netbox|graphml|items FILE</c>: takes a file over as configuration items, as the portal does.</summary>
internal static class ItemImportVerbs
{
    private const long MostBytes = 1L << 30;

    public static IEnumerable<Command> Create(VerbRun run)
    {
        yield return Verb(run, "netbox", "Imports a dump of NetBox (manage.py dumpdata, packed or not).", ImportFormat.NetBox, "netbox");
        yield return Verb(run, "graphml", "Imports a network drawn as a graph (GraphML).", ImportFormat.GraphMl, "graphml");
        var type = new Option<string>("--type") { Description = "Type of the items in the rows, such as server.", Required = true };
        yield return Verb(run, "items", "Imports a table (.csv or .xlsx); columns are recognised by their headings.", null, "table", type);
    }

    private static Command Verb(VerbRun run, string name, string description, ImportFormat? format, string source, Option<string>? type = null)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        var organisation = new Option<string>("--organisation")
        {
            Description = "Code of the organisation whose items they become.", Required = true,
        };
        var from = new Option<string>("--source")
        {
            Description = "Under which source everything is remembered.", DefaultValueFactory = _ => source,
        };
        var verb = new Command(name, description) { file, organisation, from };
        if (type is not null) verb.Add(type);
        verb.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            var kind = format ?? (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? ImportFormat.Xlsx : ImportFormat.Csv);
            var plan = new ImportPlan(
                Path.GetFileName(path), "", kind, parsed.GetRequiredValue(from), type is null ? null : parsed.GetRequiredValue(type), []);
            return Import(run, path, parsed.GetRequiredValue(organisation), plan, cancellation);
        });
        return verb;
    }

    private static Task<int> Import(VerbRun run, string path, string organisation, ImportPlan plan, CancellationToken cancellation) => run.RunAsync(
        async (services, progress, token) =>
        {
            await Backbone.ApplySchema(services, token);
            var files = services.GetRequiredService<FileStore>();
            await using (var content = File.OpenRead(path))
            {
                var kept = await files.Keep(content, MostBytes, token) ?? throw new FileRefusedException("The file is too large.");
                plan = plan with { Sha256 = kept.Sha256 };
            }

            if (plan.Type is not null) plan = plan with { Mapping = await Guess(services, plan, token) };
            var id = Guid.CreateVersion7();
            var outcome = await services.GetRequiredService<CommandGate>()
                .Send(new(new StartItemImport(Guid.CreateVersion7(), id, organisation, plan), Caller.Product("item-import")));
            if (outcome.Refusal is { } refusal) throw new FileRefusedException(refusal.Reason);
            await services.GetRequiredService<ItemImportRun>().Run(id, progress, token);
            return await Report(services, id, token);
        },
        cancellation);

    private static async Task<IReadOnlyList<ColumnMapping>> Guess(IServiceProvider services, ImportPlan plan, CancellationToken cancellation)
    {
        var model = (await services.GetRequiredService<LandscapeMemory>().Newest(cancellation)).Items;
        var table = TableFile.Of(plan.Format, () => services.GetRequiredService<FileStore>().Open(plan.Sha256)!);
        return TableMapping.Suggest(table.Headings, plan.Type!, model);
    }

    private static async Task<int> Report(IServiceProvider services, Guid id, CancellationToken cancellation)
    {
        var ended = await ItemImportEnding.Find(services.GetRequiredService<NpgsqlDataSource>(), id, cancellation);
        if (ended?.Failure is { } failure) throw new FileRefusedException(failure);
        if (ended is null) throw new FileRefusedException("Another process is taking the file over; the portal shows how far it is.");
        foreach (var line in ItemImportEnding.Lines(ended)) await Console.Out.WriteLineAsync(line);
        return ended.Counts.Faults == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
