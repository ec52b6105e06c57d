using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Records a configuration file of an item whose bytes are in the file store already.</summary>
/// <param name="Name">Which file it is, such as running-config.</param>
/// <param name="Sha256">Digest of the bytes, 64 hexadecimal digits in lower case.</param>
/// <param name="Bytes">Its size; 50 MB at most.</param>
/// <param name="Source">Who says so, such as manual, netbox or discovery.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.record-text")]
public sealed record RecordItemText(
    Guid CommandId, Guid ItemId, string Name, string Sha256, long Bytes, string Source, Guid? ChangeId = null)
    : ItemCommand(CommandId, ItemId)
{
    internal override Guid? PartOf => ChangeId;

    internal override string ToldBy => Source;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.RecordText(Name, Sha256, Bytes, Source);
}

public sealed class RecordItemTextValidator : ItemShape<RecordItemText>
{
    public RecordItemTextValidator()
    {
        RuleFor(command => command.Name).IsName();
        RuleFor(command => command.Sha256).IsSha256();
        RuleFor(command => command.Bytes).InclusiveBetween(0, IncidentReporting.MaxFileBytes);
        RuleFor(command => command.Source).IsKey();
    }
}
