using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Says where one wants to be reached when one is called. It is about whoever asks and nobody else.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Email">An address for mail; null for the one that the directory knows.</param>
/// <param name="Mobile">A number for text messages, with the country: +86 13…; null for none.</param>
[Operation("account.set-contact")]
public sealed record SetContact(Guid CommandId, string? Email = null, string? Mobile = null) : Command<Account, AccountEvent>(CommandId)
{
    internal Guid Owner { get; private init; }

    protected internal override Guid Stream => Owner;

    protected internal override Command AskedBy(Caller caller) =>
        this with { Owner = caller.Subject is { Kind: SubjectKind.Account } account ? account.Id : Guid.Empty };

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.SetContact(Email, Mobile);
}

public sealed class SetContactValidator : AbstractValidator<SetContact>
{
    private const int LongestEmail = 254;

    public SetContactValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Email).EmailAddress().MaximumLength(LongestEmail);
        RuleFor(command => command.Mobile).Matches(@"^\+?[0-9][0-9 -]{4,22}[0-9]\z").WithMessage("Give digits with the country: +86 138 0000 0000.");
    }
}
