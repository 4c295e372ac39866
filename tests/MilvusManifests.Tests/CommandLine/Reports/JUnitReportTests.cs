using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>JUnit's XML as a parser reads it.</summary>
public class JUnitReportTests
{
    [Fact]
    public void Files_are_cases_errors_failures_and_warnings_output()
    {
        var findings = SampleFindings.Of(
            Diagnostic.Error(SampleFindings.Code, null, "nowhere"),
            SampleFindings.Error("b.yaml", 1, "first"),
            SampleFindings.Error("b.yaml", 2, "second"),
            Diagnostic.Warning(SampleFindings.Code, SampleFindings.At("b.yaml", 3), "third"),
            Diagnostic.Warning(SampleFindings.Code, SampleFindings.At("c.yaml", 3), "fourth")) with
        { Files = ["a.yaml", "b.yaml"] };

        var suites = XDocument.Parse(SampleFindings.Write(new JUnitReport(), findings)).Root!;
        var suite = Assert.Single(suites.Elements());

        Assert.Equal("milvus-manifests 4 2 0", string.Join(' ', suites.Attributes().Select(attribute => attribute.Value)));
        Assert.Equal("milvus-manifests validate 4 2 0", string.Join(' ', suite.Attributes().Select(attribute => attribute.Value)));
        Assert.Equal(
            [
                "milvus-manifests validate: failure MM3015: nowhere",
                "a.yaml:",
                "b.yaml: failure MM3015: first (and 1 more), system-out ",
                "c.yaml: system-out ",
            ],
            suite.Elements().Select(test => $"{test.Attribute("name")!.Value}: {string.Join(", ", test.Elements().Select(part => $"{part.Name} {part.Attribute("message")?.Value}"))}".TrimEnd(' ') + (test.Elements().LastOrDefault()?.Name == "system-out" ? " " : "")));
        Assert.Equal("b.yaml(1,2): error MM3015: first\nb.yaml(2,2): error MM3015: second", suite.Elements().ElementAt(2).Element("failure")!.Value);
    }

    [Fact]
    public void Whatever_a_diagnostic_quotes_a_parser_reads_it() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var findings = SampleFindings.Quoting(text);
        var failures = XDocument.Parse(SampleFindings.Write(new JUnitReport(), findings)).Descendants("failure").ToArray();

        Assert.Equal($"MM3015: {JUnitReport.ValidText(findings.Diagnostics[0].Message)}", Assert.Single(failures).Attribute("message")!.Value);
        Assert.Equal(JUnitReport.ValidText(findings.Diagnostics[0].ToString()), failures[0].Value);
    }));

    [Fact]
    public void Only_what_XML_cannot_hold_is_replaced() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Texts.All.ToArbitrary(), text =>
    {
        var valid = JUnitReport.ValidText(text);

        Assert.Equal(valid, JUnitReport.ValidText(valid));
        Assert.Equal(text.Length, valid.Length);
        Assert.Equal(text.Replace('\uFFFD', 'x').Where((letter, i) => valid[i] != '\uFFFD'), valid.Where(letter => letter != '\uFFFD'));
        Assert.Equal(valid.ReplaceLineEndings("\n"), XDocument.Parse($"<a>{new XText(valid)}</a>", LoadOptions.PreserveWhitespace).Root!.Value.ReplaceLineEndings("\n"));
    }));

    // An attribute cannot hold half of a pair.
    [Fact]
    public void Examples_of_what_XML_cannot_hold() => Assert.All(
        ((string Text, string Valid)[])
        [
            ("a\u0000b\u0008", "a\uFFFDb\uFFFD"), ("\uD83D\uDE00", "\uD83D\uDE00"), ("\uD83D", "\uFFFD"), ("\uDE00\uD83D", "\uFFFD\uFFFD"), ("\t\n\r", "\t\n\r"), ("\uFFFE", "\uFFFD"),
        ],
        example => Assert.Equal(example.Valid, JUnitReport.ValidText(example.Text)));
}
