using Finding = (string Service, EventSourcedOps.Domain.Monitoring.Localisation.Evidence Evidence);

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>What is known when somebody asks where a fault is.</summary>
/// <param name="Usual">Requests of a while in which all, or most, was well; an hour before the fault, say.</param>
/// <param name="Now">Requests since the fault began.</param>
/// <param name="Map">Who asks whom, beyond what the requests show.</param>
public sealed record FaultQuestion(
    IReadOnlyList<RequestFacts> Usual, IReadOnlyList<RequestFacts> Now, IReadOnlyList<MetricReadings> Metrics, ServiceMap Map);

/// <summary>
/// Ranks services by how surprising it is what they show since a fault began, beside what they used to show. All evidence is measured in
/// bits, so that a line that was never written, a time that doubled and a reading beyond all others can be compared. The same telemetry
/// gives the same ranking in whatever order it came.
/// </summary>
public static class FaultLocalisation
{
    private const int MostEvidence = 12;
    private const long Minute = 60_000_000_000;

    public static IReadOnlyList<Suspect> Rank(FaultQuestion question)
    {
        var minutes = question.Usual.GroupBy(request => request.At / Minute).OrderBy(minute => minute.Key)
            .Select(IReadOnlyList<RequestFacts> (minute) => [.. minute]).ToList();
        var map = ServiceMap.Joined(
            question.Usual.Concat(question.Now).SelectMany(request => request.Map.Edges).Concat(question.Map.Edges));
        var (deviations, deviating) = Deviations.Of(minutes, question.Now);
        return
        [
            .. Deeds(deviations)
                .Concat(TimeFindings.OwnTimes(minutes, question.Now, deviating))
                .Concat(TimeFindings.Ways(minutes, question.Now))
                .Concat(MetricFindings.Of(question.Metrics, map))
                .GroupBy(finding => finding.Service, finding => finding.Evidence, StringComparer.Ordinal)
                .Select(found => new Suspect(found.Key, Score(found), InOrder(found)))
                .OrderByDescending(suspect => suspect.Score).ThenBy(suspect => suspect.Service, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Finding> Deeds(IReadOnlyList<Deviation> deviations) =>
        from deviation in deviations
        let trait = deviation.Trait
        select (trait.Operation.Service, new Evidence(
            KindOf(trait.Kind), trait.Operation.Name, trait.What, deviation.Usual.Value, deviation.Now.Value, (long)deviation.Now.Requests,
            Math.Abs(deviation.Bits), deviation.Left * Share.Between(deviation.Usual, deviation.Now), deviation.ExplainedBy,
            Severity: trait.Severity, AtLeast: trait.AtLeast));

    private static EvidenceKind KindOf(TraitKind kind) => kind switch
    {
        TraitKind.Line => EvidenceKind.Line,
        TraitKind.Call => EvidenceKind.Call,
        _              => EvidenceKind.Failure,
    };

    private static double Score(IEnumerable<Evidence> found) =>
        found.GroupBy(one => one.Kind is EvidenceKind.Call or EvidenceKind.Failure ? EvidenceKind.Line : one.Kind)
            .OrderBy(sort => sort.Key).Sum(sort => sort.Max(one => one.Counted));

    private static List<Evidence> InOrder(IEnumerable<Evidence> found) =>
    [
        .. found.OrderByDescending(one => one.Counted).ThenByDescending(one => one.Bits).ThenBy(one => one.Kind)
            .ThenBy(one => one.Operation, StringComparer.Ordinal).ThenBy(one => one.What, StringComparer.Ordinal)
            .ThenBy(one => one.Severity).ThenBy(one => one.AtLeast).Take(MostEvidence),
    ];
}
