using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Something that a source says. It names its alert by labels: which stream that is, is looked up.</summary>
/// <param name="Organisation">Code of the organisation whose it is.</param>
/// <param name="Labels">What it is about; the whole set is its identity.</param>
public abstract record HeardCommand(Guid CommandId, string Organisation, IReadOnlyList<AlertLabel> Labels)
    : Command<Alert, AlertEvent>(CommandId)
{
    protected internal sealed override string? Home => Organisation;

    /// <summary>The alert's stream as it was looked up; no part of what was said, so no caller can hand it in.</summary>
    internal Guid? Located { get; init; }

    /// <summary>What is malformed has one, too: its refusal is audited.</summary>
    internal Guid Fingerprint => AlertIdentity.FingerprintOf(Organisation ?? "", (Labels ?? []).OfType<AlertLabel>());

    protected internal override Guid Stream => Located ?? AlertIdentity.AlertOf(Fingerprint, null);

    protected internal sealed override async Task<Command> Grounded(ProcessMeans means, Caller caller)
    {
        if (Located is not null) return this;
        var outbreaks = await Outbreaks.Newest(means.Database, Organisation, [Fingerprint], default);
        return this with { Located = outbreaks[Fingerprint].Alert };
    }
}

/// <summary>What everything that a source says must have.</summary>
public abstract class HeardShape<TCommand> : AbstractValidator<TCommand> where TCommand : HeardCommand
{
    protected HeardShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Labels).HasAtMost(AlertLimits.Labels);
        RuleForEach(command => command.Labels).SetValidator(new AlertLabelValidator());
    }
}
