using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Projections.Incidents;
using GraphQL;
using Npgsql;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>How many incidents there are.</summary>
    [Needs("incident.read")]
    public static async Task<int> IncidentCount([FromServices] NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand($"select count(*)::int from {IncidentBoard.Model.Table} where until = 'infinity'");
        return (int)(await ask.ExecuteScalarAsync())!;
    }
}

public sealed partial class Subscription
{
    /// <summary>Ticks.</summary>
    [Needs("incident.read")]
    public static IObservable<int> Tick() => throw new NotSupportedException();
}
