using System.Globalization;

namespace MilvusManifests.Tests.Templating;

/// <summary>The language tested against its published cases: every file of <c>shared/conformance/scriban</c>.</summary>
public class ScribanConformanceTests(ITestOutputHelper output)
{
    private const string Folder = "conformance/scriban";

    [Fact]
    public void Enough_cases_of_every_file_pass()
    {
        Needs.Shared(Folder);
        var differences = DeliberateDifferences.Read();
        var tooFew = new List<string>();
        foreach (var file in Files())
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var cases = Run(file);
            output.WriteLine($"{name}: {Count(cases)}");
            foreach (var priority in cases.Select(result => result.Case.Priority).Distinct().Order(StringComparer.Ordinal))
            {
                output.WriteLine($"  {priority}: {Count(cases.Where(result => result.Case.Priority == priority))}");
            }

            var wanted = cases.Where(result => name.StartsWith("kubernetes", StringComparison.Ordinal)
                ? !differences.ContainsKey(result.Case.Id)
                : result.Case.Priority is "A" or "B").ToList();
            var share = wanted.Count == 0 ? 1 : (double)wanted.Count(result => result.Failure is null) / wanted.Count;
            if (share < Threshold(name))
            {
                tooFew.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {share:P1} pass"));
            }
        }

        Assert.Equal([], tooFew);
    }

    [Fact]
    public void Every_case_that_fails_is_a_deliberate_difference_and_every_difference_is_a_case_that_fails()
    {
        Needs.Shared(Folder);
        var differences = DeliberateDifferences.Read();
        var unexpected = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (@case, failure) in Files().SelectMany(Run))
        {
            seen.Add(@case.Id);
            if (failure is not null && !differences.ContainsKey(@case.Id))
            {
                unexpected.Add($"{@case.Priority} {@case.Id}: {failure}");
            }
            else if (failure is null && differences.ContainsKey(@case.Id))
            {
                unexpected.Add($"{@case.Priority} {@case.Id}: passes, but is listed as a difference");
            }
        }

        unexpected.AddRange(differences.Keys.Where(id => !seen.Contains(id)).Select(id => $"{id}: listed, but no such case"));
        foreach (var line in unexpected)
        {
            output.WriteLine(line);
        }

        Assert.Equal([], unexpected);
    }

    private static IOrderedEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Shared, Folder), "*.jsonl").Order(StringComparer.Ordinal);

    private static List<(ConformanceCase Case, string? Failure)> Run(string file) =>
        [.. ConformanceCase.ReadAll(file).Where(@case => !@case.IsElsewhere).Select(@case => (@case, ConformanceRun.Failure(@case)))];

    /// <summary>Of the manifest templates all must pass but those that differ on purpose; of the others a share of those with priority A and B.</summary>
    private static double Threshold(string name) =>
        name.StartsWith("kubernetes", StringComparison.Ordinal) ? 1 : name.StartsWith("upstream", StringComparison.Ordinal) ? 0.98 : 0.95;

    private static string Count(IEnumerable<(ConformanceCase Case, string? Failure)> results)
    {
        var all = results.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{all.Count(result => result.Failure is null)}/{all.Count}");
    }
}
