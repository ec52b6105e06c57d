using CsCheck;
using EventSourcedOps.Domain.Assets;
using static EventSourcedOps.Domain.Tests.Assets.Warehouse;

namespace EventSourcedOps.Domain.Tests.Assets;

public sealed class AssetPropertyTests
{
    private static readonly string[] People = ["lin", "wang", "zhao"];

    /// <summary>What somebody tries, with whom, and how many minutes after the last attempt; late reports go backwards.</summary>
    private static readonly Gen<List<(int Move, int Choice, int Minutes)>> Lives =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[-30, 300]).List[0, 40];

    private static readonly Gen<AssetFacts> Priced = Gen.Select(Gen.Int[0, 10_000_000], Gen.Int[0, 100], Gen.Int[1, 240], Gen.Int[0, 3_000]).Select(
        (cents, percent, months, day) => Facts with
        {
            Price = cents / 100m, Residual = Math.Round(cents * percent / 10_000m, 2, MidpointRounding.ToZero), LifeMonths = months,
            PurchasedOn = new DateOnly(2018, 1, 1).AddDays(day),
        });

    /// <summary>Somebody holds it at any time from its arrival to its end, and never two.</summary>
    [Fact]
    public void Custody_has_no_gap_and_no_overlap() => Lives.Sample(attempts =>
    {
        var chain = End(attempts).Asset.Chain;
        for (var i = 1; i < chain.Length; i++)
        {
            chain[i - 1].Until.ShouldBe(chain[i].Since);
            chain[i].Since.ShouldBeGreaterThanOrEqualTo(chain[i - 1].Since);
            chain[i].Holder.ShouldNotBe(chain[i - 1].Holder);
        }

        chain.Count(custody => custody.Until is null).ShouldBe(End(attempts).Asset.State == AssetState.Scrapped ? 0 : 1);
    }, iter: 2_000);

    [Fact]
    public void Nothing_leaves_the_scrap_heap() => Lives.Sample(attempts =>
    {
        var scrapped = false;
        foreach (var state in End(attempts).States)
        {
            if (scrapped) state.ShouldBe(AssetState.Scrapped);
            scrapped |= state == AssetState.Scrapped;
        }
    }, iter: 2_000);

    /// <summary>What is offered is what is not refused.</summary>
    [Fact]
    public void An_action_is_allowed_exactly_when_it_is_not_refused() => Lives.Sample(attempts =>
    {
        var asset = End(attempts).Asset;
        var allowed = AssetActions.Allowed(asset).ToHashSet();
        foreach (var action in Enum.GetValues<AssetAction>())
            (Try((int)action, 0, asset, linked: true).Refusal is null).ShouldBe(allowed.Contains(action), $"{action} of {asset.State}");
    }, iter: 2_000);

    [Fact]
    public void The_book_value_never_rises_and_never_falls_under_the_residual() => Gen.Select(Priced, Gen.Int[0, 8_000], Gen.Int[0, 4_000])
        .Sample((facts, first, later) =>
        {
            var day = new DateOnly(2017, 1, 1).AddDays(first);
            var (now, then) = (Depreciation.BookValue(facts, day)!.Value, Depreciation.BookValue(facts, day.AddDays(later))!.Value);
            then.ShouldBeLessThanOrEqualTo(now);
            then.ShouldBeGreaterThanOrEqualTo(facts.Residual!.Value);
            now.ShouldBeLessThanOrEqualTo(facts.Price!.Value);
            Depreciation.BookValue(facts, facts.PurchasedOn!.Value.AddMonths(facts.LifeMonths!.Value + 1)).ShouldBe(facts.Residual);
        }, iter: 5_000);

    /// <summary>The sweep over the units finds what comparing each unit of everybody with everybody's finds.</summary>
    [Fact]
    public void Overlaps_are_those_that_a_naive_look_finds() =>
        Gen.Select(Gen.Int[-2, 50], Gen.Int[1, 8], Gen.Int[0, 2]).List[0, 25].Sample(places =>
        {
            var occupants = places.Select((place, i) =>
                new RackOccupant(Ids.Derived("occupant", $"{i}"), place.Item1, place.Item2, (RackFace)place.Item3)).ToList();
            var standing = RackElevation.Of(42, occupants);
            standing.Count.ShouldBe(occupants.Count);
            foreach (var stands in standing)
            {
                stands.Overlaps.ToHashSet().SetEquals(occupants.Where(other => other.Id != stands.Occupant.Id && Collide(stands.Occupant, other))
                    .Select(other => other.Id)).ShouldBeTrue();
                stands.OutOfRange.ShouldBe(Cells(stands.Occupant).Any(cell => cell.Unit is < 1 or > 42));
            }

            RackElevation.Used(42, RackFace.Front, occupants).ShouldBe(
                occupants.SelectMany(Cells).Where(cell => cell is { IsFront: true, Unit: >= 1 and <= 42 }).Distinct().Count());
        }, iter: 2_000);

    private static bool Collide(RackOccupant one, RackOccupant other) => Cells(one).Intersect(Cells(other)).Any();

    private static IEnumerable<(int Unit, bool IsFront)> Cells(RackOccupant occupant) =>
        from unit in Enumerable.Range(occupant.Unit, occupant.Height)
        from isFront in (bool[])[true, false]
        where occupant.Face == RackFace.Both || occupant.Face == RackFace.Front == isFront
        select (unit, isFront);

    private static (Asset Asset, List<AssetState> States) End(IEnumerable<(int Move, int Choice, int Minutes)> attempts)
    {
        var (asset, at, states) = ((Asset?)Given(), Nine, new List<AssetState>());
        foreach (var (move, choice, minutes) in attempts)
        {
            at = at.AddMinutes(minutes);
            var decision = Try(move, choice, asset, linked: false);
            if (decision.Refusal is not null) decision.Events.ShouldBeEmpty();
            asset = Live(asset, decision, at);
            states.Add(asset!.State);
        }

        return (asset!, states);
    }

    private static Decision<AssetEvent> Try(int move, int choice, Asset? asset, bool linked) => (AssetAction)move switch
    {
        AssetAction.Correct      => asset.Correct(Self, Facts with { CostCentre = $"{choice}" }, "Moved", AssetHolders.None),
        AssetAction.Rack         => asset.Rack(new(Rack, 1 + choice, 1, RackFace.Both, choice == 0 ? null : People[choice], null), Now),
        AssetAction.Move         => asset.Move(new(Room, choice == 0 ? null : People[choice], "Because"), Now),
        AssetAction.HandOver     => asset.HandOver(People[choice], null),
        AssetAction.SendToRepair => asset.SendToRepair("Huawei", "Broken", null),
        AssetAction.Return       => asset.Return(new(People[choice], "Mended", Room), Now),
        AssetAction.PutInStock   => asset.PutInStock(new(Room, null, null), Now),
        AssetAction.Scrap        => choice == 2 || linked ? asset.Scrap("Burnt") : Decision<AssetEvent>.Nothing,
        AssetAction.LinkItem     => asset.LinkItem(Self, Server, null, Now),
        _                        => asset.UnlinkItem(linked ? asset!.Items.FirstOrDefault() : Server, null),
    };
}
