using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class SampleSchemaTests : IAsyncLifetime
{
    private SampleHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await SampleHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private ISchema Schema => _host.Services.GetRequiredService<ISchema>();

    [Fact]
    public void Comments_become_descriptions() => SchemaContract.Undescribed(Schema).ShouldBeEmpty();

    [Fact]
    public void The_schema_is_the_one_checked_in() => Schema.ShouldBeCheckedInAs("sample.graphql");
}
