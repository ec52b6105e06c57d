using System.Text;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.EventLog;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Configuration;

/// <summary>Tables of servers, taken over into an organisation and back.</summary>
internal sealed class Imports(OpsHost host, string organisation)
{
    public static readonly ColumnMapping[] Columns =
    [
        new("Name", ColumnRole.Attribute, "name"), new("Serial number", ColumnRole.Attribute, "serial"), new("Stands on", ColumnRole.Relation, "depends-on"),
    ];

    /// <summary>Each line is name, serial number and what it stands on.</summary>
    public async Task<Guid> TakeOver(params IEnumerable<string> lines)
    {
        var bytes = Encoding.UTF8.GetBytes($"Name,Serial number,Stands on\n{string.Join('\n', lines)}\n");
        var file = (await host.Services.GetRequiredService<FileStore>().Keep(new MemoryStream(bytes), long.MaxValue, TestContext.Current.CancellationToken))!;
        var id = Id;
        await host.DoAsync(new StartItemImport(Id, id, organisation, new("servers.csv", file.Sha256, ImportFormat.Csv, "sheet", "server", Columns, Stage.InStock)));
        host.Services.GetRequiredService<ItemImportWork>().Begin(id);
        (await Settled(id, ImportState.Ended)).Counts!.Faults.ShouldBe(0);
        return id;
    }

    public async Task<ItemImportRow> TakeBack(Guid import)
    {
        await host.DoAsync(new UndoItemImport(Id, import));
        host.Services.GetRequiredService<ItemImportWork>().Begin(import);
        return await Settled(import, ImportState.Undone);
    }

    private async Task<ItemImportRow> Settled(Guid import, ImportState state)
    {
        await Eventually.IsTrueAsync(() => PlainSql.AskAsync<bool>(
            host.ConnectionString, $"select exists (select from {ItemImports.Model.Table} where id = $1 and until = 'infinity' and state = $2)",
            import, $"{state}"), $"the import is {state}");
        var row = await PlainSql.AskAsync<string>(
            host.ConnectionString, $"select row::text from {ItemImports.Model.Table} where id = $1 and until = 'infinity'", import);
        return System.Text.Json.JsonSerializer.Deserialize<ItemImportRow>(row, EventJson.Options)!;
    }
}
