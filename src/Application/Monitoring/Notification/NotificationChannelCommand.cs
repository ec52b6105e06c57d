using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring.Notification;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>A wish about one channel.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ChannelId">The channel; made by the client when it is defined.</param>
public abstract record NotificationChannelCommand(Guid CommandId, Guid ChannelId) : Command<NotificationChannel, NotificationChannelEvent>(CommandId)
{
    protected internal override Guid Stream => ChannelId;
}

/// <summary>What every wish about a channel must have: its own id and the channel's.</summary>
public abstract class NotificationChannelShape<TCommand> : AbstractValidator<TCommand> where TCommand : NotificationChannelCommand
{
    protected NotificationChannelShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ChannelId).NotEmpty();
    }
}

public sealed class ChannelTermsValidator : AbstractValidator<ChannelTerms>
{
    private const int LongestAddress = 500;
    private const int LongestTemplate = 2_000;
    private const int MostPerMinute = 6_000;

    public ChannelTermsValidator()
    {
        RuleFor(terms => terms.Name).IsName();
        RuleFor(terms => terms.Kind).IsInEnum();
        RuleFor(terms => terms.Language).IsInEnum();
        RuleFor(terms => terms.Address).NotEmpty().MaximumLength(LongestAddress);
        RuleFor(terms => terms.Sender).EmailAddress().MaximumLength(TextRules.Name);
        RuleFor(terms => terms.User).MayBeLine();
        RuleFor(terms => terms.Template).MayBeLine(LongestTemplate);
        RuleFor(terms => terms.PerMinute).InclusiveBetween(1, MostPerMinute);
    }
}
