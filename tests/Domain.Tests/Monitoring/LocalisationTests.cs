using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Tests.Monitoring;

/// <summary>Over real faults; what each rule means is in <see cref="FaultLocalisationTests"/>.</summary>
public sealed class LocalisationTests
{
    [Fact]
    public void Faults_of_a_recorded_day_are_found()
    {
        var day = TrainTicketFaults.Read();
        var ranked = day.Faults.AsParallel().AsOrdered().Select(fault => (Fault: fault, Suspects: FaultLocalisation.Rank(day.Question(fault)))).ToList();
        var ranks = ranked.Select(one => RankOf(one.Fault.Service, one.Suspects, $"{one.Fault.At / 1_000_000_000}")).ToList();
        ranks.Count.ShouldBe(28);
        Reached(ranks, top: 1).ShouldBeGreaterThanOrEqualTo(0.96);
        Reached(ranks, top: 3).ShouldBe(1);
    }

    [Fact]
    public void Faults_of_a_shop_are_found_by_metrics_and_the_map_alone()
    {
        var ranks = PetShopFaults.Read().Select(one => RankOf(one.Cause, FaultLocalisation.Rank(one.Question), one.Name)).ToList();
        Reached(ranks, top: 1).ShouldBeGreaterThanOrEqualTo(0.1);
        Reached(ranks, top: 3).ShouldBeGreaterThanOrEqualTo(0.7);
    }

    private static int RankOf(string service, IReadOnlyList<Suspect> suspects, string name)
    {
        var rank = suspects.Select(suspect => suspect.Service).ToList().IndexOf(service) + 1;
        TestContext.Current.SendDiagnosticMessage($"{name} {service}: {rank}");
        foreach (var suspect in suspects.Take(3).Concat(suspects.Where((_, at) => at + 1 == rank && rank > 3)))
            TestContext.Current.SendDiagnosticMessage($"   {suspect.Service} {suspect.Score:N1} {string.Join("; ", suspect.Evidence.Take(6).Select(Said))}");
        return rank == 0 ? int.MaxValue : rank;
    }

    private static string Said(Evidence one) =>
        $"{one.Kind} {one.Operation} {one.What[..Math.Min(60, one.What.Length)]} {one.Usual:G3} -> {one.Now:G3} of {one.Requests}: "
        + $"{one.Counted:N1} of {one.Bits:N1} bits {one.ExplainedBy}";

    private static double Reached(List<int> ranks, int top)
    {
        var share = ranks.Count(rank => rank <= top) / (double)ranks.Count;
        TestContext.Current.SendDiagnosticMessage($"top {top}: {share:P1} of {ranks.Count}");
        return share;
    }
}
