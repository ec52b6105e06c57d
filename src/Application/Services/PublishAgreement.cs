using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Publishes a version of an agreement; without rules it promises nothing any more.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AgreementId">The agreement; made by the client for its first version.</param>
/// <param name="Organisation">Code of the organisation that promises, for itself and everything under it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="EffectiveFrom">When the version takes effect.</param>
/// <param name="CalendarId">The calendar by which time is measured.</param>
/// <param name="Rules">What is promised.</param>
/// <param name="PausingReasons">Reasons for a hold that stop the clocks.</param>
[Operation("agreement.publish")]
public sealed record PublishAgreement(
    Guid CommandId, Guid AgreementId, string Organisation, string Name, DateTimeOffset EffectiveFrom, Guid CalendarId,
    IReadOnlyList<AgreementRule> Rules, IReadOnlyList<HoldReason> PausingReasons)
    : Command<Agreement, AgreementEvent>(CommandId)
{
    protected internal override Guid Stream => AgreementId;

    protected internal override string? Home => Organisation;

    /// <summary>The version as it would be published; asked for a what-if, it is never recorded. Publication gives the number.</summary>
    public AgreementVersionPublished Draft => new(
        AgreementId, Organisation, Name, Version: 0, EffectiveFrom, CalendarId, Rules, PausingReasons);

    protected override Decision<AgreementEvent> Decide(Agreement? state, Circumstances given) =>
        state.Publish(Draft, given.At, given.Landscape);
}

public sealed class PublishAgreementValidator : AbstractValidator<PublishAgreement>
{
    private const int LongestName = 100;
    private const int MostRules = 2_000;

    public PublishAgreementValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AgreementId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.CalendarId).NotEmpty();
        RuleFor(command => command.Rules).NotNull().Must(rules => rules is null || rules.Count <= MostRules)
            .WithMessage($"An agreement has at most {MostRules} rules.");
        RuleForEach(command => command.Rules).SetValidator(new AgreementRuleValidator());
        RuleFor(command => command.PausingReasons).NotNull();
        RuleForEach(command => command.PausingReasons).IsInEnum();
    }
}
