using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Exports;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Exports;

/// <summary>Lists as files: the rows that the same filter shows on the screen, recorded before they leave.</summary>
public static class ExportEndpoints
{
    private const string AuditOperation = "audit.export";
    private const string IncidentOperation = "incident.export";
    private const string ItemOperation = "item.export";

    public static IServiceCollection AddExports(this IServiceCollection services) => services.AddSingleton<ExportSeats>().AddScoped<ExportDesk>();

    public static void MapExports(this WebApplication app)
    {
        app.MapGet("/exports/audit", (HttpContext http, ExportDesk desk) => Audit(http, new(http.Request), desk)).RequireOperation(AuditOperation);
        app.MapGet("/exports/incidents", (HttpContext http, ExportDesk desk) => Incidents(http, new(http.Request), desk)).RequireOperation(IncidentOperation);
        app.MapGet("/exports/items", (HttpContext http, ExportDesk desk) => Items(http, new(http.Request), desk))
            .RequireOperation(ItemOperation);
    }

    private static Task<IResult> Audit(HttpContext http, ExportRequest asked, ExportDesk desk)
    {
        var filter = new AuditFilter(
            asked.Many("organisations"), asked.Flag("subtree"), asked.One("person"), asked.Id("subject"), asked.One("operation"),
            asked.Name<AuditOutcome>("outcome"), asked.Time("from"), asked.Time("to"), asked.One("text"));
        return desk.HandOut(http, asked, new ExportOrder<AuditRow>("audit", AuditOperation, AuditTrail.Model, new("at", Descending: true),
            asOf => filter.Rows(desk.Read, asOf), ExportColumns.Audit,
            (home, rows) => new ExportAudit(Guid.CreateVersion7(), home, asked.Format, rows, asked.Filter)));
    }

    private static Task<IResult> Incidents(HttpContext http, ExportRequest asked, ExportDesk desk)
    {
        var filter = new IncidentFilter(
            asked.Many("organisations"), asked.Flag("subtree"), asked.Names<IncidentStatus>("statuses"), asked.Names<Priority>("priorities"),
            asked.Ids("services"), asked.Ids("teams"), asked.One("technician"), asked.Flag("major"), asked.Flag("breached"),
            asked.Time("reportedFrom"), asked.Time("reportedTo"), asked.Time("dueBefore"), asked.One("text"));
        return desk.HandOut(http, asked, new ExportOrder<IncidentRow>("incidents", IncidentOperation, IncidentBoard.Model, new("reported_at", Descending: true),
            asOf => filter.Rows(desk.Read, asOf), ExportColumns.Incidents,
            (home, rows) => new ExportIncidents(Guid.CreateVersion7(), home, asked.Format, rows, asked.Filter)));
    }

    private static async Task<IResult> Items(HttpContext http, ExportRequest asked, ExportDesk desk)
    {
        var filter = new ItemFilter(
            asked.Many("organisations"), asked.Flag("subtree"), asked.Many("types"), asked.Names<Stage>("stages"),
            asked.Names<Importance>("importances"), asked.Ids("teams"), asked.Ids("services"), asked.Flag("missing"), null,
            asked.Time("changedFrom"), asked.Time("changedTo"), asked.One("text"));
        var landscape = await desk.Read.Landscape(asked.Time("asOf"));
        return await desk.HandOut(http, asked, new ExportOrder<ItemRow>("items", ItemOperation, ConfigurationItems.Model, new("name"),
            async asOf => await desk.Read.Labelled(await filter.Rows(desk.Read, asOf), ItemOperation, asOf),
            _ => ExportColumns.Items(landscape, asked.Many("types")),
            (home, rows) => new ExportItems(Guid.CreateVersion7(), home, asked.Format, rows, asked.Filter)));
    }
}
