using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What a silence would mean now.</summary>
/// <param name="Count">How many alerts that are open, of those that were looked at.</param>
/// <param name="Looked">How many were looked at; the ones that changed last.</param>
/// <param name="Alerts">The first of them.</param>
public sealed record SilencePreview(int Count, int Looked, IEnumerable<AlertNode> Alerts)
{
    private const int MostLooked = 2_000;
    private const int Shown = 20;

    private static readonly string[] Open =
        [.. Enum.GetValues<AlertStatus>().Where(status => status != AlertStatus.Resolved).Select(status => status.ToString())];

    internal static async Task<SilencePreview> Of(
        ReadDesk desk, string organisation, IReadOnlyList<LabelMatcher> matchers, CancellationToken cancellation)
    {
        if (matchers.Count > AlertLimits.Matchers) throw new ApiError("too-many-matchers", $"Name at most {AlertLimits.Matchers} labels.");
        if (matchers.Any(matcher => matcher.Value.Length > AlertLimits.Pattern || matcher.Name.Length > AlertLimits.LabelName))
            throw new ApiError("matcher-too-long", $"A pattern has at most {AlertLimits.Pattern} letters.");
        if (matchers.FirstOrDefault(matcher => !matcher.CanBeRead()) is { } broken)
            throw new ApiError(SilenceRefusals.PatternUnreadable.Code, $"{broken.Name}: {SilenceRefusals.PatternUnreadable.Reason}");
        if (matchers.Count == 0) return new(0, 0, []);
        var (rows, _) = await (await desk.Rows("alert.read", AlertBoard.Model, null, [organisation]))
            .AnyOf("status", Open).Page(new("changed_at", Descending: true), MostLooked, null, cancellation);
        var meant = rows.Where(found => matchers.All(matcher => matcher.Fits(found.Row.Labels))).ToList();
        return new(meant.Count, rows.Count, meant.Take(Shown).Select(found => new AlertNode(found.Row, null)));
    }
}
