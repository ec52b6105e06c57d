using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Tells what a source sees of an item. What it told before, and what a better source contradicts, changes nothing.</summary>
/// <param name="Source">Who says so, such as manual, netbox or discovery.</param>
/// <param name="Attributes">Only what is told; attributes that are left out stay as they are, and a missing value takes back what the source said.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.report")]
public sealed record ReportItem(
    Guid CommandId, Guid ItemId, string Source, IReadOnlyList<AttributeValue> Attributes, Guid? ChangeId = null)
    : ItemCommand(CommandId, ItemId)
{
    internal override IEnumerable<Guid> Others => Named(Attributes);

    internal override Guid? PartOf => ChangeId;

    internal override string ToldBy => Source;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.Report(Source, Attributes, given);
}

public sealed class ReportItemValidator : ItemShape<ReportItem>
{
    public ReportItemValidator()
    {
        RuleFor(command => command.Source).IsKey();
        RuleFor(command => command.Attributes).AreAttributes();
    }
}
