using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Publishes a version of who is called about what comes to a team; without steps nobody is called any more.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Organisation">Code of the organisation that the team belongs to.</param>
/// <param name="Steps">Whom to call in turn, until somebody answers.</param>
/// <param name="Rounds">How often the steps are gone through.</param>
/// <param name="LeastPriority">What is less urgent than that calls nobody.</param>
/// <param name="EffectiveFrom">When the version takes effect; now unless told.</param>
[Operation("call-plan.publish")]
public sealed record PublishCallPlan(
    Guid CommandId, Guid TeamId, string Organisation, IReadOnlyList<CallStep> Steps, int Rounds, Priority LeastPriority,
    DateTimeOffset? EffectiveFrom = null) : Command<CallPlan, CallPlanEvent>(CommandId)
{
    protected internal override Guid Stream => CallPlan.IdOf(TeamId);

    protected internal override string? Home => Organisation;

    protected override Decision<CallPlanEvent> Decide(CallPlan? state, Circumstances given) => state.Publish(
        new(TeamId, Organisation, Version: 0, EffectiveFrom ?? given.At, Steps, Rounds, LeastPriority), given);
}

public sealed class PublishCallPlanValidator : AbstractValidator<PublishCallPlan>
{
    private const int MostSteps = 10;
    private const int MostRounds = 5;

    public PublishCallPlanValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Steps).HasAtMost(MostSteps);
        RuleForEach(command => command.Steps).NotNull().SetValidator(new CallStepValidator());
        RuleFor(command => command.Rounds).InclusiveBetween(1, MostRounds);
        RuleFor(command => command.LeastPriority).IsInEnum();
    }
}

public sealed class CallStepValidator : AbstractValidator<CallStep>
{
    private const int MostPeople = 10;
    private const int MostChannels = 10;
    private const int LongestWait = 240;

    public CallStepValidator()
    {
        RuleFor(step => step.Level).Must(level => level is null or (>= 1 and <= OnCallLayerValidator.MostLevels))
            .WithMessage($"Levels go from 1 to {OnCallLayerValidator.MostLevels}.");
        RuleFor(step => step.People).HasAtMost(MostPeople);
        RuleForEach(step => step.People).IsName();
        RuleFor(step => step.Channels).HasAtMost(MostChannels);
        RuleForEach(step => step.Channels).NotEmpty();
        RuleFor(step => step.WaitMinutes).InclusiveBetween(1, LongestWait);
    }
}
