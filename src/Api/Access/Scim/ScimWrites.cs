using System.Globalization;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>
/// What changes of users and groups have in common: versions, refusals in SCIM's words, and deciding again when somebody was faster.
/// </summary>
internal static class ScimWrites
{
    /// <summary>Directories send changes of one group side by side; each is decided on what the one before left.</summary>
    private const int MostTries = 5;

    public static string VersionOf(int facts) => $"W/\"{facts.ToString(CultureInfo.InvariantCulture)}\"";

    public static JsonObject Meta(string type, Guid id, DateTimeOffset created, DateTimeOffset changed, int facts, string root) => new()
    {
        ["resourceType"] = type, ["created"] = created, ["lastModified"] = changed, ["version"] = VersionOf(facts),
        ["location"] = $"{root}{ScimSchemas.Root}/{type}s/{id}",
    };

    /// <summary>Where new things of a directory belong: to the organisation that its right begins at.</summary>
    public static string HomeOf(Caller caller, string operation, AccessLedger books) =>
        caller.Subject is { Kind: SubjectKind.Token } subject && books.Tokens.TryGetValue(subject.Id, out var token)
            ? token.Token.Reach.Organisation
            : caller.Rights.Permits.First(permit => permit.Operations.Contains(operation)).Reach.Organisation;

    /// <summary>Only the version that the directory saw is changed, if it says which.</summary>
    public static void Demand(ScimAsk ask, string version)
    {
        if (ask.IfMatch is { } wanted && Bare(wanted) != Bare(version))
            throw new ScimFault(StatusCodes.Status412PreconditionFailed, null, DirectoryRefusals.ChangedSince.Reason);
    }

    public static void Demand(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) throw FaultOf(refusal);
    }

    public static async Task Deciding(ScimAsk ask, Func<Task<Outcome>> decide)
    {
        for (var tries = 1; ; tries++)
        {
            var outcome = await decide();
            if (outcome.Refusal == DirectoryRefusals.ChangedSince && ask.IfMatch is null && tries < MostTries) continue;
            Demand(outcome);
            return;
        }
    }

    private static string Bare(string version) => version.StartsWith("W/", StringComparison.Ordinal) ? version[2..] : version;

    private static ScimFault FaultOf(Refusal refusal) => refusal.Code switch
    {
        _ when refusal == AccountRefusals.AlreadyExists || refusal == AccountRefusals.NameOfToken => ScimFault.Taken(refusal.Reason),
        _ when refusal == DirectoryRefusals.ChangedSince || refusal == WriteRefusals.ChangedMeanwhile =>
            new(StatusCodes.Status412PreconditionFailed, null, refusal.Reason),
        _ when refusal == WriteRefusals.Busy || refusal == WriteRefusals.OutcomeUnknown =>
            new(StatusCodes.Status503ServiceUnavailable, null, refusal.Reason),
        _ when refusal == AccountRefusals.Unknown || refusal == GroupRefusals.Unknown || refusal == WriteRefusals.UnknownStream =>
            new(StatusCodes.Status404NotFound, null, refusal.Reason),
        _ when refusal == WriteRefusals.NotPermitted || refusal == WriteRefusals.OrganisationOutOfReach || refusal == SeparationRefusals.Together =>
            new(StatusCodes.Status403Forbidden, null, refusal.Reason),
        _ => ScimFault.Value($"{refusal.Reason} ({refusal.Code})"),
    };
}
