using System.Text.Json;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

/// <summary>
/// Texts, and what kubectl made of them: each line of <c>kubectl.jsonl</c> has a text and the objects that <c>kubectl label --local -f - zz=1 -o json</c>
/// printed, without that label, or null where it refused the text.
/// </summary>
public class KubectlAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void What_kubectl_reads_is_read_alike_and_what_it_refuses_is_reported()
    {
        var cases = File.ReadLines(Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "Yaml", "kubectl.jsonl")).Select(line => JsonElement.Parse(line)).ToList();

        var failures = cases.Select(Difference).OfType<string>().ToList();

        output.WriteLine($"{cases.Count - failures.Count} of {cases.Count} agree");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.True(cases.Count > 250);
    }

    private static string? Difference(JsonElement row)
    {
        var text = row.GetProperty("text").GetString()!;
        var (documents, found) = KubectlReader.Read(new SourceText(text.StartsWith('{') ? "a.json" : "a.yaml", text));
        var said = $"{row.GetProperty("name")}: {string.Join(" | ", found)}";
        if (row.GetProperty("read") is not { ValueKind: JsonValueKind.Array } read)
        {
            return found.IsEmpty ? $"{said} but kubectl refuses it" : null;
        }

        if (found.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            return $"{said} but kubectl reads it";
        }

        var expected = read.EnumerateArray().Select(value => JsonReader.Read(new SourceText("kubectl", value.GetRawText())).Value!).ToList();
        var agrees = expected.SequenceEqual(documents.Select(document => document.Root), YamlNodeComparer.Json);
        return agrees || found.Any(diagnostic => diagnostic.Code == YamlCodes.NotReadByKubectl) ? null
            : $"{said} read as {string.Join(" ", documents.Select(document => JsonWriter.Write(document.Root)))}";
    }
}
