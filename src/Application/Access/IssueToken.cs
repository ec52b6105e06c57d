using System.Text.RegularExpressions;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Lets a program act. Whoever asks makes the secret and keeps it: only its hash is handed in.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Name">Which program uses the token; stands in the audit trail as the one who acted.</param>
/// <param name="Roles">What it may do: names of roles that the product brings along, or ids of an organisation's own.</param>
/// <param name="Organisation">Code of the organisation it acts in; 000000 stands for all.</param>
/// <param name="SecretHash">SHA-256 of the secret in lower-case hexadecimal digits.</param>
/// <param name="ExpiresAt">When it ends by itself; at most 400 days from now.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="WithSubtree">Whether it also acts in the organisations under that one.</param>
/// <param name="AccountId">Whose token it is: it never holds more than that account and ends with it. It stands for itself when left out.</param>
/// <param name="Label">The highest label it may see; only ordinary work unless told.</param>
[Operation("token.issue")]
public sealed record IssueToken(
    Guid CommandId, string Name, IReadOnlyList<string> Roles, string Organisation, string SecretHash, DateTimeOffset ExpiresAt, string Reason,
    bool WithSubtree = true, Guid? AccountId = null, DataLabel? Label = null) : Command<AccessToken, TokenEvent>(CommandId)
{
    protected internal override Guid Stream => AccessToken.IdOf(SecretHash);

    protected internal override string? Home => Organisation;

    protected override Decision<TokenEvent> Decide(AccessToken? state, Circumstances given) => state.Issue(
        new(
            Name, [.. Roles.Distinct().Order(StringComparer.Ordinal)], Organisation, WithSubtree, SecretHash, ExpiresAt, Reason, AccountId,
            Label ?? DataLabel.Normal), given);
}

public sealed partial class IssueTokenValidator : AbstractValidator<IssueToken>
{
    private const int LongestName = 100;
    private const int LongestReason = 500;
    private const int MostRoles = 10;
    private const int LongestRole = 100;

    public IssueTokenValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.Roles).NotEmpty().Must(roles => roles is null || roles.Count <= MostRoles)
            .WithMessage($"A token has at most {MostRoles} roles.");
        RuleForEach(command => command.Roles).NotEmpty().MaximumLength(LongestRole);
        RuleFor(command => command.Label).IsInEnum();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.SecretHash).NotEmpty().Must(hash => hash is not null && Sha256().IsMatch(hash))
            .WithMessage("Hand in the SHA-256 of the secret, 64 lower-case hexadecimal digits; never the secret itself.");
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(LongestReason);
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
