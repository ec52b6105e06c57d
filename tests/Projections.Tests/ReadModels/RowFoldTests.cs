using CsCheck;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.ReadModels;

public sealed class RowFoldTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The live model folds in pages, a rebuild in one go: both leave the same versions.</summary>
    [Fact]
    public void However_the_log_is_cut_into_pages_the_versions_are_the_same() =>
        Gen.Select(Chronicle.Any, Gen.Int[1, 40].Array[1, 20]).Sample((chronicle, sizes) =>
        {
            foreach (var model in ProjectionCatalog.All)
            {
                Recorded[] events = [.. chronicle.Events.Where(happened => model.Events.Contains(happened.Fact.GetType()))];
                var whole = new StoredVersions(model);
                whole.FoldPage(events);
                var pages = new StoredVersions(model);
                for (int at = 0, i = 0; at < events.Length; at += sizes[i++ % sizes.Length])
                    pages.FoldPage([.. events.Skip(at).Take(sizes[i % sizes.Length])]);
                pages.Content.ShouldBe(whole.Content);
            }
        }, iter: 300);

    [Fact]
    public void Versions_that_are_written_away_while_the_fold_goes_on_are_the_ones_that_it_would_have_kept() => Chronicle.Any.Sample(chronicle =>
    {
        var model = Projections.Incidents.IncidentBoard.Model;
        var (kept, streamed, taken) = (new RowFold(model), new RowFold(model), new List<RowVersion>());
        foreach (var happened in chronicle.Events)
        {
            kept.Apply(happened);
            streamed.Apply(happened);
            taken.AddRange(streamed.TakeClosed());
        }

        taken.Select(Text).ShouldBe(kept.Closed.Select(Text));
        streamed.Open.Select(Text).ShouldBe(kept.Open.Select(Text), ignoreOrder: true);

        string Text(RowVersion version) => $"{version.Id} {version.Since:O} {version.Until:O} {version.Position} {model.Write(version.Row)}";
    }, iter: 200);

    [Fact]
    public void A_row_whose_event_cannot_be_folded_stands_still_and_the_event_s_other_rows_move()
    {
        var fold = new RowFold(new TwoRows());
        var failures = fold.Apply(Event(1));
        failures.Single().Key.ShouldBe(TwoRows.Bad);
        fold.Apply(Event(2)).ShouldBeEmpty();
        fold.Of(TwoRows.Bad).ShouldBeNull();
        fold.Of(TwoRows.Good)!.Position.ShouldBe(2);
    }

    private static Recorded Event(long position) => new(
        position, Guid.CreateVersion7(), "330000", Ids.Derived("stream"), position, "x", Nine.AddMinutes(position), null, null, null, EventHeaders.None, "x");

    private sealed class TwoRows : ReadModel<string>
    {
        public static readonly Guid Bad = Ids.Derived("bad");
        public static readonly Guid Good = Ids.Derived("good");

        public override string Name => "two_rows";
        public override IReadOnlyList<Type> Events => [];
        public override IReadOnlyList<RowColumn> Columns => [];
        public override IReadOnlyList<string> Indexes => [];
        public override IEnumerable<Guid> KeysOf(Recorded happened) => [Bad, Good];

        public override string? Evolve(Guid key, string? row, Recorded happened) =>
            key == Bad ? throw new InvalidOperationException("bad") : $"{happened.Position}";
    }
}
