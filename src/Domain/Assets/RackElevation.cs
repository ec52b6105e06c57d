using System.Globalization;

namespace EventSourcedOps.Domain.Assets;

/// <summary>Something that takes units of a rack.</summary>
/// <param name="Unit">The lowest unit that it takes, from 1.</param>
public sealed record RackOccupant(Guid Id, int Unit, int Height, RackFace Face)
{
    /// <summary>The highest unit that it takes.</summary>
    public int Top => Unit + Height - 1;
}

/// <summary>How somebody stands in a rack.</summary>
/// <param name="OutOfRange">Whether it takes units that the rack does not have.</param>
/// <param name="Overlaps">Who else takes one of its units on the same side.</param>
public sealed record RackStanding(RackOccupant Occupant, bool OutOfRange, IReadOnlyList<Guid> Overlaps);

/// <summary>Who stands where in a rack, and what cannot be true about it.</summary>
public static class RackElevation
{
    /// <summary>What a rack has when nobody says.</summary>
    public const int UsualHeight = 42;

    /// <summary>No rack is taller.</summary>
    public const int Tallest = 100;

    public static int? HeightOf(string? units) =>
        decimal.TryParse(units, NumberStyles.Number, CultureInfo.InvariantCulture, out var told) && told is >= 1 and <= Tallest
            ? (int)Math.Ceiling(told) : null;

    /// <summary>From the lowest to the highest. Looked at in their order, each is compared only with those that reach up to it.</summary>
    public static IReadOnlyList<RackStanding> Of(int height, IEnumerable<RackOccupant> occupants)
    {
        var sorted = occupants.OrderBy(occupant => occupant.Unit).ThenBy(occupant => occupant.Id)
            .Select(occupant => (Occupant: occupant, Overlaps: new SortedSet<Guid>())).ToList();
        var reaching = new List<(RackOccupant Occupant, SortedSet<Guid> Overlaps)>();
        foreach (var next in sorted)
        {
            reaching.RemoveAll(lower => lower.Occupant.Top < next.Occupant.Unit);
            foreach (var lower in reaching.Where(lower => MeetOn(lower.Occupant.Face, next.Occupant.Face)))
            {
                lower.Overlaps.Add(next.Occupant.Id);
                next.Overlaps.Add(lower.Occupant.Id);
            }

            reaching.Add(next);
        }

        return [.. sorted.Select(found => new RackStanding(found.Occupant, IsOut(found.Occupant, height), [.. found.Overlaps]))];
    }

    /// <summary>How many units of that side are taken.</summary>
    public static int Used(int height, RackFace face, IEnumerable<RackOccupant> occupants) => occupants
        .Where(occupant => MeetOn(occupant.Face, face))
        .SelectMany(occupant => Enumerable.Range(occupant.Unit, occupant.Height))
        .Where(unit => unit >= 1 && unit <= height).Distinct().Count();

    private static bool IsOut(RackOccupant occupant, int height) => occupant.Unit < 1 || occupant.Top > height;

    private static bool MeetOn(RackFace one, RackFace other) => one == other || one == RackFace.Both || other == RackFace.Both;
}
