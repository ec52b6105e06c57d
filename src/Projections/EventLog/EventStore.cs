using EventSourcedOps.Domain;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Storage;
using Weasel.Core;

namespace EventSourcedOps.Projections.EventLog;

/// <summary>How Marten keeps the log: one schema, organisations as tenants, names on the wire that are ours, nothing dropped in silence.</summary>
public static class EventStore
{
    public const string Schema = "ops";

    /// <summary>A command names a stream, not its organisation: this index finds the home of a stream.</summary>
    public const string StreamHomeIndex = "ops_streams_by_id";

    /// <summary>Lets events of one person, or of one command, be found without reading the log.</summary>
    public static void Configure(StoreOptions store)
    {
        store.DatabaseSchemaName = Schema;
        store.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, options => EventJson.Configure(options));
        store.Events.TenancyStyle = TenancyStyle.Conjoined;
        store.Events.StreamIdentity = StreamIdentity.AsGuid;
        store.Events.MetadataConfig.EnableAll();
        store.Events.MetadataConfig.UserNameEnabled = true;
        store.Events.EnableEventTypeIndex = true;
        store.Events.UseExclusiveLockOnConcurrentAppends = true;
        store.Events.IgnoreIndex(StreamHomeIndex);
        store.ExtendWritePolly(LostPlace.Configure);
        foreach (var (name, fact) in WireNames.All) store.Events.MapEventType(fact, name);

        // Marten skips what it cannot apply or read by default. A gap in a read model is a lie, so everything stops loudly instead.
        store.Projections.Errors.SkipApplyErrors = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipUnknownEvents = false;
        store.Projections.SkipStaleGapsDespiteLiveTransactionsAfter = null;
    }
}
