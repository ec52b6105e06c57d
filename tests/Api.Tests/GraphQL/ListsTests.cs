using EventSourcedOps.Api.GraphQL;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class ListsTests(ListsTests.Plain at) : IClassFixture<ListsTests.Plain>
{
    public sealed class Plain() : SampleHostOfClass(_ => { });

    private readonly SampleHost _host = at.Host;

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var (seen, after) = (new List<int>(), (string?)null);
        do
        {
            var json = await (await _host.Ask(
                """
                query($after: String) {
                  samples(first: 77, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } }
                }
                """, variables: new { after })).Json();
            var page = json["data"]!["samples"]!;
            seen.AddRange(page["edges"]!.AsArray().Select(edge => edge!["node"]!["id"]!.GetValue<int>()));
            after = page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() ? page["pageInfo"]!["endCursor"]!.GetValue<string>() : null;
        }
        while (after is not null);

        seen.ShouldBe(Enumerable.Range(1, 300));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!!")]
    [InlineData("WyJvdGhlci5vcmRlciIsNV0")] // ["other.order",5]
    [InlineData("WyJzYW1wbGVzLmlkIl0")] // ["samples.id"]
    [InlineData("WyJzYW1wbGVzLmlkIiwieCJd")] // ["samples.id","x"]
    public async Task A_cursor_that_is_not_of_this_list_is_refused_by_name(string cursor)
    {
        var response = await _host.Ask("query($c: String) { samples(after: $c) { nodes { id } } }", variables: new { c = cursor });

        (await response.FirstCode()).ShouldBe("cursor-unknown");
    }

    [Fact]
    public void A_cursor_carries_every_kind_of_sort_value()
    {
        var (id, at) = (Guid.NewGuid(), DateTimeOffset.UtcNow);

        var cursor = Cursor.Read(Cursor.Write("x.desc", at, id, null, 7L), "x.desc");

        (cursor.Value<DateTimeOffset>(0), cursor.Value<Guid>(1)).ShouldBe((at, id));
        (cursor.Value<string?>(2), cursor.Value<long>(3)).ShouldBe((null, 7L));
    }

    [Fact]
    public async Task Siblings_are_read_together()
    {
        var json = await (await _host.Ask("{ samples(first: 100) { nodes { owner { name } } } }")).Json();

        json["data"]!["samples"]!["nodes"]![4]!["owner"]!["name"]!.GetValue<string>().ShouldBe("Owner 2");
        OwnerReads.LastCount.ShouldBe(1);
    }
}
