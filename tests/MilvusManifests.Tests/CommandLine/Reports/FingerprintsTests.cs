using System.Text.Json;
using MilvusManifests.Cli.Reports;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>What identifies a finding from run to run.</summary>
public sealed class FingerprintsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Lines_above_do_not_change_a_fingerprint()
    {
        const string Text = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: LB\n  prots: 1\n  ports: [{port: 80}]\n";

        Assert.Equal(Of(Text), Of("# a comment\n\n# another one\n" + Text));
        Assert.Equal(2, Of(Text).Length);
    }

    [Fact]
    public void Equal_findings_of_one_file_have_different_fingerprints_and_keep_them()
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b, imag: c}]}\n";
        var both = Of($"{Pod}---\n{Pod.Replace("name: a}", "name: b}", StringComparison.Ordinal)}");

        Assert.Equal(2, both.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Of(Pod)[0], both[0]);
    }

    [Fact]
    public void A_line_that_a_message_quotes_is_not_part_of_it()
    {
        var fingerprints = Fingerprints.Of(SampleFindings.Of(
            SampleFindings.Error("a.yaml", 3, "duplicate of a.yaml(12,3), line 12 would read: x"),
            SampleFindings.Error("b.yaml", 3, "duplicate of a.yaml(12,3), line 12 would read: x")));
        var moved = Fingerprints.Of(SampleFindings.Of(SampleFindings.Error("a.yaml", 9, "duplicate of a.yaml(18,3), line 18 would read: x")));

        Assert.Equal(fingerprints[0], moved[0]);
        Assert.NotEqual(fingerprints[0], fingerprints[1]);
    }

    private string[] Of(string text)
    {
        File.WriteAllText(Path.Combine(folder, "a.yaml"), text);
        using var sarif = JsonDocument.Parse(CommandLineRun.In(folder, "validate", "a.yaml", "--format", "sarif").Output);
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("diagnostic/v1").GetString()!)];
    }
}
