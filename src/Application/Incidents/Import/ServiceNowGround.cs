using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>
/// What the imported incidents stand on: one organisation with its service desk, a team for each group and a service for each category
/// (which in that export names the affected service). Each is created just before the first row that needs it.
/// </summary>
public sealed class ServiceNowGround(string organisation, Landscape landscape)
{
    public const string DefaultOrganisation = "330000";
    private const string DefaultName = "浙江省";

    private readonly HashSet<Guid> there = [];

    /// <exception cref="FileRefusedException">Nothing can be imported for that organisation.</exception>
    public IEnumerable<Command> Foundation()
    {
        switch (landscape.OrganisationOf(organisation))
        {
            case { Closed: true }: throw new FileRefusedException($"The organisation {organisation} is closed; nothing was imported.");
            case null when organisation != DefaultOrganisation:
                throw new FileRefusedException($"There is no organisation {organisation}. Create it first; nothing was imported.");
            case null: yield return new CreateOrganisation(IdOf("organisation"), organisation, DefaultName); break;
        }

        if (!landscape.Lineage(organisation).Any(landscape.Matrices.ContainsKey))
            yield return new PublishPriorityMatrix(IdOf("matrix"), organisation, [.. Cells()]);
        if (landscape.TeamOf(Desk) is null) yield return new CreateTeam(IdOf("desk"), Desk, organisation, "ServiceNow service desk", []);
    }

    /// <summary>What must be there before that row's commands can be decided.</summary>
    public IEnumerable<Command> Before(ServiceNowRow row)
    {
        if (row.Group is { } group && TeamOf(organisation, group) is var team && IsMissing(team, landscape.TeamOf(team)))
            yield return new CreateTeam(IdOf("team", group), team, organisation, group, []);
        if (ServiceOf(organisation, row.Category) is var service && IsMissing(service, landscape.ServiceOf(service)))
            yield return new RegisterService(
                IdOf("service", row.Category ?? ""), service, row.Category ?? "No category", organisation, Desk, Criticality.Medium, []);
    }

    public static Guid TeamOf(string organisation, string group) => Ids.Derived("servicenow", "team", organisation, group);

    public static Guid ServiceOf(string organisation, string? category) =>
        Ids.Derived("servicenow", "service", organisation, category ?? "");

    private Guid Desk => Ids.Derived("servicenow", "desk", organisation);

    private bool IsMissing(Guid id, object? known) => there.Add(id) && known is null;

    private Guid IdOf(params IEnumerable<string> what) => Ids.Derived(["servicenow", "ground", organisation, .. what]);

    /// <summary>As the export ranks: like the built-in matrix, but low × low is low there and not left for planning.</summary>
    private static IEnumerable<MatrixCell> Cells() =>
        from impact in Enum.GetValues<Impact>()
        from urgency in Enum.GetValues<Urgency>()
        let usual = PriorityMatrix.BuiltIn(impact, urgency).Priority
        select new MatrixCell(impact, urgency, usual == Priority.Planning ? Priority.Low : usual);
}
