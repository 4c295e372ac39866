using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Json.Schema;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>SARIF holds what its standard requires of the part that is written: the facts are in sarif.schema.json.</summary>
public sealed class SarifReportTests : IDisposable
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/CommandLine/Reports/sarif.schema.json")));

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string> Written =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/CommandLine/Reports"), "*.sarif").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Written))]
    public void What_a_command_writes_is_valid(string file) => AssertValid(File.ReadAllText(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/CommandLine/Reports", file)));

    [Theory]
    [InlineData("generate")]
    [InlineData("diff none.yaml none.yaml")]
    [InlineData("images")]
    [InlineData("releases --config none.yaml")]
    [InlineData("releases")]
    [InlineData("render none.sbn")]
    [InlineData("schema import none.yaml")]
    [InlineData("validate - --schema none.yaml")]
    public void Every_command_writes_it(string command) => AssertValid(CommandLineRun.In(folder, [.. command.Split(' '), "--format", "sarif"]).Output);

    [Fact]
    public void Whatever_a_diagnostic_quotes_it_stays_valid() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts.All.ToArbitrary(), text => AssertValid(SampleFindings.Write(new SarifReport(), SampleFindings.Quoting(text)))));

    [Fact]
    public void A_schema_that_accepts_anything_would_prove_nothing()
    {
        var sarif = SampleFindings.Write(new SarifReport(), SampleFindings.Of(SampleFindings.Error("a.yaml", 1, "x")));

        foreach (var (old, fresh) in ((string, string)[])[("\"error\"", "\"fatal\""), ("\"startLine\": 1", "\"startLine\": 0"), ("\"2.1.0\"", "\"2.0.0\""), ("utf16CodeUnits", "bytes"), ("\"text\"", "\"words\""), ("\"a.yaml\"", "\"a b.yaml\"")])
        {
            Assert.Contains(old, sarif, StringComparison.Ordinal);
            using var changed = JsonDocument.Parse(sarif.Replace(old, fresh, StringComparison.Ordinal));
            Assert.False(Schema.Evaluate(changed.RootElement, Options).IsValid, fresh);
        }
    }

    [Fact]
    public void Rules_link_to_their_explanation_if_the_repository_is_known()
    {
        var findings = SampleFindings.Of(SampleFindings.Error("a.yaml", 1, "x"));

        Assert.Contains("\"helpUri\": \"https://example.com/manifests/blob/HEAD/docs/codes.md#mm3015\"", SampleFindings.Write(new SarifReport(), findings), StringComparison.Ordinal);
        Assert.Contains("\"informationUri\": \"https://example.com/manifests\"", SampleFindings.Write(new SarifReport(), findings), StringComparison.Ordinal);
        Assert.DoesNotContain("Uri\": \"https", SampleFindings.Write(new SarifReport(), findings with { Tool = new("1.0", null) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_has_the_gravest_level_of_its_results()
    {
        using var sarif = JsonDocument.Parse(SampleFindings.Write(new SarifReport(), SampleFindings.Of(
            Diagnostic.Warning(SampleFindings.Code, null, "a"), Diagnostic.Error(SampleFindings.Code, null, "b"), new Diagnostic(SampleFindings.Code, Severity.Information, null, "c"))));
        var run = sarif.RootElement.GetProperty("runs")[0];

        Assert.Equal("error", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("defaultConfiguration").GetProperty("level").GetString());
        Assert.Equal(["warning", "error", "note"], run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("level").GetString()));
    }

    private static EvaluationOptions Options => new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };

    private static void AssertValid(string text)
    {
        using var sarif = JsonDocument.Parse(text);
        var result = Schema.Evaluate(sarif.RootElement, Options);
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }
}
