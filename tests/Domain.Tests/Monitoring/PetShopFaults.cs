using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Tests.Monitoring;

/// <summary>A web shop with series of five minutes, and who calls whom in it.</summary>
internal static class PetShopFaults
{
    private sealed record Table(double[] Times, IReadOnlyList<(string Node, string Name, double[] Values)> Series);

    public static IEnumerable<(string Name, FaultQuestion Question, string Cause)> Read()
    {
        var files = RealData.Of("petshop", "petshop-development.tar.gz");
        foreach (var name in files.Keys.Where(name => name.EndsWith("target.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var folder = name[..^"target.json".Length];
            var scenario = folder[..folder.IndexOf("train/", StringComparison.Ordinal)];
            using var target = JsonDocument.Parse(files[name]);
            var at = target.RootElement.GetProperty("target").GetProperty("timestamp").GetDouble();
            var issue = TableOf(files[$"{folder}metrics.csv"]);
            var quiet = files.TryGetValue($"{scenario}noissue/metrics.csv", out var found) ? TableOf(found) : null;
            var usual = (quiet?.Series ?? []).ToDictionary(series => (series.Node, series.Name), series => series.Values);
            var metrics = issue.Series.Select(series => new MetricReadings(
                series.Node, series.Name,
                [.. usual.GetValueOrDefault((series.Node, series.Name), []), .. series.Values.Where((_, row) => issue.Times[row] < at)],
                [.. series.Values.Where((_, row) => issue.Times[row] >= at)]));
            var cause = target.RootElement.GetProperty("root_cause").GetProperty("node").GetString()!;
            yield return (folder, new([], [], [.. metrics], MapOf(files[$"{scenario}graph.csv"])), cause);
        }
    }

    /// <summary>Columns by node, metric and statistic; a row for each time.</summary>
    private static Table TableOf(string text)
    {
        var rows = RealData.Rows(text);
        var data = rows.Skip(3).Where(row => row.Length == rows[0].Length && double.TryParse(row[0], CultureInfo.InvariantCulture, out _)).ToList();
        return new(
            [.. data.Select(row => Number(row[0]))],
            [.. Enumerable.Range(1, rows[0].Length - 1).Select(column =>
                (rows[0][column], $"{rows[1][column]} {rows[2][column]}", data.Select(row => Number(row[column])).ToArray()))]);
    }

    private static ServiceMap MapOf(string text)
    {
        var rows = RealData.Rows(text);
        return ServiceMap.Joined(
            from row in rows.Skip(1)
            from column in Enumerable.Range(1, row.Length - 1)
            where Number(row[column]) > 0
            select new ServiceEdge(new(row[0], rows[0][column]), 1, 0));
    }

    private static double Number(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
