using EventSourcedOps.Domain.Services;
using NodaTime;

namespace EventSourcedOps.Domain.People;

/// <summary>Somebody who is on call at an instant.</summary>
/// <param name="Level">1 is called first.</param>
/// <param name="Person">By user name.</param>
/// <param name="Layer">The layer whose turn it is; null for somebody who stands in.</param>
/// <param name="OverrideId">By which override somebody stands in; null for a turn.</param>
public sealed record OnCallTurn(int Level, string Person, string? Layer, Guid? OverrideId);

/// <summary>Somebody who is on call for a while.</summary>
public sealed record OnCallShift(OnCallTurn Turn, DateTimeOffset From, DateTimeOffset To);

/// <summary>A while in which two rosters call different people.</summary>
public sealed record OnCallDifference(int Level, string? Now, string? Then, DateTimeOffset From, DateTimeOffset To);

/// <summary>Who is on call, at an instant and over a while.</summary>
public static class OnCallTurns
{
    extension(OnCallRoster roster)
    {
        /// <summary>One for each level at which there is somebody, level 1 first.</summary>
        public IEnumerable<OnCallTurn> OnCallAt(DateTimeOffset at)
        {
            var layers = roster.InForceAt(at) is { } plan ? plan.Layers.Select(layer => layer.TurnAt(at, ZoneOf(plan))).OfType<OnCallTurn>() : [];
            return roster.Overrides.Reverse().Where(one => one.From <= at && at < one.To)
                .Select(one => new OnCallTurn(one.Level, one.Person, null, one.OverrideId))
                .Concat(layers).DistinctBy(turn => turn.Level).OrderBy(turn => turn.Level);
        }

        /// <summary>Everybody's time on call between two instants, by level and time, cut at both.</summary>
        public IEnumerable<OnCallShift> Shifts(DateTimeOffset from, DateTimeOffset to) => Spans(roster.Edges(from, to), from, to)
            .SelectMany(span => roster.OnCallAt(span.From).Select(turn => new OnCallShift(turn, span.From, span.To)))
            .GroupBy(shift => shift.Turn.Level).OrderBy(level => level.Key)
            .SelectMany(level => Joined(level, shift => (shift.From, shift.To), (a, b) => a.Turn == b.Turn, (shift, end) => shift with { To = end }));

        /// <summary>Where that other roster would call somebody else, by level and time.</summary>
        public IEnumerable<OnCallDifference> Against(OnCallRoster other, DateTimeOffset from, DateTimeOffset to) =>
            Spans(roster.Edges(from, to).Concat(other.Edges(from, to)), from, to)
                .SelectMany(span => Differences(
                    roster.OnCallAt(span.From).ToDictionary(turn => turn.Level, turn => turn.Person),
                    other.OnCallAt(span.From).ToDictionary(turn => turn.Level, turn => turn.Person), span))
                .GroupBy(one => one.Level).OrderBy(level => level.Key)
                .SelectMany(level => Joined(
                    level, one => (one.From, one.To), (a, b) => a.Now == b.Now && a.Then == b.Then, (one, end) => one with { To = end }));

        /// <summary>Instants at which somebody else may be on call.</summary>
        private IEnumerable<DateTimeOffset> Edges(DateTimeOffset from, DateTimeOffset to) =>
            roster.Versions.Select(version => version.EffectiveFrom)
                .Concat(roster.Overrides.SelectMany(one => new[] { one.From, one.To }))
                .Concat(roster.InForce(from, to).SelectMany(version => EdgesOf(version, from, to)));

        private IEnumerable<RosterPublished> InForce(DateTimeOffset from, DateTimeOffset to) => roster.Versions.Where((version, i) =>
            version.EffectiveFrom < to && (i + 1 == roster.Versions.Length || roster.Versions[i + 1].EffectiveFrom > from));
    }

    private static OnCallTurn? TurnAt(this OnCallLayer layer, DateTimeOffset at, DateTimeZone zone)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
        var (day, minute) = (local.Date.ToDateOnly(), (local.Hour * 60) + local.Minute);
        if (layer.Windows.Count > 0 && !layer.Windows.Any(window => window.Day == day.DayOfWeek && Minute(window.From) <= minute && minute < Minute(window.To)))
            return null;
        var since = day.DayNumber - (minute < Minute(layer.HandoverAt) ? 1 : 0) - layer.Start.DayNumber;
        return since < 0 ? null : new(layer.Level, layer.People[since / layer.TurnDays % layer.People.Count], layer.Name, null);
    }

    // A local time that the clock goes through twice is an edge twice; one that it leaves out has the edge of the clock's own leap.
    private static IEnumerable<DateTimeOffset> EdgesOf(RosterPublished plan, DateTimeOffset from, DateTimeOffset to)
    {
        var (zone, begin, end) = (ZoneOf(plan), Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(to));
        var minutes = plan.Layers.SelectMany(layer => layer.Windows.SelectMany(window => new[] { window.From, window.To }).Append(layer.HandoverAt))
            .Select(Minute).Distinct().ToArray();
        for (var date = begin.InZone(zone).Date.PlusDays(-1); date <= end.InZone(zone).Date; date = date.PlusDays(1))
            foreach (var minute in minutes)
            {
                var found = zone.MapLocal(date.AtMidnight().PlusMinutes(minute));
                if (found.Count > 0) yield return found.First().ToDateTimeOffset();
                if (found.Count > 1) yield return found.Last().ToDateTimeOffset();
            }

        if (begin >= end) yield break;
        foreach (var leap in zone.GetZoneIntervals(begin, end))
            if (leap.HasStart && leap.Start > begin) yield return leap.Start.ToDateTimeOffset();
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(IEnumerable<DateTimeOffset> edges, DateTimeOffset from, DateTimeOffset to)
    {
        var cut = edges.Append(from).Append(to).Where(edge => edge >= from && edge <= to).Distinct().Order().ToArray();
        return cut.Zip(cut.Skip(1));
    }

    private static IEnumerable<OnCallDifference> Differences(
        Dictionary<int, string> now, Dictionary<int, string> then, (DateTimeOffset From, DateTimeOffset To) span) =>
        from level in now.Keys.Union(then.Keys)
        let pair = (Now: now.GetValueOrDefault(level), Then: then.GetValueOrDefault(level))
        where pair.Now != pair.Then
        select new OnCallDifference(level, pair.Now, pair.Then, span.From, span.To);

    /// <summary>What is the same and follows on each other without a gap is one.</summary>
    private static IEnumerable<T> Joined<T>(
        IEnumerable<T> spans, Func<T, (DateTimeOffset From, DateTimeOffset To)> timeOf, Func<T, T, bool> isSame, Func<T, DateTimeOffset, T> until) where T : class
    {
        T? open = null;
        foreach (var span in spans)
        {
            if (open is not null && isSame(open, span) && timeOf(open).To == timeOf(span).From)
            {
                open = until(open, timeOf(span).To);
                continue;
            }

            if (open is not null) yield return open;
            open = span;
        }

        if (open is not null) yield return open;
    }

    private static int Minute(string time) => WorkingCalendar.MinuteOf(time)!.Value;

    private static DateTimeZone ZoneOf(RosterPublished plan) => DateTimeZoneProviders.Tzdb[plan.TimeZone];
}
