using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>An alert of a request that was not taken, and why.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
internal sealed record RefusedSignal(int Index, Dictionary<string, string?>? Labels, string Code, string Reason, string? Field);

/// <summary>What became of a request.</summary>
/// <param name="Recorded">How many of its alerts were news.</param>
/// <param name="Unchanged">How many said again what is known.</param>
internal sealed record SignalAnswer(int Received, int Recorded, int Unchanged, IReadOnlyList<RefusedSignal> Refused);

/// <summary>Takes a request of a monitoring system alert by alert: one that is refused keeps no other one out.</summary>
internal sealed class SignalDesk(Intake intake, Caller caller, TimeProvider clock)
{
    public async Task<SignalAnswer> Take(
        IReadOnlyList<PostedAlert?> alerts, string model, IReadOnlyList<string>? groupBy, TimeSpan unpromised, CancellationToken cancellation)
    {
        var reading = new AlertmanagerReading(caller, clock.GetUtcNow(), model, groupBy, unpromised);
        var (refused, heard, places) = (new List<RefusedSignal>(), new List<Heard>(), new List<int>());
        for (var i = 0; i < alerts.Count; i++)
        {
            var (one, refusal) = reading.Read(alerts[i]);
            if (refusal is not null) refused.Add(Refused(i, alerts[i], refusal));
            else
            {
                heard.Add(one!);
                places.Add(i);
            }
        }

        var answers = await intake.Take(heard, caller, cancellation);
        for (var i = 0; i < answers.Count; i++)
            if (answers[i].Refusal is { } refusal) refused.Add(Refused(places[i], alerts[places[i]], refusal));
        return new(
            alerts.Count, answers.Count(answer => answer is { News: true, Refusal: null }), answers.Count(answer => !answer.News),
            [.. refused.OrderBy(one => one.Index)]);
    }

    private static RefusedSignal Refused(int index, PostedAlert? alert, Refusal refusal) =>
        new(index, alert?.Labels, refusal.Code, refusal.Reason, refusal.Field);
}
