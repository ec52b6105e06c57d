using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Application.Access.Processes;

/// <summary>
/// Opens the next review of a series when its time has come, however the one before stands. Closing one as the last ends the series.
/// </summary>
public sealed class ReviewFollowing : IProcessStep
{
    private sealed record Next(string Organisation, bool WithSubtree, TimeSpan Time, string Reason, int EveryMonths);

    public string Kind => "review-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        ReviewOpened { EveryMonths: { } months } e => [new(IdOf(told.Stream),
            told.Due(told.RecordedAt.AddMonths(months)),
            new Next(e.Organisation, e.WithSubtree, e.DueAt - told.RecordedAt, e.Reason, months))],
        ReviewClosed { IsLast: true } => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = message.Read<Next>();
        yield return new OpenReview(
            message.CommandId(), message.CommandId("review"), next.Organisation, next.WithSubtree, message.DueAt + next.Time, next.Reason,
            next.EveryMonths);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid review) => Ids.Derived("review-following", review.ToString());
}
