using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Publishes a version of a team's roster; without layers nobody is on call any more.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Organisation">Code of the organisation that the team belongs to.</param>
/// <param name="TimeZone">By which its times are meant, by the IANA name: Asia/Shanghai.</param>
/// <param name="Layers">Who is on call in turn; of several of one level the first counts that has somebody at that hour.</param>
/// <param name="EffectiveFrom">When the version takes effect; now unless told.</param>
/// <param name="TakesQueue">Whether incidents that come to the team and to nobody in particular go to whoever is on call.</param>
[Operation("roster.publish")]
public sealed record PublishRoster(
    Guid CommandId, Guid TeamId, string Organisation, string TimeZone, IReadOnlyList<OnCallLayer> Layers, DateTimeOffset? EffectiveFrom = null,
    bool TakesQueue = false) : Command<OnCallRoster, OnCallEvent>(CommandId)
{
    protected internal override Guid Stream => OnCallRoster.IdOf(TeamId);

    protected internal override string? Home => Organisation;

    protected override Decision<OnCallEvent> Decide(OnCallRoster? state, Circumstances given) => state.Publish(
        new(TeamId, Organisation, Version: 0, EffectiveFrom ?? given.At, TimeZone, Layers, TakesQueue), given);
}

public sealed class PublishRosterValidator : AbstractValidator<PublishRoster>
{
    public PublishRosterValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.TimeZone).IsName();
        RuleFor(command => command.Layers).HasAtMost(OnCallLayerValidator.MostLayers);
        RuleForEach(command => command.Layers).SetValidator(new OnCallLayerValidator());
        RuleFor(command => command.Layers).Must(layers => layers is null || OnCallLayerValidator.TimesOf(layers) <= OnCallLayerValidator.MostTimes)
            .WithMessage($"A roster names at most {OnCallLayerValidator.MostTimes} different times of the day.");
    }
}

public sealed class OnCallLayerValidator : AbstractValidator<OnCallLayer>
{
    public const int MostLayers = 20;
    public const int MostLevels = 5;
    private const int MostPeople = 50;
    private const int MostWindows = 56;
    private const int LongestTurn = 92;

    /// <summary>At each of them somebody else may be on call, every day: shifts are worked out from one to the next.</summary>
    public const int MostTimes = 48;

    public OnCallLayerValidator()
    {
        RuleFor(layer => layer.Name).IsName();
        RuleFor(layer => layer.Level).InclusiveBetween(1, MostLevels);
        RuleFor(layer => layer.People).HasAtMost(MostPeople);
        RuleForEach(layer => layer.People).IsName();
        RuleFor(layer => layer.TurnDays).InclusiveBetween(1, LongestTurn);
        RuleFor(layer => layer.HandoverAt).NotNull();
        RuleFor(layer => layer.Windows).HasAtMost(MostWindows);
        RuleForEach(layer => layer.Windows).SetValidator(new WeeklyWindowValidator());
    }

    public static int TimesOf(IEnumerable<OnCallLayer> layers) => layers
        .SelectMany(layer => (layer.Windows ?? []).SelectMany(window => new[] { window.From, window.To }).Append(layer.HandoverAt)).Distinct().Count();
}
