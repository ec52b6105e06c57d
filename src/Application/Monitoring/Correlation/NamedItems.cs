using System.Text.RegularExpressions;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Correlation;

/// <summary>Which configuration items alerts name, and what items are called in what is said of alerts.</summary>
internal static partial class NamedItems
{
    private const int MostItems = 8;

    /// <summary>So many of one name are looked at to find those of the nearest organisation.</summary>
    private const int MostLooked = 64;

    private const string Address = "management_address";

    /// <summary>Stands for an item that whoever reads the alert may not be allowed to see.</summary>
    private const string Unseen = "…";

    /// <summary>The items that its labels name by id, name or address, in its organisation or the nearest one above it.</summary>
    public static async Task<IReadOnlyList<Guid>> Of(Alert alert, Landscape landscape, ReaderDatabase reader, CancellationToken cancellation)
    {
        if (alert.ItemNames.IsEmpty) return [];
        string[] names = [.. alert.ItemNames.Concat(alert.ItemNames.Select(name => Port.Replace(name, ""))).Distinct(StringComparer.Ordinal)];
        string[] lineage = [.. landscape.Lineage(alert.Organisation)];
        var question = new NpgsqlBatchCommand(
            $"""
            select id, organisation from {ConfigurationItems.Model.Table}
            where until = 'infinity' and stage <> '{Stage.Retired}' and organisation = any($1) and (name = any($2) or id = any($3) or attributes && $4)
            order by id limit {MostLooked}
            """)
        {
            Parameters =
            {
                new() { Value = lineage }, new() { Value = names },
                new() { Value = names.Select(name => Guid.TryParse(name, out var id) ? id : Guid.Empty).ToArray() },
                new() { Value = names.Select(name => ConfigurationItems.Pair(Address, name)).ToArray() },
            },
        };
        var found = await reader.Of(lineage, []).List(question, row => (Id: row.GetGuid(0), Organisation: row.GetString(1)), cancellation);
        return lineage.Select(code => found.Where(item => item.Organisation == code).Select(item => item.Id).Take(MostItems).ToList())
            .FirstOrDefault(items => items.Count > 0) ?? [];
    }

    /// <summary>
    /// What the items of ways are called, as everybody may be told who reads alerts of the organisation: of its own items those that
    /// carry no label.
    /// </summary>
    public static async Task<Func<CorrelationWay, string>> Told(
        IReadOnlyCollection<CorrelationWay> ways, string organisation, ReaderDatabase reader, CancellationToken cancellation)
    {
        var items = ways.SelectMany(way => way.Items).Distinct().ToArray();
        var named = items.Length == 0 ? new Dictionary<Guid, string>() : await Named(items, organisation, reader, cancellation);
        return way => string.Join(Belonging.Next, way.Services.Concat(way.Items.Select(item => named.GetValueOrDefault(item, Unseen))));
    }

    private static async Task<Dictionary<Guid, string>> Named(Guid[] items, string organisation, ReaderDatabase reader, CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand(
            $"""
            select id, name from {ConfigurationItems.Model.Table}
            where until = 'infinity' and id = any($1) and organisation = $2 and label = {(int)DataLabel.Normal}
            """) { Parameters = { new() { Value = items }, new() { Value = organisation } } };
        return (await reader.Of([organisation], []).List(question, row => (Id: row.GetGuid(0), Name: row.GetString(1)), cancellation))
            .ToDictionary(item => item.Id, item => item.Name);
    }

    [GeneratedRegex(@":\d{1,5}$")]
    private static partial Regex Port { get; }
}
