using System.Globalization;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>A command that a row comes to, and when that happened.</summary>
/// <param name="Name">Which step of the row it is; part of the command's id.</param>
public sealed record ServiceNowStep(string Name, Command Command, DateTimeOffset At);

/// <summary>
/// Tells one incident's rows as commands: each row is the record as it stood after a change, so what differs from the row before is
/// what people did. The ids follow from number, row and step, so the same rows always give the same commands.
/// </summary>
public sealed class ServiceNowHistory(string number, string organisation)
{
    private const string NobodySaid = "unknown";

    private ServiceNowRow? last;
    private (string Group, string Technician)? takenUpBy;
    private int index = -1;

    public Guid IncidentId { get; } = Ids.Derived("servicenow", number);

    public string Number => number;

    public ServiceNowRow? Last => last;

    /// <summary>A row that cannot be read keeps its place, so that the ids of those after it do not move.</summary>
    public void Skip() => index++;

    public IReadOnlyList<ServiceNowStep> Next(ServiceNowRow row)
    {
        index++;
        var before = last;
        last = row;
        var steps = new List<ServiceNowStep>();

        void Add(DateTimeOffset at, string name, Func<Guid, Command> command) => steps.Add(new(name, command(IdOf(name)), at));
        void Then(string name, Func<Guid, Command> command) => Add(row.UpdatedAt, name, command);

        if (before is null) Add(row.OpenedAt, "report", id => Report(id, row));
        if (before is { Done: true } && (!row.Done || (before.Closed && !row.Closed)))
            Then("reopen", id => new ReopenIncident(id, IncidentId, $"Reopened by {row.UpdatedBy ?? NobodySaid}"));
        if (before is null || Rank(before) != Rank(row))
            Then("triage", id => new TriageIncident(id, IncidentId, row.Impact, row.Urgency, row.Category, row.Subcategory));
        if (before is not null && before.Category != row.Category)
            Then("service", id => new MoveIncidentToService(id, IncidentId, ServiceNowGround.ServiceOf(organisation, row.Category)));
        Hand(before, row, Then);
        if (before is { Hold: not null } && row is { Hold: null, Done: false }) Then("resume", id => new ResumeIncident(id, IncidentId));
        TakeUp(before, row, Then);
        Tie(before, row, Then);
        if (row.Hold is { } reason && before?.Hold != reason) Then("hold", id => new HoldIncident(id, IncidentId, reason));
        if (row.Done && before is not { Done: true }) Then("resolve", id => Resolve(id, row));
        if (row.Closed && before is not { Closed: true }) Then("close", id => new CloseIncident(id, IncidentId));
        return steps;
    }

    /// <summary>
    /// Every change of the group column counts there as a reassignment, also to and from "?": that is the service desk. A person who
    /// has it without a group is told as well; whether that may be, the domain says.
    /// </summary>
    private void Hand(ServiceNowRow? before, ServiceNowRow row, Action<string, Func<Guid, Command>> then)
    {
        Guid? team = row.Group is null ? null : ServiceNowGround.TeamOf(organisation, row.Group);
        var moved = before is not null && before.Group != row.Group;
        var changedPerson = before?.Technician != row.Technician;
        if (moved || changedPerson) takenUpBy = null;

        if (before is null && team is { } first) then("assign", id => new AssignIncident(id, IncidentId, first, row.Technician));
        else if (moved) then("reassign", id => new ReassignIncident(id, IncidentId, team, team is null ? null : row.Technician));
        else if (changedPerson && team is not null) then("hand-over", id => new ReassignIncident(id, IncidentId, team, row.Technician));

        if (team is null && row.Technician is not null && (moved || changedPerson))
            then("person", id => new ReassignIncident(id, IncidentId, null, row.Technician));
    }

    /// <summary>Somebody takes it up who works on it, or has done enough to know what it must wait for.</summary>
    private void TakeUp(ServiceNowRow? before, ServiceNowRow row, Action<string, Func<Guid, Command>> then)
    {
        var works = row.State == ServiceNowState.Active || (row.Hold is not null && before?.Hold is null);
        if (!works || row is not { Group: { } group, Technician: { } technician } || takenUpBy == (group, technician)) return;
        takenUpBy = (group, technician);
        then("accept", id => new AcceptIncident(id, IncidentId, technician));
    }

    private void Tie(ServiceNowRow? before, ServiceNowRow row, Action<string, Func<Guid, Command>> then)
    {
        var (earlier, now) = (before?.Links.ToHashSet() ?? [], row.Links.ToHashSet());
        foreach (var link in earlier.Except(now).OrderBy(link => link.Kind))
            then($"unlink {link.Kind} {link.Reference}", id => new UnlinkIncident(id, IncidentId, link.Kind, link.Reference));
        foreach (var link in now.Except(earlier).OrderBy(link => link.Kind))
            then($"link {link.Kind} {link.Reference}", id => new LinkIncident(id, IncidentId, link.Kind, link.Reference));
    }

    private ReportIncident Report(Guid id, ServiceNowRow row) => new(
        id, IncidentId, organisation, Title(row), row.Channel, ServiceNowGround.ServiceOf(organisation, row.Category),
        row.Caller ?? NobodySaid, row.Location is null ? null : $"At {row.Location}", row.Item, BeganAt: null, number);

    private ResolveIncident Resolve(Guid id, ServiceNowRow row) => new(
        id, IncidentId, row.ClosedCode ?? NobodySaid, $"Resolved in ServiceNow by {row.ResolvedBy ?? row.UpdatedBy ?? NobodySaid}");

    private static string Title(ServiceNowRow row)
    {
        var title = string.Join(", ", new[] { row.Symptom, row.Category, row.Subcategory }.OfType<string>().DefaultIfEmpty("No category"));
        return title.Length <= IncidentLimits.Title ? title : title[..IncidentLimits.Title];
    }

    private static (string?, string?, Impact, Urgency) Rank(ServiceNowRow row) => (row.Category, row.Subcategory, row.Impact, row.Urgency);

    private Guid IdOf(string step) => Ids.Derived("servicenow", number, index.ToString(CultureInfo.InvariantCulture), step);
}
