using System.Runtime.CompilerServices;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>That an alert belongs to an incident is decided on the alert; the incident is reported if there is none yet, and told of the alert.</summary>
public sealed class AlertIncidents : IProcessStep
{
    private sealed record Belonging(Guid AlertId, Guid IncidentId, Guid ServiceId, string Organisation, string Title, string By, DateTimeOffset? Since = null);

    public string Kind => "alert-incidents";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact is AlertIncidentLinked e
        ?
        [
            new(Ids.Derived("alert-incidents", told.EventId.ToString()), told.RecordedAt,
                new Belonging(told.Stream, e.IncidentId, e.ServiceId, told.Organisation, e.Title, e.By, e.Since)),
        ]
        : [];

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var told = message.Read<Belonging>();
        if (!await IsReported(told.IncidentId, means, cancellation))
            yield return new ReportIncident(
                message.CommandId("report"), told.IncidentId, told.Organisation, Line(told.Title), Channel.Monitoring, told.ServiceId, told.By,
                BeganAt: told.Since);
        yield return new LinkIncident(message.CommandId("link"), told.IncidentId, LinkKind.Alert, told.AlertId.ToString());
    }

    private static async Task<bool> IsReported(Guid incident, ProcessMeans means, CancellationToken cancellation)
    {
        await using var ask = means.Database.CreateCommand("select exists (select from ops.mt_streams where id = $1)");
        ask.Parameters.Add(new() { Value = incident });
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>An alert may say more in its title than an incident.</summary>
    private static string Line(string title) => title.Length <= IncidentLimits.Title ? title : $"{title[..(IncidentLimits.Title - 1)]}…";
}
