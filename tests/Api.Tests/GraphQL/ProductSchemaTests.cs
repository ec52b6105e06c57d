using EventSourcedOps.Api.GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class ProductSchemaTests : IAsyncDisposable
{
    private readonly WebApplication _app;

    public ProductSchemaTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGraphQLApi();
        _app = builder.Build();
    }

    private ISchema Schema => _app.Services.GetRequiredService<ISchema>();

    [Fact]
    public void Everything_is_described() => SchemaContract.Undescribed(Schema).ShouldBeEmpty();

    [Fact]
    public void The_schema_is_the_one_checked_in() => Schema.ShouldBeCheckedInAs("../../../src/Api/schema.graphql");

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
