using EventSourcedOps.Application.Incidents.Import;

namespace EventSourcedOps.Application.Tests.Incidents.Import;

/// <summary>Writes small exports: each row is the one before it with what changed.</summary>
internal sealed class Export
{
    private const string Columns =
        "number,incident_state,reassignment_count,reopen_count,opened_at,sys_updated_at,sys_updated_by,caller_id,contact_type,location," +
        "category,subcategory,u_symptom,cmdb_ci,impact,urgency,assignment_group,assigned_to,problem_id,rfc," +
        "caused_by,closed_code,resolved_by";

    private readonly Dictionary<string, string> now = Columns.Split(',').ToDictionary(name => name, _ => "?");
    private readonly List<string> lines = [Columns];

    public Export()
    {
        foreach (var (name, value) in new[]
        {
            ("number", "INC1"), ("incident_state", "New"), ("reassignment_count", "0"), ("reopen_count", "0"),
            ("opened_at", "29-02-2016 01:16"), ("sys_updated_at", "29-02-2016 01:23"), ("contact_type", "Phone"),
            ("category", "Network"), ("impact", "2 - Medium"), ("urgency", "2 - Medium"), ("assignment_group", "Group 1"),
        })
            now[name] = value;
    }

    public Export Row(params (string Column, string Value)[] changes)
    {
        foreach (var (column, value) in changes) now[column] = value;
        return Raw(string.Join(',', now.Values));
    }

    public Export Raw(string line)
    {
        lines.Add(line);
        return this;
    }

    public IReadOnlyList<ServiceNowLine> Read() => [.. Open(string.Join('\n', lines)).Rows()];

    /// <summary>What each row comes to, by the names of its steps.</summary>
    public IReadOnlyList<string> Steps() => [.. All().Select(steps => string.Join(' ', steps.Select(step => step.Name)))];

    public IReadOnlyList<IReadOnlyList<ServiceNowStep>> All()
    {
        var history = new ServiceNowHistory("INC1", "330000");
        return [.. Read().Select(line => history.Next(line.Row!))];
    }

    public static ServiceNowFile Open(string text) => new(() => new StringReader(text));
}
