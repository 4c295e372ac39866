using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>The report that GitLab reads: every entry has what it requires, and no two have the same fingerprint.</summary>
public class GitLabReportTests
{
    [Fact]
    public void Severities_and_places_are_those_of_GitLab()
    {
        var report = SampleFindings.Write(new GitLabReport(), SampleFindings.Of(
            SampleFindings.Error("a.yaml", 3, "x"), Diagnostic.Warning(SampleFindings.Code, null, "y"), new Diagnostic(SampleFindings.Code, Severity.Information, SampleFindings.At("b.yaml", 2), "z")));

        Assert.Equal(["major a.yaml 3 3 MM3015: x", "minor . 1 1 MM3015: y", "info b.yaml 2 2 MM3015: z"], Entries(report));
    }

    [Fact]
    public void Whatever_a_diagnostic_quotes_it_stays_valid() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var findings = SampleFindings.Quoting(text);
        var doubled = findings with { Diagnostics = [.. findings.Diagnostics, .. findings.Diagnostics] };
        using var json = JsonDocument.Parse(SampleFindings.Write(new GitLabReport(), doubled));

        Assert.Equal(6, json.RootElement.EnumerateArray().Select(entry => entry.GetProperty("fingerprint").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(json.RootElement.EnumerateArray(), entry => Assert.StartsWith("MM3015: ", entry.GetProperty("description").GetString(), StringComparison.Ordinal));
    }));

    private static IEnumerable<string> Entries(string report)
    {
        using var json = JsonDocument.Parse(report);
        foreach (var entry in json.RootElement.EnumerateArray().ToArray())
        {
            var location = entry.GetProperty("location");
            var lines = location.GetProperty("lines");
            yield return $"{entry.GetProperty("severity")} {location.GetProperty("path")} {lines.GetProperty("begin")} {lines.GetProperty("end")} {entry.GetProperty("description")}";
        }
    }
}
