using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>The landscape: organisations, services, teams, calendars, agreements and matrices.</summary>
public sealed class LandscapeMemory(NpgsqlDataSource database)
    : ReferenceMemory<Landscape, LandscapeEvent>(database, "landscape", Landscape.Empty)
{
    protected override Landscape Evolve(Landscape state, Recorded recorded) =>
        Landscape.Evolve(state, (LandscapeEvent)recorded.Fact, recorded.OccurredAt);
}
