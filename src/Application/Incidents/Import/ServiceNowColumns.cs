using System.Globalization;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Incidents;
using Sylvan.Data.Csv;
using static EventSourcedOps.Application.Incidents.Import.ServiceNowState;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>Where the columns stand in this file, and how a row of them is read.</summary>
internal sealed class ServiceNowColumns
{
    private const string Unknown = "?";
    private const string TimeFormat = "dd-MM-yyyy HH:mm";

    private static readonly string[] Needed =
    [
        "number", "incident_state", "reassignment_count", "reopen_count", "opened_at", "sys_updated_at", "sys_updated_by", "caller_id",
        "contact_type", "location", "category", "subcategory", "u_symptom", "cmdb_ci", "impact", "urgency", "assignment_group",
        "assigned_to", "problem_id", "rfc", "caused_by", "closed_code", "resolved_by",
    ];

    private static readonly Dictionary<string, ServiceNowState> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["New"] = New, ["Active"] = Active, ["Awaiting User Info"] = AwaitingUser, ["Awaiting Problem"] = AwaitingProblem,
        ["Awaiting Vendor"] = AwaitingSupplier, ["Awaiting Evidence"] = AwaitingEvidence, ["Awaiting Change"] = AwaitingChange,
        ["Resolved"] = Resolved, ["Closed"] = Closed,
    };

    private static readonly Dictionary<string, Channel> Channels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Phone"] = Channel.Phone, ["IVR"] = Channel.Phone, ["Email"] = Channel.Email, ["Self service"] = Channel.Portal,
        ["Direct opening"] = Channel.Portal, ["Monitoring"] = Channel.Monitoring,
    };

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public ServiceNowColumns(IReadOnlyList<string> headings)
    {
        foreach (var (place, heading) in headings.Index()) places.TryAdd(heading, place);
        var missing = Needed.Where(name => !places.ContainsKey(name)).ToArray();
        if (missing.Length > 0)
            throw new FileRefusedException($"The file lacks the columns {string.Join(", ", missing)}; nothing was imported.");
        Count = headings.Count;
    }

    public int Count { get; }

    /// <summary>Whose row it is, as far as that can be read.</summary>
    public string? NumberOf(CsvDataReader row) =>
        places["number"] is var at && at < row.RowFieldCount
        && Known(row.GetString(at)) is { Length: <= LongestText } number ? number : null;

    /// <exception cref="FormatException">What is wrong with the row.</exception>
    public ServiceNowRow Read(CsvDataReader row, long line)
    {
        if (row.RowFieldCount != Count) throw new FormatException($"{row.RowFieldCount} fields instead of {Count}");
        return new(
            line, Text("number") ?? throw new FormatException("number is unknown"), Word("incident_state", States),
            Number("reassignment_count"), Number("reopen_count"), Time("opened_at"), Time("sys_updated_at"), Text("sys_updated_by"),
            Text("caller_id"), Word("contact_type", Channels), Text("location"), Text("category"), Text("subcategory"),
            Text("u_symptom"), Text("cmdb_ci"), (Impact)Level("impact"), (Urgency)Level("urgency"), Text("assignment_group"),
            Text("assigned_to"), Text("problem_id"), Text("rfc"), Text("caused_by"), Text("closed_code"), Text("resolved_by"));

        string? Text(string name) => Known(row.GetString(places[name])) switch
        {
            { Length: > LongestText } => throw new FormatException($"{name} is longer than {LongestText} characters"),
            var text => text,
        };

        string Told(string name) => Text(name) ?? throw new FormatException($"{name} is unknown");

        T Word<T>(string name, Dictionary<string, T> words) => words.TryGetValue(Told(name), out var word)
            ? word
            : throw new FormatException($"{name} '{Text(name)}' is not among those known");

        int Number(string name) => int.TryParse(Told(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} '{Text(name)}' is no number");

        DateTimeOffset Time(string name) => DateTimeOffset.TryParseExact(
            Told(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"{name} '{Text(name)}' is no time like 29-02-2016 01:16");

        // "1 - High", "2 - Medium", "3 - Low": the digit says it, and stands in the order of both enums.
        int Level(string name) => Told(name) is ['1' or '2' or '3', ' ' or '-', ..] or ['1' or '2' or '3']
            ? Told(name)[0] - '1'
            : throw new FormatException($"{name} '{Text(name)}' is not 1, 2 or 3");
    }

    /// <summary>Names of groups and categories become names of teams and services, which may have so many characters.</summary>
    private const int LongestText = 100;

    private static string? Known(string text) => text.Trim() is { Length: > 0 } known && known != Unknown ? known : null;
}
