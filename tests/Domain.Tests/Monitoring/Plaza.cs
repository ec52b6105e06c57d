using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Tests.Monitoring;

/// <summary>What one request of the shop is like: a gate asks for orders, which ask the stock and a price.</summary>
internal sealed record Visit(
    bool StockFails = false, long OrdersOwnMs = 10, long WayToStockMs = 1, long WayToOrdersMs = 1, bool Books = true, string? Complains = null);

/// <summary>A shop whose requests are written down as spans and lines.</summary>
internal static class Plaza
{
    private const long Ms = 1_000_000;
    private const long Minute = 60_000 * Ms;

    /// <summary>Ten minutes with four requests each, and the three after them with as many.</summary>
    public static FaultQuestion Question(Func<int, Visit> since, IReadOnlyList<MetricReadings>? metrics = null, int perMinute = 4)
    {
        var usual = Enumerable.Range(0, 10 * perMinute).Select(one => Written(one, one * Minute / perMinute, new()));
        var now = Enumerable.Range(0, 3 * perMinute).Select(one => Written(1_000_000 + one, (10 * Minute) + (one * Minute / perMinute), since(one)));
        return new(Read(usual), Read(now), metrics ?? [], ServiceMap.Empty);
    }

    public static IReadOnlyList<RequestFacts> Read(IEnumerable<(IReadOnlyList<Span> Spans, IReadOnlyList<TemplatedLine> Lines)> written)
    {
        var all = written.ToList();
        return RequestReading.Of(all.SelectMany(one => one.Spans), all.SelectMany(one => one.Lines));
    }

    public static (IReadOnlyList<Span> Spans, IReadOnlyList<TemplatedLine> Lines) Written(int number, long at, Visit visit)
    {
        var trace = $"t{number}";
        var (stock, price) = (5 * Ms, 3 * Ms);
        var toStock = stock + (visit.WayToStockMs * Ms);
        var toPrice = price + Ms;
        var orders = toStock + toPrice + (visit.OrdersOwnMs * Ms);
        var toOrders = orders + (visit.WayToOrdersMs * Ms);
        var inOrders = at + Ms + (visit.WayToOrdersMs * Ms / 2);
        Span[] spans =
        [
            Of("gate", "GET /buy", "a", "", at, toOrders + (2 * Ms), visit.StockFails),
            Of("gate", "call", "b", "a", at + Ms, toOrders, visit.StockFails),
            Of("orders", "buy", "c", "b", inOrders, orders, visit.StockFails),
            Of("orders", "call stock", "d", "c", inOrders + Ms, toStock, visit.StockFails),
            Of("stock", "take", "e", "d", inOrders + Ms + (visit.WayToStockMs * Ms / 2), stock, visit.StockFails),
            Of("orders", "call price", "f", "c", inOrders + Ms + toStock, toPrice, false),
            Of("price", "quote", "g", "f", inOrders + Ms + toStock + (Ms / 2), price, false),
        ];
        List<TemplatedLine> lines = [Line("stock", "e", visit.StockFails ? LogSeverity.Error : LogSeverity.Info, visit.StockFails ? "no such shelf" : "taken")];
        if (visit.StockFails) lines.Add(Line("orders", "c", LogSeverity.Error, "cannot take <*>"));
        else if (visit.Books) lines.Add(Line("orders", "c", LogSeverity.Info, "booked <*>"));
        if (visit.Complains is { } service) lines.Add(Line(service, service == "price" ? "g" : "c", LogSeverity.Warn, "that is odd"));
        return (spans, lines);

        Span Of(string service, string name, string id, string parent, long from, long length, bool fails) => new(
            new TelemetrySource(service, "", []), trace, id, parent, name, SpanKind.Unset, from, length,
            fails ? SpanStatus.Error : SpanStatus.Unset, "", [], []);

        TemplatedLine Line(string service, string span, LogSeverity severity, string template) => new(service, at, severity, template, "", trace, span);
    }
}
