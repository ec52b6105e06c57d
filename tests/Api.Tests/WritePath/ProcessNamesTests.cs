using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Journeys;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.Tests.WritePath;

/// <summary>What the product does by itself is told under a name, in timelines and the audit trail, and not under the key of its process.</summary>
public sealed class ProcessNamesTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_process_has_a_name_in_the_portal(string language)
    {
        var words = JsonNode.Parse(File.ReadAllText(Path.Combine(PortalJourney.Folder, "src", "i18n", language, "kit.json")))!;
        Outbox.Steps.Select(step => step.Kind).Where(kind => words["processes"]![kind] is null).ShouldBeEmpty();
    }
}
