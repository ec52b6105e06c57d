using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Which stream a signal belongs to follows from the log, whatever the board shows.</summary>
public sealed class OutbreakTests(SharedPostgres postgres) : TownTests(postgres)
{
    private static readonly AlertLabel[] Labels = [new("alertname", "Slow")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outbreak_long_after_the_last_is_another_alert_whether_or_not_the_board_shows_the_last(bool shown)
    {
        var now = DateTimeOffset.UtcNow;
        await Host.DoAsync(Slow(), now.AddHours(-9));
        await Host.DoAsync(new RecoverAlert(Id, City, Labels), now.AddHours(-8));
        await Host.DoAsync(Slow(), now.AddHours(-2));
        await Host.DoAsync(new RecoverAlert(Id, City, Labels), now.AddHours(-1));
        await Town.CatchUp();
        if (!shown) await PlainSql.AskAsync<long>(Host.ConnectionString, "with gone as (delete from read.alert_board_v1 returning 1) select count(*) from gone");
        await Host.DoAsync(Slow());
        await Host.DoAsync(Slow());

        (await PlainSql.AskAsync<string>(Host.ConnectionString,
            "select string_agg(split_part(type, '.', 2), ' ' order by seq_id) from ops.mt_events where type like 'alert.%'"))
            .ShouldBe("fired resolved fired resolved fired");
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(distinct stream_id) from ops.mt_events where type like 'alert.%'")).ShouldBe(3);
    }

    private static SignalAlert Slow() => new(
        Id, City, "Slow", AlertSeverity.Warning, Labels, new("latency", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, 9, null, null, 1, "test", []));
}
