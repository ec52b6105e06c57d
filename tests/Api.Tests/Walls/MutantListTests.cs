using System.Text.Json;
using System.Text.RegularExpressions;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>The list of filters that the mutants take away is whole and up to date. Running the mutants takes long; this does not.</summary>
public sealed partial class MutantListTests
{
    /// <summary>Knows of reach, but cuts nothing that somebody is shown: it is where a right is looked up.</summary>
    private static readonly string[] CutNothing = ["src/Application/WritePath/Caller.cs"];

    private static readonly Mutant[] Listed = JsonSerializer.Deserialize<Mutant[]>(
        File.ReadAllText(Path.Combine(TestFolder.Clone, "tests", "mutants", "mutants.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void Each_filter_on_the_list_is_found_exactly_once() =>
        Listed.Where(mutant => File.ReadAllText(Path.Combine(TestFolder.Clone, mutant.File)).Split(mutant.Find).Length != 2)
            .Select(mutant => $"{mutant.File}: {mutant.Find}").ShouldBeEmpty();

    [Fact]
    public void Each_file_that_cuts_by_reach_is_on_the_list()
    {
        var known = Listed.Select(mutant => mutant.File).Concat(CutNothing).ToHashSet();
        new[] { "Api", "Application" }.SelectMany(room => Directory.EnumerateFiles(Path.Combine(TestFolder.Clone, "src", room), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Cuts().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetRelativePath(TestFolder.Clone, path).Replace('\\', '/')).Where(file => !known.Contains(file)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_place_that_cuts_by_reach_is_on_the_list()
    {
        foreach (var file in Listed.Select(mutant => mutant.File).Distinct())
        {
            var text = File.ReadAllText(Path.Combine(TestFolder.Clone, file));
            var taken = Listed.Where(mutant => mutant.File == file).Select(mutant => (From: text.IndexOf(mutant.Find, StringComparison.Ordinal), mutant.Find.Length)).ToArray();
            Places().Matches(text).Where(place => !taken.Any(span => place.Index >= span.From && place.Index < span.From + span.Length))
                .Select(place => $"{file}, line {text[..place.Index].Count(sign => sign == '\n') + 1}: {place.Value}").ShouldBeEmpty();
        }
    }

    [GeneratedRegex(@"\.Reaches\(|OrganisationsOf\(|PlacesOf\(|\.Places\(|\.Seeing\(|\.Shown\(""|\.Reach\(|\.SeenFrom\(|\.Listed\(")]
    private static partial Regex Cuts();

    /// <summary>Where something is cut by a reach, asked for there or before.</summary>
    [GeneratedRegex(@"\.Reaches\(|(?<![.\w])(?:shown|listed|within)\(|\b(?:reach|reached|seen)\?\.|\)\)\([a-z]\w*\.")]
    private static partial Regex Places();

    private sealed record Mutant(string File, string Find, string Replace);
}
