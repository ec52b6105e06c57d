using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.Tests;

public sealed class RoomsTests
{
    [Fact]
    public void The_domain_knows_the_language_and_the_calendar_library_alone() =>
        typeof(Incident).Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => reference.Name!.StartsWith("System", StringComparison.Ordinal) || reference.Name == "NodaTime");

    [Fact]
    public void Clocks_chance_and_files_are_forbidden_at_build()
    {
        var banned = File.ReadAllText(Path.Combine(Repository, "src", "Domain", "BannedSymbols.txt"));

        banned.ShouldContain("P:System.DateTimeOffset.UtcNow;");
        banned.ShouldContain("T:System.Random;");
        banned.ShouldContain("M:System.Guid.NewGuid;");
        banned.ShouldContain("N:System.IO;");
        File.ReadAllText(Path.Combine(Repository, "src", "Domain", "Domain.csproj")).ShouldContain("BannedApiAnalyzers");
    }

    private static string Repository
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "EventSourcedOps.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
