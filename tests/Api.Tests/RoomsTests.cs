using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections;

namespace EventSourcedOps.Api.Tests;

/// <summary>The arrows between rooms, read from what the compiler wrote.</summary>
public sealed class RoomsTests
{
    [Theory]
    [InlineData(typeof(Incident), "Projections,Application,Api", "Marten,Wolverine,Npgsql,GraphQL,Microsoft.AspNetCore")]
    [InlineData(typeof(ProjectionCatalog), "Application,Api", "Wolverine,GraphQL,Microsoft.AspNetCore")]
    [InlineData(typeof(Command), "Api", "GraphQL,Microsoft.AspNetCore")]
    public void A_room_stands_only_on_the_rooms_below(Type inside, string roomsAbove, string strangers)
    {
        var references = inside.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.Intersect(roomsAbove.Split(',').Select(room => $"EventSourcedOps.{room}")).ShouldBeEmpty();
        references.Where(name => strangers.Split(',').Any(stranger => name.StartsWith(stranger, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_is_checked_for_its_shape() => CommandShape.Unchecked.ShouldBeEmpty();

    [Fact]
    public void Every_operation_has_one_name() => Operations.All.Values.Distinct().Count().ShouldBe(Operations.All.Count);
}
