using System.Text.RegularExpressions;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Cases;

/// <summary>The bug reports of <c>../shared/cases</c>, as their inputs are; the tests of <see cref="Kinds"/> hold what each of them is one instance of.</summary>
public partial class CaseTests
{
    /// <summary>Each case with the tests of its kind, whose inputs are the project's own.</summary>
    private static readonly Dictionary<string, Type[]> Kinds = new(StringComparer.Ordinal)
    {
        ["01-milvus-operator-volumes"] = [typeof(Schemas.CustomResources.UnknownFieldsTests)],
        ["02-sops-secret"] = [typeof(Validation.RepositoryTests)],
        ["03-kustomization-without-kind"] = [typeof(SkippedFilesTests)],
        ["04-yaml11-booleans"] = [typeof(Yaml11BooleansTests), typeof(Yaml.KubectlScalarTests), typeof(Validation.PlainScalarConformanceTests)],
        ["05-ignore-unknown-hides-typos"] = [typeof(UnknownKindsTests), typeof(Validation.RepositoryTests), typeof(CommandLine.GenerateTests)],
        ["06-folder-of-a-gitops-repository"] = [typeof(SkippedFilesTests), typeof(Validation.RepositoryTests)],
        ["08-diff-of-defaults"] = [typeof(Comparison.Defaults.FilledInFieldsTests), typeof(Comparison.Defaults.ServerFieldsTests)],
        ["10-scrape-timeout-over-interval"] = [typeof(Schemas.Rules.PrometheusOperator.OperatorRulesTests)],
        ["11-promql-in-rules"] = [typeof(Schemas.Rules.PrometheusOperator.OperatorRulesTests)],
        ["13-gateway-api-experimental"] = [typeof(Validation.ProjectVersionsTests)],
        ["16-duplicate-env"] = [typeof(DuplicateItemsTests)],
        ["17-anchors-and-merge-keys"] = [typeof(AnchorsTests), typeof(Yaml.YamlReaderTests)],
        ["18-null-under-server-side-apply"] = [typeof(Schemas.CustomResources.ValuesOfNullTests), typeof(WrittenNullsTests)],
        ["19-schema-and-type-mistakes"] = [typeof(TypeMistakesTests), typeof(Schemas.ObjectValidatorTests)],
        ["20-rules-of-the-servers-code"] = [typeof(Schemas.Rules.ObjectRulesTests)],
        ["21-misspelt-option"] = [typeof(CommandLine.UsageTests), typeof(Validation.RepositoryTests)],
        ["22-server-fields-and-lists"] = [typeof(ExportsTests), typeof(Validation.RepositoryTests)],
        ["23-upstream-head-and-old-forks"] = [typeof(Upstream.PublishedSourceTests), typeof(Schemas.ObjectValidatorTests)],
        ["24-crd-defaults"] = [typeof(Schemas.CustomResources.DefaultsTests)],
    };

    // Its input is a checkout of kube-prometheus, which is not among the cases.
    private const string WithoutInput = "23-upstream-head-and-old-forks";

    public static TheoryData<string> Runs => [.. CaseRuns.All.Select(run => run.ToString())];

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_case_is_answered_rightly(string name)
    {
        var expected = CaseRuns.All.Single(run => run.ToString() == name);
        Needs.Shared("cases/" + expected.Folder);

        var run = CommandLineRun.In(Path.Combine(Repository.Shared, "cases", expected.Folder), expected.Command.Split(' '));

        Assert.Equal(expected.Diagnostics, Diagnostic().Matches(run.Error).Select(found => $"{found.Groups["place"].Value} {found.Groups["code"].Value}"));
        Assert.Equal(expected.ExitCode, run.ExitCode);
        Assert.Contains(expected.Says, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_case_is_run_and_has_tests_of_its_kind()
    {
        Needs.Shared("cases");
        var folders = Directory.GetDirectories(Path.Combine(Repository.Shared, "cases")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(folders, Kinds.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(folders.Except([WithoutInput]), CaseRuns.All.Select(run => run.Folder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(Kinds.Values, tests => Assert.NotEmpty(tests));
    }

    [GeneratedRegex(@"^(?<place>\S+\(\d+,\d+\)): (error|warning) (?<code>MM\d{4}): ", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
