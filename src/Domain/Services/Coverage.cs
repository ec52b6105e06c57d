using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;

namespace EventSourcedOps.Domain.Services;

/// <summary>
/// A calendar worked out on the time line: an instant is covered when its local time lies in a window of its local date.
/// Years are worked out when first asked for and kept, with running sums, so that a question costs two binary searches.
/// </summary>
internal sealed class Coverage(WorkingCalendar calendar)
{
    private static readonly ConditionalWeakTable<WorkingCalendar, Coverage> Known = [];

    private readonly ConcurrentDictionary<int, CoveredYear> years = [];

    public static Coverage Of(WorkingCalendar calendar) => Known.GetValue(calendar, key => new(key));

    /// <summary>Covered ticks of [from, to), and the instant at which <paramref name="need"/> of them had passed, if they did.</summary>
    /// <param name="enough">True when only that instant is wanted: the count then ends with its year.</param>
    public (long Covered, long? Reached) Pass(long from, long to, long need, bool enough)
    {
        var covered = 0L;
        long? reached = null;
        while (from < to && !(enough && reached is not null))
        {
            var number = new DateTime(from).Year;
            var year = years.GetOrAdd(number, static (key, from) => CoveredYear.Of(from, key), calendar);
            var end = Math.Min(to, year.End);
            var here = year.Until(end) - year.Until(from);
            if (reached is null && covered + here >= need) reached = year.WhenReached(year.Until(from) + need - covered);
            (covered, from) = (covered + here, end);
        }
        return (covered, reached);
    }

    /// <summary>The covered spans of one year (UTC): sorted, apart from each other, with the sum of those before each.</summary>
    private sealed record CoveredYear(long End, long[] Starts, long[] Ends, long[] Before)
    {
        /// <summary>Covered ticks from the year's begin until that instant.</summary>
        public long Until(long instant)
        {
            var index = Array.BinarySearch(Starts, instant);
            index = index >= 0 ? index : ~index - 1;
            return index < 0 ? 0 : Before[index] + Math.Min(instant, Ends[index]) - Starts[index];
        }

        /// <summary>The first instant at which that much of the year's covered ticks had passed.</summary>
        public long WhenReached(long sum)
        {
            var index = Array.BinarySearch(Before, sum);
            index = (index >= 0 ? index : ~index) - 1;
            return Starts[index] + sum - Before[index];
        }

        public static CoveredYear Of(WorkingCalendar calendar, int number)
        {
            var (begin, end) = (new DateTime(number, 1, 1).Ticks, new DateTime(number + 1, 1, 1).Ticks);
            var spans = new List<(long Start, long End)>();
            foreach (var span in calendar.Zone.GetZoneIntervals(At(begin), At(end)).SelectMany(zone => Spans(calendar, zone, begin, end)))
                if (spans.Count > 0 && spans[^1].End == span.Start) spans[^1] = (spans[^1].Start, span.End);
                else spans.Add(span);
            var before = new long[spans.Count];
            for (var i = 1; i < before.Length; i++) before[i] = before[i - 1] + spans[i - 1].End - spans[i - 1].Start;
            return new(end, [.. spans.Select(span => span.Start)], [.. spans.Select(span => span.End)], before);
        }

        // Between two changes of the clocks local time is UTC plus a constant, so windows only have to be shifted and cut.
        private static IEnumerable<(long Start, long End)> Spans(
            WorkingCalendar calendar, NodaTime.TimeZones.ZoneInterval zone, long begin, long end)
        {
            if (zone.HasStart) begin = Math.Max(begin, zone.Start.ToDateTimeUtc().Ticks);
            if (zone.HasEnd) end = Math.Min(end, zone.End.ToDateTimeUtc().Ticks);
            var offset = zone.WallOffset.Ticks;
            var last = DateOnly.FromDateTime(new(end + offset - 1));
            for (var date = DateOnly.FromDateTime(new(begin + offset)); date <= last; date = date.AddDays(1))
            {
                var midnight = (date.DayNumber * TimeSpan.TicksPerDay) - offset;
                foreach (var (from, to) in calendar.On(date).Order())
                {
                    var start = Math.Max(begin, midnight + (from * TimeSpan.TicksPerMinute));
                    var stop = Math.Min(end, midnight + (to * TimeSpan.TicksPerMinute));
                    if (start < stop) yield return (start, stop);
                }
            }
        }

        private static Instant At(long ticks) => Instant.FromDateTimeUtc(new(ticks, DateTimeKind.Utc));
    }
}
