using System.Globalization;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>Alerts that nobody should be told of for a while.</summary>
[GraphQLMetadata("Silence")]
public sealed class SilenceNode(Silence silence, Landscape landscape, DateTimeOffset? asOf)
{
    /// <summary>Its id.</summary>
    public Guid Id => silence.Id;

    /// <summary>The organisation that it holds for, with everything under it.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(silence.Organisation, landscape);

    /// <summary>What the labels of an alert must read; all of it.</summary>
    public IEnumerable<LabelMatcherNode> Matchers => silence.Matchers.Select(matcher => new LabelMatcherNode(matcher.Name, matcher.Match, matcher.Value));

    /// <summary>Why nobody should be told.</summary>
    public string Reason => silence.Reason;

    /// <summary>User name of whoever declared it.</summary>
    public string By => silence.By;

    /// <summary>When it was declared.</summary>
    public DateTimeOffset DeclaredAt => silence.DeclaredAt;

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset Until => silence.Until;

    /// <summary>How it came to its end; null while it holds.</summary>
    public SilenceEnding? Ending => silence.Ending;

    /// <summary>When it was over; null while it holds.</summary>
    public DateTimeOffset? EndedAt => silence.EndedAt;

    /// <summary>Whether the caller may end it now.</summary>
    public bool MayEnd([FromServices] ReadDesk desk) =>
        asOf is null && silence.Ending is null && desk.Caller.Reaches("silence.end", silence.Organisation);

    /// <summary>Those that end last come first; of the same moment the id decides.</summary>
    internal static string Place(SilenceNode node) =>
        (DateTimeOffset.MaxValue.UtcTicks - node.Until.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + node.Id;
}

/// <summary>A demand on one label.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Match">How it is compared.</param>
/// <param name="Value">With what: a text or a pattern.</param>
[GraphQLMetadata("SilenceMatcher")]
public sealed record LabelMatcherNode(string Name, LabelMatch Match, string Value);
