using System.Globalization;
using System.Text.Json;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Validation;

namespace MilvusManifests.Tests.Validation;

/// <summary>The verdicts of a real API server, through kubectl, on manifests that differ in one plain scalar.</summary>
public class PlainScalarConformanceTests(ITestOutputHelper output)
{
    private const string Folder = "conformance";

    [Fact]
    public void Every_plain_scalar_is_judged_as_by_the_server()
    {
        Needs.Shared($"{Folder}/plain-scalars.jsonl");
        var validator = new ManifestValidator(new SchemaCatalogue("1.36"), new ManifestValidatorOptions());
        var cases = Directory.GetFiles(Path.Combine(Repository.Shared, Folder), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => JsonElement.Parse(line)).Where(IsVerdict).ToList();

        var failures = cases.Select(verdict => Difference(verdict, validator)).OfType<string>().ToList();

        output.WriteLine($"{cases.Count - failures.Count} of {cases.Count} agree");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.True(cases.Count >= 490);
    }

    private static bool IsVerdict(JsonElement row) => row.TryGetProperty("manifest", out _) && row.TryGetProperty("scalar", out _) && row.TryGetProperty("accepted", out _);

    private static string? Difference(JsonElement row, ManifestValidator validator)
    {
        var (manifest, scalar) = (row.GetProperty("manifest").GetString()!, row.GetProperty("scalar").GetString()!);
        var errors = validator.Validate(new SourceText("a", manifest)).Diagnostics.Where(found => found.Severity == Severity.Error).ToList();
        var isKey = row.GetProperty("due").GetString() == "key";
        var place = Place(manifest, isKey ? $"  {scalar}: \"v\"\n" : $": {scalar}\n");
        var agrees = row.GetProperty("accepted").GetBoolean() ? errors.Count == 0 : errors.Count > 0 && errors.All(error => error.ToString().StartsWith(place, StringComparison.Ordinal));
        return agrees ? null : $"{row.GetProperty("field")}, {scalar}, at {place}: {string.Join(" | ", errors)}";
    }

    // What is searched begins two characters before the scalar.
    private static string Place(string manifest, string line)
    {
        var at = manifest.LastIndexOf(line, StringComparison.Ordinal) + 2;
        return string.Create(CultureInfo.InvariantCulture, $"a({manifest.AsSpan(0, at).Count('\n') + 1},{at - manifest.LastIndexOf('\n', at - 1)})");
    }
}
