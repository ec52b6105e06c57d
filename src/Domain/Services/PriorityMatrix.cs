using System.Collections.Immutable;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.Services;

using Decision = Decision<PriorityMatrixEvent>;
using static PriorityMatrixRefusals;

/// <summary>Which priority one pair of impact and urgency has.</summary>
/// <param name="Impact">How far the harm reaches.</param>
/// <param name="Urgency">How soon it hurts.</param>
/// <param name="Priority">What comes of the two.</param>
public sealed record MatrixCell(Impact Impact, Urgency Urgency, Priority Priority);

/// <summary>A fact about the priority matrix of one organisation. Stored for ever: add fields as optional, never rename.</summary>
public abstract record PriorityMatrixEvent(string Organisation) : LandscapeEvent;

[WireName("priority-matrix.published.v1")]
public sealed record PriorityMatrixPublished(string Organisation, int Version, IReadOnlyList<MatrixCell> Cells)
    : PriorityMatrixEvent(Organisation);

/// <summary>A priority and the matrix that gave it.</summary>
/// <param name="Priority">What impact and urgency come to.</param>
/// <param name="MatrixVersion">Version of the matrix; 0 for the one that the product brings along.</param>
/// <param name="MatrixOrganisation">Whose matrix it is; null for the one that the product brings along.</param>
public sealed record PriorityVerdict(Priority Priority, int MatrixVersion, string? MatrixOrganisation);

/// <summary>A matrix as it was published once.</summary>
public sealed record MatrixVersion(int Version, DateTimeOffset PublishedAt, IReadOnlyList<MatrixCell> Cells);

/// <summary>Impact × urgency for one organisation and all under it that have no matrix of their own.</summary>
public sealed record PriorityMatrix(string Organisation, int Version, IReadOnlyList<MatrixCell> Cells, ImmutableList<MatrixVersion> Versions)
    : IEvolve<PriorityMatrix, PriorityMatrixEvent>
{
    public const int Pairs = 9;

    public PriorityVerdict Of(Impact impact, Urgency urgency) =>
        new(Cells.First(cell => cell.Impact == impact && cell.Urgency == urgency).Priority, Version, Organisation);

    /// <summary>Along the diagonal: high × high is critical, one step less on either side is one priority less.</summary>
    public static PriorityVerdict BuiltIn(Impact impact, Urgency urgency) => new((Priority)((int)impact + (int)urgency), 0, null);

    public static PriorityMatrix Evolve(PriorityMatrix? state, PriorityMatrixEvent happened, DateTimeOffset at) => happened switch
    {
        PriorityMatrixPublished e => new(
            e.Organisation, e.Version, e.Cells, (state?.Versions ?? []).Add(new(e.Version, at, e.Cells))),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class PriorityMatrixDecisions
{
    extension(PriorityMatrix? matrix)
    {
        public Decision Publish(string organisation, IReadOnlyList<MatrixCell> cells, Landscape landscape) =>
            landscape.OrganisationOf(organisation) switch
            {
                null             => OrganisationRefusals.Unknown,
                { Closed: true } => OrganisationRefusals.Closed,
                _ when !IsWhole(cells) => NotWhole,
                _ when matrix is not null && matrix.Cells.ToHashSet().SetEquals(cells) => Decision.Nothing,
                _                => new PriorityMatrixPublished(organisation, (matrix?.Version ?? 0) + 1, cells),
            };
    }

    private static bool IsWhole(IReadOnlyList<MatrixCell> cells) => cells.Count == PriorityMatrix.Pairs
        && cells.DistinctBy(cell => (cell.Impact, cell.Urgency)).Count() == PriorityMatrix.Pairs;
}

public static class PriorityMatrixRefusals
{
    public static readonly Refusal NotWhole = new("priority-matrix.not-whole",
        "Each of the nine pairs of impact and urgency needs exactly one priority.", "cells");
}
