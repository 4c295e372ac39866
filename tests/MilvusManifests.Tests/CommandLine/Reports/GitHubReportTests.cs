using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>Workflow commands as the runner reads them, and the summary of a step.</summary>
public class GitHubReportTests
{
    [Fact]
    public void A_message_comes_back_as_it_was() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var escaped = GitHubAnnotations.Data(text);

        Assert.DoesNotContain(escaped, letter => letter is '\n' or '\r');
        Assert.Equal(text, RunnerCommand.UnescapeData(escaped));
    }));

    [Fact]
    public void A_property_comes_back_as_it_was() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var escaped = GitHubAnnotations.Property(text);

        Assert.DoesNotContain(escaped, letter => letter is '\n' or '\r' or ':' or ',');
        Assert.Equal(text, RunnerCommand.UnescapeProperty(escaped));
    }));

    [Fact]
    public void Whatever_a_diagnostic_quotes_each_is_one_command() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var findings = SampleFindings.Quoting(text);
        var commands = SampleFindings.Write(new GitHubAnnotations(), findings).TrimEnd('\n').Split('\n').Select(RunnerCommand.Parse).ToArray();

        Assert.Equal(["error", "warning", "notice"], commands.Select(command => command.Name));
        Assert.All(commands, command => Assert.Equal("MM3015", command.Properties["title"]));
        Assert.Equal(findings.Diagnostics.Select(diagnostic => Findings.TextOf(diagnostic, withPlaces: true)), commands.Select(command => command.Data));
        Assert.Equal(findings.PathOf(findings.Diagnostics[0]).TrimEnd(), commands[0].Properties["file"].TrimEnd());
    }));

    [Fact]
    public void Columns_are_only_written_where_the_runner_keeps_them()
    {
        var text = new SourceText("a.yaml", "abc\ndef\n");
        var lines = SampleFindings.Write(new GitHubAnnotations(), SampleFindings.Of(
            Diagnostic.Error(SampleFindings.Code, text.At(1, 2), "one line"), Diagnostic.Warning(SampleFindings.Code, text.At(1, 5), "two lines"), Diagnostic.Warning(SampleFindings.Code, null, "no line")));

        Assert.Equal(
            """
            ::error file=a.yaml,line=1,col=2,endLine=1,endColumn=4,title=MM3015::one line
            ::warning file=a.yaml,line=1,endLine=2,title=MM3015::two lines
            ::warning title=MM3015::no line

            """,
            lines);
    }

    [Fact]
    public void A_summary_has_the_gravest_first_with_links()
    {
        var findings = SampleFindings.Of(
            new Diagnostic(SampleFindings.Code, Severity.Information, null, "a note"),
            Diagnostic.Warning(SampleFindings.Code, SampleFindings.At("a (b).yaml", 2), "a | <b> `c`", "hint"),
            SampleFindings.Error("/tmp/x.yaml", 3, "wrong"));

        Assert.Equal(
            """
            ### milvus-manifests validate: 1 error, 1 warning

            | | code | place | message |
            | --- | --- | --- | --- |
            | error | [MM3015](https://example.com/manifests/blob/HEAD/docs/codes.md#mm3015) | /tmp/x.yaml(3,2) | wrong |
            | warning | [MM3015](https://example.com/manifests/blob/HEAD/docs/codes.md#mm3015) | [a (b).yaml(2,2)](https://github.com/o/r/blob/abc/a%20%28b%29.yaml#L2) | a &#124; &#60;b&#62; &#96;c&#96; / hint |
            | info | [MM3015](https://example.com/manifests/blob/HEAD/docs/codes.md#mm3015) |  | a note |

            """,
            SampleFindings.Write(new GitHubSummary { Files = "https://github.com/o/r/blob/abc/" }, findings));
    }

    [Fact]
    public void A_summary_without_findings_is_one_line() =>
        Assert.Equal("### milvus-manifests validate: no errors\n", SampleFindings.Write(new GitHubSummary(), SampleFindings.Of()));

    [Fact]
    public void A_summary_stays_below_what_GitHub_accepts_and_counts_the_rest()
    {
        var findings = SampleFindings.Of([.. Enumerable.Range(1, 3000).Select(line => SampleFindings.Error("a.yaml", 1, new string('é', 400)))]);

        var text = SampleFindings.Write(new GitHubSummary(), findings);
        var rows = text.Split('\n').Count(line => line.StartsWith("| error", StringComparison.Ordinal));

        Assert.InRange(Encoding.UTF8.GetByteCount(text), GitHubSummary.MaxBytes - 2000, GitHubSummary.MaxBytes);
        Assert.EndsWith($"\n{3000 - rows} more are not shown here; the log of the step has all of them.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_diagnostic_quotes_a_row_stays_a_row() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var lines = SampleFindings.Write(new GitHubSummary(), SampleFindings.Quoting(text)).TrimEnd('\n').Split('\n');

        Assert.Equal(7, lines.Length);
        Assert.All(lines[4..], line => Assert.Equal(5, line.Count(letter => letter == '|')));
        Assert.All(lines[4..], line => Assert.DoesNotContain(line, letter => letter is '<' or '>' or '`' or '*' or '@' or '\\'));
    }));
}
