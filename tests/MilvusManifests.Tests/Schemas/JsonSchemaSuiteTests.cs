using System.Globalization;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

/// <summary>The required tests of the public JSON Schema suite; its remotes are given as documents, at the addresses the suite serves them from.</summary>
public class JsonSchemaSuiteTests(ITestOutputHelper output)
{
    private const string Suite = "conformance/json-schema";

    [Fact]
    public void Draft_7_holds() => Assert.Equal([], Run("draft7", JsonSchemaDialect.Draft7));

    [Fact]
    public void Draft_2020_12_holds() => Assert.Equal([], Run("draft2020-12", JsonSchemaDialect.Draft202012));

    private List<string> Run(string draft, JsonSchemaDialect dialect)
    {
        Needs.Shared(Suite);
        var folder = Path.Combine(Repository.Shared, Suite);
        var remotes = ReadRemotes(Path.Combine(folder, "remotes"), draft);
        var failures = new List<string>();
        var total = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "tests", draft), "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var group in ((YamlSequence)Read(file)).Items.Cast<YamlMapping>())
            {
                var set = new JsonSchemaSet(new JsonSchemaOptions { Dialect = dialect });
                foreach (var (address, document) in remotes)
                {
                    set.Add(address, document);
                }

                var added = set.Add(null, group["schema"]!);
                var compiled = set.Compile(group["schema"]!);
                foreach (var test in ((YamlSequence)group["tests"]!).Items.Cast<YamlMapping>())
                {
                    total++;
                    var name = $"{Path.GetFileName(file)}: {Text(group)}: {Text(test)}";
                    var expected = ((YamlScalar)test["valid"]!).Value == "true";
                    var diagnostics = compiled.Value!.Validate(test["data"]!);
                    var isValid = compiled.Value.IsValid(test["data"]!);
                    if (isValid != expected || diagnostics.IsEmpty != expected)
                    {
                        failures.Add($"{name}: expected {expected}, found {isValid} and [{string.Join("; ", diagnostics)}]");
                    }
                    else if (added.Concat(compiled.Diagnostics).Any(diagnostic => diagnostic.Severity == Severity.Error))
                    {
                        failures.Add($"{name}: {string.Join("; ", added.Concat(compiled.Diagnostics))}");
                    }
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{draft}: {total - failures.Count} of {total}"));
        foreach (var failure in failures)
        {
            output.WriteLine(failure);
        }

        return failures;
    }

    // The suite serves every file of its folder; those of other drafts are in dialects that no test of these two refers to.
    private static List<(string Address, YamlNode Document)> ReadRemotes(string folder, string draft) =>
        [.. from file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
            where !path.Contains('/', StringComparison.Ordinal) || path.StartsWith(draft + "/", StringComparison.Ordinal)
                || !(path.StartsWith("draft", StringComparison.Ordinal) || path.StartsWith("v1/", StringComparison.Ordinal))
            orderby path.Contains("metaschema", StringComparison.Ordinal) ? 0 : 1, path
            select ($"http://localhost:1234/{path}", Read(file))];

    private static YamlNode Read(string file)
    {
        var read = JsonReader.Read(SourceFile.Read(file).Value!, new JsonReaderOptions { AllowDuplicateKeys = true });
        return read.Value ?? throw new InvalidDataException(read.Diagnostics[0].ToString());
    }

    private static string Text(YamlMapping mapping) => ((YamlScalar)mapping["description"]!).Value;
}
