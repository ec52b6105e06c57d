using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Says that something fires, again or still. What says nothing new records nothing.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Title">What fires, in a line.</param>
/// <param name="Severity">How bad it is if that is right.</param>
/// <param name="Evidence">What was looked at.</param>
/// <param name="GroupBy">Names of the labels by which alerts are told together; the service, else the name of the alert, unless told.</param>
[Operation("alert.signal")]
public sealed record SignalAlert(
    Guid CommandId, string Organisation, string Title, AlertSeverity Severity, IReadOnlyList<AlertLabel> Labels, AlertEvidence Evidence,
    IReadOnlyList<string>? GroupBy = null) : HeardCommand(CommandId, Organisation, Labels)
{
    private static readonly string[] ByService = [AlertRaising.ServiceLabel];
    private static readonly string[] ByName = ["alertname"];

    /// <summary>The rule of this product that judged; no part of what is said, so no caller can pretend to be one.</summary>
    internal RuleVersion? JudgedBy { get; init; }

    /// <summary>The service that requests lead to; no part of what is said either.</summary>
    internal Suspect? Suspect { get; init; }

    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => Told(state, given);

    /// <summary>What it comes to; asked beforehand, too, to spare the log what is no news.</summary>
    internal Decision<AlertEvent> Told(Alert? state, Circumstances given) => state.Hear(
        new(Organisation, Title, Severity, Labels,
            GroupBy ?? (Labels.Any(label => label.Name == AlertRaising.ServiceLabel) ? ByService : ByName), Evidence, JudgedBy?.Rule, JudgedBy?.Version, Suspect),
        FlapPolicy.Default, given);
}

/// <summary>A version of a rule, as alerts name it.</summary>
internal sealed record RuleVersion(Guid Rule, int Version);

public sealed class SignalAlertValidator : HeardShape<SignalAlert>
{
    public SignalAlertValidator()
    {
        RuleFor(command => command.Title).NotEmpty().MaximumLength(AlertLimits.Title);
        RuleFor(command => command.Severity).IsInEnum();
        RuleFor(command => command.Evidence).NotNull().SetValidator(new AlertEvidenceValidator());
        RuleFor(command => command.GroupBy).Must(names => names is null || names.Count <= AlertLimits.GroupBy)
            .WithMessage($"Group by at most {AlertLimits.GroupBy} labels.");
        RuleForEach(command => command.GroupBy).NotEmpty().MaximumLength(AlertLimits.LabelName);
    }
}
