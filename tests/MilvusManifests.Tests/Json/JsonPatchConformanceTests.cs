using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Json;

/// <summary>The public suites of RFC 6902.</summary>
public class JsonPatchConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_suite_of_cases_passes() => RunSuite("tests.json", atLeast: 90);

    [Fact]
    public void The_examples_of_the_standard_pass() => RunSuite("spec_tests.json", atLeast: 15);

    private void RunSuite(string file, int atLeast)
    {
        var path = $"conformance/json-patch/{file}";
        Needs.Shared(path);
        var source = SourceFile.Read(Path.Combine(Repository.Shared, path)).Value!;
        // Two disabled records have a duplicate member on purpose.
        var suite = JsonReader.Read(source, new JsonReaderOptions { AllowDuplicateKeys = true });
        Assert.Empty(suite.Diagnostics);
        var records = ((YamlSequence)suite.Value!).Items.Cast<YamlMapping>().ToList();
        var enabled = records.Where(record => record["disabled"] is not YamlScalar { Value: "true" } && record["patch"] is not null).ToList();

        var failures = enabled.Where(record => !Passes(record)).Select(record => $"{record.Location}: {JsonWriter.Write(record)}").ToList();

        output.WriteLine($"{file}: {enabled.Count - failures.Count}/{enabled.Count} passed, {records.Count - enabled.Count} disabled");
        Assert.Empty(failures);
        Assert.True(enabled.Count >= atLeast);
    }

    private static bool Passes(YamlMapping record)
    {
        var document = record["doc"]!;
        var before = JsonWriter.Write(document);
        var patch = JsonPatch.Read(record["patch"]!);
        var result = patch.Succeeded ? patch.Value!.Apply(document) : new Result<YamlNode>(null, patch.Diagnostics);
        Assert.Equal(before, JsonWriter.Write(document));
        if (record["error"] is not null)
        {
            return !result.Succeeded && result.Value is null;
        }

        return result.Succeeded && (record["expected"] is not { } expected || YamlNodeComparer.Json.Equals(expected, result.Value));
    }
}
