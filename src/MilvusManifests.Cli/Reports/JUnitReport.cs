using System.Globalization;
using System.Text;
using System.Xml;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>JUnit's XML, which most servers of CI show as test results: a suite for the command, a case for each file.</summary>
internal sealed class JUnitReport : IReportFormat
{
    private const char Replacement = '\uFFFD';

    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public void Write(TextWriter output, Findings findings)
    {
        var cases = CasesOf(findings);
        var failed = 0;
        foreach (var (_, diagnostics) in cases)
        {
            failed += diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? 1 : 0;
        }

        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false }))
        {
            var suite = $"{ToolInformation.Name} {findings.Command}";
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, ToolInformation.Name, cases.Count, failed);
            xml.WriteStartElement("testsuite");
            WriteCounts(xml, suite, cases.Count, failed);
            foreach (var (name, diagnostics) in cases)
            {
                WriteCase(xml, suite, name, diagnostics);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    /// <summary>A text without what XML 1.0 cannot hold, however it is escaped: U+FFFD is in its place.</summary>
    public static string ValidText(string text)
    {
        var valid = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                valid.Append(text, i++, 2);
            }
            else
            {
                valid.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : Replacement);
            }
        }

        return valid.ToString();
    }

    // What belongs to no file comes first, in a case of its own.
    private static List<(string Name, List<Diagnostic> Diagnostics)> CasesOf(Findings findings)
    {
        var cases = new List<(string Name, List<Diagnostic> Diagnostics)>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in findings.Diagnostics)
        {
            if (diagnostic.Location is null)
            {
                Find($"{ToolInformation.Name} {findings.Command}").Add(diagnostic);
            }
        }

        foreach (var file in findings.Files)
        {
            Find(findings.Root.PathOf(file));
        }

        foreach (var diagnostic in findings.Diagnostics)
        {
            if (diagnostic.Location is not null)
            {
                Find(findings.PathOf(diagnostic)).Add(diagnostic);
            }
        }

        return cases;

        List<Diagnostic> Find(string name)
        {
            if (known.TryAdd(name, cases.Count))
            {
                cases.Add((name, []));
            }

            return cases[known[name]].Diagnostics;
        }
    }

    private static void WriteCounts(XmlWriter xml, string name, int cases, int failed)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", cases.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failed.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
    }

    // Readers show one failure of a case, so that it has all errors of the file.
    private static void WriteCase(XmlWriter xml, string suite, string name, List<Diagnostic> diagnostics)
    {
        var errors = diagnostics.FindAll(diagnostic => diagnostic.Severity == Severity.Error);
        var others = diagnostics.FindAll(diagnostic => diagnostic.Severity != Severity.Error);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", ValidText(name));
        if (name != suite)
        {
            xml.WriteAttributeString("file", ValidText(name));
        }

        if (errors.Count > 0)
        {
            var first = $"{errors[0].Code.Id}: {errors[0].Message}";
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", errors[0].Code.Id);
            xml.WriteAttributeString("message", ValidText(errors.Count == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} (and {errors.Count - 1} more)")));
            xml.WriteString(LinesOf(errors));
            xml.WriteEndElement();
        }

        if (others.Count > 0)
        {
            xml.WriteElementString("system-out", LinesOf(others));
        }

        xml.WriteEndElement();
    }

    private static string LinesOf(List<Diagnostic> diagnostics) => ValidText(string.Join('\n', diagnostics));
}
