#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:property EnableNETAnalyzers=false
#:property EnforceCodeStyleInBuild=false
#:property PublishAot=false
#:property JsonSerializerIsReflectionEnabledByDefault=true

using System.Diagnostics;
using System.Text.Json;

// Takes away one place after the other where answers are cut to what somebody may see, and demands that a test goes red each time.
//   dotnet run tests/mutants/run.cs -- [--list] [--only N[,N…]] [--keep]
// Works on a copy beside. What is an expression is built in once for all, behind a switch; what is not is built alone ("plain").

var root = Environment.CurrentDirectory;
var listed = Path.Combine(root, "tests", "mutants", "mutants.json");
if (!File.Exists(listed)) return Fail("Run this from the root of the repository.");
var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
var mutants = JsonSerializer.Deserialize<Mutant[]>(File.ReadAllText(listed), options)!.Select((mutant, i) => mutant with { Number = i + 1 }).ToArray();
if (args.Contains("--list"))
{
    foreach (var mutant in mutants) Console.WriteLine($"{mutant.Number,3}  {mutant}");
    return 0;
}

var only = args.SkipWhile(word => word != "--only").Skip(1).FirstOrDefault()?.Split(',').Select(int.Parse).ToHashSet();
var chosen = mutants.Where(mutant => only?.Contains(mutant.Number) != false).ToArray();
var copy = Path.Combine(Path.GetTempPath(), $"ops-mutants-{Environment.ProcessId}");
var alive = new List<Mutant>();
try
{
    Copy();
    foreach (var mutant in chosen.Where(mutant => !mutant.Plain))
        Edit(mutant, $"(System.Environment.GetEnvironmentVariable(\"OPS_MUTANT\") == \"{mutant.Number}\" ? {mutant.Replace} : {mutant.Find})");
    if (chosen.Any(mutant => !mutant.Plain))
    {
        if (!Build()) return Fail("The copy with the switches does not build.");
        foreach (var mutant in chosen.Where(mutant => !mutant.Plain)) Judge(mutant);
    }
    foreach (var mutant in chosen.Where(mutant => mutant.Plain))
    {
        var path = Path.Combine(copy, mutant.File);
        var before = File.ReadAllText(path);
        Edit(mutant, mutant.Replace);
        if (!Build()) return Fail($"Mutant {mutant.Number} does not build.");
        Judge(mutant);
        File.WriteAllText(path, before);
    }
}
finally
{
    if (!args.Contains("--keep") && Directory.Exists(copy)) Directory.Delete(copy, recursive: true);
}

Console.WriteLine($"{chosen.Length - alive.Count} of {chosen.Length} mutants were caught.");
foreach (var mutant in alive) Console.WriteLine($"ALIVE {mutant.Number}  {mutant}");
return alive.Count == 0 ? 0 : 1;

void Judge(Mutant mutant)
{
    var started = Stopwatch.GetTimestamp();
    var run = new ProcessStartInfo("dotnet", ["EventSourcedOps.Api.Tests.dll", mutant.Test.Contains('.') ? "-method" : "-class", $"*.{mutant.Test}"])
    {
        WorkingDirectory = Path.Combine(copy, "tests", "Api.Tests", "bin", "Debug", "net10.0"), RedirectStandardOutput = true, RedirectStandardError = true,
    };
    run.Environment["OPS_MUTANT"] = $"{mutant.Number}";
    run.Environment["OPS_CANARY_CHANGES"] = "2";
    run.Environment["OPS_CANARY_WALL"] = mutant.Wall;
    var (code, said) = Run(run);
    // Only what a test demanded in vain counts; whatever else went wrong proves nothing.
    var caught = code != 0 && said.Contains("ShouldAssertException", StringComparison.Ordinal);
    if (!caught) alive.Add(mutant);
    Console.WriteLine($"{mutant.Number,3}  {(caught ? "caught" : "ALIVE "),-6}  {Stopwatch.GetElapsedTime(started).TotalSeconds,4:0} s  {mutant}");
}

void Edit(Mutant mutant, string replacement)
{
    var path = Path.Combine(copy, mutant.File);
    var text = File.ReadAllText(path);
    if (text.Split(mutant.Find).Length != 2) throw new InvalidOperationException($"Mutant {mutant.Number}: not exactly once in {mutant.File}: {mutant.Find}");
    File.WriteAllText(path, text.Replace(mutant.Find, replacement, StringComparison.Ordinal));
}

bool Build()
{
    var (code, said) = Run(new("dotnet", ["build", "tests/Api.Tests", "-nologo", "-v", "q", "-p:BuildPortal=false", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false"])
    {
        WorkingDirectory = copy, RedirectStandardOutput = true, RedirectStandardError = true,
    });
    if (code != 0) Console.Error.WriteLine(string.Join(Environment.NewLine, said.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10)));
    return code == 0;
}

void Copy()
{
    var (_, files) = Run(new("git", ["ls-files", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true });
    foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(root, file))))
    {
        var to = Path.Combine(copy, file);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(Path.Combine(root, file), to);
    }
}

static (int Code, string Said) Run(ProcessStartInfo start)
{
    using var process = Process.Start(start)!;
    var faults = process.StandardError.ReadToEndAsync();
    var said = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, said + faults.Result);
}

static int Fail(string why)
{
    Console.Error.WriteLine(why);
    return 2;
}

/// <param name="Find">Occurs exactly once in the file.</param>
/// <param name="Replace">The same without the filter.</param>
/// <param name="Test">The class that has to go red, or a test in it.</param>
/// <param name="Wall">Whether the second wall stands meanwhile: it would keep what the first one lets through from showing.</param>
/// <param name="Plain">No expression: replaced as text, and built alone.</param>
internal sealed record Mutant(string File, string Find, string Replace, string Test = "CanaryTests", string Wall = "down", bool Plain = false)
{
    public int Number { get; init; }

    public override string ToString() => $"{File}: {Find.ReplaceLineEndings(" ")}  ({Test})";
}
