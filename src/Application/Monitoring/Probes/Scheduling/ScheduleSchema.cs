using System.Text;
using EventSourcedOps.Projections.Walls;
using Quartz;

namespace EventSourcedOps.Application.Monitoring.Probes.Scheduling;

/// <summary>
/// Tables in which Quartz keeps when what is due, and which node does it. Their form is the one that the very version in use brings along;
/// they hold nothing that could not be made anew from the list of probes.
/// </summary>
internal static class ScheduleSchema
{
    public const string Schema = "schedule";
    public const string TablePrefix = $"{Schema}.{BarePrefix}";

    private const string BarePrefix = "qrtz_";
    private const string Script = "create_postgres.sql";

    public static string Sql { get; } = Tables();

    public const string Grants = $"""
        grant usage on schema {Schema} to {DatabaseRole.Application};
        grant select, insert, update, delete on all tables in schema {Schema} to {DatabaseRole.Application};
        """;

    private static string Tables()
    {
        var quartz = typeof(IScheduler).Assembly;
        var name = quartz.GetManifestResourceNames().Single(name => name.EndsWith(Script, StringComparison.Ordinal));
        using var reader = new StreamReader(quartz.GetManifestResourceStream(name)!, Encoding.UTF8);
        var script = reader.ReadToEnd().Replace("{0}", TablePrefix, StringComparison.Ordinal).Replace("{1}", BarePrefix, StringComparison.Ordinal);
        return $"create schema if not exists {Schema};\n{script}";
    }
}
