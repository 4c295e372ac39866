using System.Collections.Immutable;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>Findings for reports.</summary>
internal static class SampleFindings
{
    /// <summary>What a message, a hint or a path can quote from a hostile file.</summary>
    public static readonly string[] Hostile =
    [
        "two\nlines", "a\r\nb", "::set-output name=x::y", "\n::error::forged", "100%", "%0A%0D%25", "%250A", "a,b:c=d;e]", "##[error]x", "\u001b[31mred\u001b[0m",
        "\uD800", "a\uDC00b", "\uDC00\uD800", "\uFFFE\uFFFF", "\u0000\u0001\u0008", "]]>", "<!--&amp;<a b='c'>\"", "</failure></testcase>", "&#0;", "| a | b |", "[x](javascript:alert(1))",
        "`code` *bold* <b>@user</b> #1", "\u2028\u2029\u0085", "😀 日本 é", "", " ", new('x', 3000),
    ];

    /// <summary>A code for tests.</summary>
    public static DiagnosticCode Code { get; } = TextCodes.FileUnreadable;

    /// <summary>Findings of one command.</summary>
    public static Findings Of(params ImmutableArray<Diagnostic> diagnostics) => new("validate", diagnostics, 1)
    {
        Tool = new ToolInformation("1.2.3", "https://example.com/manifests"),
    };

    /// <summary>An error on a line of a file.</summary>
    public static Diagnostic Error(string path, int line, string message) => Diagnostic.Error(Code, At(path, line), message);

    /// <summary>Two characters on a line of a file.</summary>
    public static Location At(string path, int line) => new SourceText(path, new string('\n', line - 1) + "abcd").At(line, 2);

    /// <summary>A report as a text.</summary>
    public static string Write(IReportFormat format, Findings findings)
    {
        using var output = new StringWriter { NewLine = "\n" };
        format.Write(output, findings);
        return output.ToString();
    }

    /// <summary>An error, a warning and a note that quote a text wherever a diagnostic can.</summary>
    public static Findings Quoting(string text) => Of(
        Diagnostic.Error(Code, At($"in/{text}.yaml", 1), text, text).With(new RelatedLocation(text, At(text, 2))),
        Diagnostic.Warning(Code, null, text, text).With(new RelatedLocation(text, null)),
        new Diagnostic(Code, Severity.Information, At($"in/{text}.yaml", 1), text));
}
