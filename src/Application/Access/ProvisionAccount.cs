using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Makes an account as a directory wants it: created, renamed, shut or let in again, in one step.</summary>
/// <param name="CommandId">Made for each request.</param>
/// <param name="Login">The name by which the person signs in.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Organisation">Code of the organisation they belong to.</param>
/// <param name="Active">Whether they work here.</param>
/// <param name="Profile">What else the directory says.</param>
/// <param name="Facts">How many facts the directory saw; null for somebody new.</param>
/// <param name="Reason">Why.</param>
[Operation("account.provision")]
public sealed record ProvisionAccount(
    Guid CommandId, string Login, string Name, string Organisation, bool Active, AccountProfile Profile, int? Facts, string Reason)
    : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => Account.IdOf(Login);

    protected internal override string? Home => Organisation;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) =>
        state.Provision(new(Account.Normalised(Login), Name.Trim(), Organisation, Active, Profile, Facts, Reason), given);
}

public sealed class ProvisionAccountValidator : AbstractValidator<ProvisionAccount>
{
    private const int Emails = 20;

    public ProvisionAccountValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Login).NotEmpty().Must(login => login is not null && AccessLimits.Login().IsMatch(login))
            .WithMessage("A login has small letters, digits and . _ @ -, up to 100.");
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
        RuleFor(command => command.Profile).NotNull().Must(profile => profile is null || IsShort(profile))
            .WithMessage($"Parts of the profile are too long, or there are more than {Emails} addresses.");
    }

    private static bool IsShort(AccountProfile profile) =>
        profile.Emails.Length <= Emails
        && profile.Emails.SelectMany(mail => (string?[])[mail.Value, mail.Type])
            .Concat([profile.ExternalId, profile.GivenName, profile.FamilyName]).All(text => text is null || text.Length <= AccessLimits.Reason);
}
