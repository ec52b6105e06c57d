using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Services;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>What the clocks of a period would have shown under a draft. Nothing is recorded, nobody is told, official verdicts stand.</summary>
    /// <param name="draft">The agreement that is considered.</param>
    /// <param name="from">Incidents reported then or later.</param>
    /// <param name="to">Incidents reported before then.</param>
    /// <param name="organisations">Only incidents of these organisations and everything under them.</param>
    [Needs(WhatIf.Operation)]
    public static Task<SlaWhatIfAnswer> SlaWhatIf(
        [FromServices] ReadDesk desk, AgreementDraft draft, DateTimeOffset from, DateTimeOffset to,
        IReadOnlyList<string>? organisations = null, CancellationToken cancellation = default) =>
        WhatIf.Compare(desk, draft, from, to, organisations, cancellation);
}
