using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using GraphQL;

namespace EventSourcedOps.Api.Changes;

/// <summary>A time in which no change may be made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">A period, frozen hours, or all hours outside those kept for maintenance.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organisation">The organisation that it holds for, with everything under it.</param>
/// <param name="Period">The period; for hours of a calendar, the time in which they count.</param>
/// <param name="CalendarId">The calendar whose hours count.</param>
/// <param name="CalendarName">What people call that calendar.</param>
[GraphQLMetadata("Blackout")]
public sealed record BlackoutNode(
    Guid Id, BlackoutKind Kind, string Name, OrganisationNode? Organisation, WindowNode? Period, Guid? CalendarId, string? CalendarName)
{
    internal static BlackoutNode Of(Blackout blackout, Landscape landscape) => new(
        blackout.Id, blackout.Kind, blackout.Name, OrganisationNode.Of(blackout.Organisation, landscape), WindowNode.Of(blackout.Period),
        blackout.CalendarId, blackout.CalendarId is { } calendar ? landscape.CalendarOf(calendar)?.Name : null);
}

/// <summary>How a change is done that is done the same way each time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Counts up with every change of it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organisation">The organisation that it holds for, with everything under it.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Steps">What is done, in this order.</param>
/// <param name="Rollback">How it is taken back, in this order.</param>
/// <param name="Verification">How one sees that it does what it should.</param>
/// <param name="Retired">Whether it is out of use.</param>
[GraphQLMetadata("ChangeTemplate")]
public sealed record ChangeTemplateNode(
    Guid Id, int Version, string Name, OrganisationNode? Organisation, string Purpose, IReadOnlyList<TemplateStepNode> Steps,
    IReadOnlyList<TemplateStepNode> Rollback, string Verification, bool Retired)
{
    internal static ChangeTemplateNode Of(ChangeTemplate template, Landscape landscape) => new(
        template.Id, template.Version, template.Name, OrganisationNode.Of(template.Organisation, landscape), template.Purpose,
        [.. template.Steps.Select(TemplateStepNode.Of)], [.. template.Rollback.Select(TemplateStepNode.Of)], template.Verification, template.Retired);
}

/// <summary>A step of a template.</summary>
/// <param name="Text">What is done, and how one sees that it worked.</param>
/// <param name="Minutes">How long it should take.</param>
[GraphQLMetadata("ChangeTemplateStep")]
public sealed record TemplateStepNode(string Text, int? Minutes)
{
    internal static TemplateStepNode Of(ChangeStep step) => new(step.Text, step.Minutes);
}
