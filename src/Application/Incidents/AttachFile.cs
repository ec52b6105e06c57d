using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Attaches a file whose bytes are in the file store already.</summary>
/// <param name="Sha256">Digest of the bytes, 64 hexadecimal digits in lower case.</param>
/// <param name="FileName">Name under which people find it.</param>
/// <param name="Bytes">Its size; 50 MB at most.</param>
/// <param name="MediaType">What kind of file it is, such as image/png.</param>
[Operation("incident.attach-file")]
public sealed record AttachFile(
    Guid CommandId, Guid IncidentId, string Sha256, string FileName, long Bytes, string MediaType) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.AttachFile(Sha256, FileName, Bytes, MediaType);
}

public sealed class AttachFileValidator : IncidentShape<AttachFile>
{
    public AttachFileValidator()
    {
        RuleFor(command => command.Sha256).IsSha256();
        RuleFor(command => command.FileName).IsName();
        RuleFor(command => command.Bytes).InclusiveBetween(0, IncidentReporting.MaxFileBytes);
        RuleFor(command => command.MediaType).IsName();
    }
}
