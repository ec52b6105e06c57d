using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Audit;

namespace EventSourcedOps.Projections.Walls;

/// <summary>
/// How rows are kept from those who may not see things so sensitive, in SQL: what a row is about is looked up among the labels of streams.
/// An existing row needs nothing added to it, and a label counts for the past as well as for what comes.
/// </summary>
public static class LabelledRows
{
    /// <summary>The places at which a labelled stream stands, of <c>stream_labels</c> as <c>l</c>: in its organisation, and in any.</summary>
    public const string Places = "array[l.organisation || '~' || l.label, '*~' || l.label]";

    private static readonly string Entry = WireNames.Of(typeof(AuditEntryRecorded));

    /// <summary>What an event is about: its stream, or of an audit entry what the command was about.</summary>
    /// <param name="of">How the SQL calls the event, with its dot.</param>
    public static string AboutEvent(string of = "") =>
        $"case when {of}type = '{Entry}' then ({of}data ->> 'subject')::uuid else {of}stream_id end";

    /// <summary>That a row is not about a labelled stream beyond those places.</summary>
    /// <param name="about">SQL for the stream it is about.</param>
    /// <param name="places">SQL for the places within reach.</param>
    public static string Within(string about, string places) =>
        $"not exists (select from ops.stream_labels l where l.stream = {about} and not ({Places} && {places}))";
}
