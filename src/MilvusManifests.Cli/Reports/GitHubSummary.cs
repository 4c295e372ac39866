using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>Markdown for the summary of a step in GitHub Actions: counts, and a table of what was found.</summary>
internal sealed class GitHubSummary : IReportFormat
{
    /// <summary>How many bytes GitHub accepts of a step; of a longer summary it shows nothing.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int BytesOfRest = 200;

    /// <summary>Where the files of the commit are shown; null outside of GitHub Actions.</summary>
    public string? Files { get; init; } = FilesOfRun();

    /// <inheritdoc/>
    public string Name => "github-summary";

    /// <inheritdoc/>
    public void Write(TextWriter output, Findings findings) => output.Write(TextOf(findings, MaxBytes));

    /// <summary>The summary in a number of bytes: if not all findings fit in, the last line counts the others.</summary>
    public string TextOf(Findings findings, int maxBytes)
    {
        var text = new StringBuilder($"### {ToolInformation.Name} {findings.Command}: {Outcome(findings)}\n");
        if (findings.Diagnostics.IsEmpty)
        {
            return text.Append(Suppressed(findings)).ToString();
        }

        text.Append("\n| | code | place | message |\n| --- | --- | --- | --- |\n");
        var bytes = Encoding.UTF8.GetByteCount(text.ToString()) + BytesOfRest;
        var written = 0;
        foreach (var diagnostic in InOrder(findings.Diagnostics))
        {
            var row = RowOf(diagnostic, findings);
            bytes += Encoding.UTF8.GetByteCount(row);
            if (bytes > maxBytes)
            {
                break;
            }

            text.Append(row);
            written++;
        }

        var rest = findings.Diagnostics.Length - written;
        return (rest == 0 ? text : text.Append(CultureInfo.InvariantCulture, $"\n{rest} more {(rest == 1 ? "is" : "are")} not shown here; the log of the step has all of them.\n")).Append(Suppressed(findings)).ToString();
    }

    private static string? FilesOfRun() =>
        Environment.GetEnvironmentVariable("GITHUB_SERVER_URL") is { Length: > 0 } server
        && Environment.GetEnvironmentVariable("GITHUB_REPOSITORY") is { Length: > 0 } repository
        && Environment.GetEnvironmentVariable("GITHUB_SHA") is { Length: > 0 } commit
            ? $"{server}/{repository}/blob/{commit}/"
            : null;

    private static string Outcome(Findings findings)
    {
        var (errors, warnings) = (findings.Count(Severity.Error), findings.Count(Severity.Warning));
        return (errors, warnings) switch
        {
            (0, 0) => "no errors",
            (0, _) => Count(warnings, "warning"),
            (_, 0) => Count(errors, "error"),
            _ => $"{Count(errors, "error")}, {Count(warnings, "warning")}",
        };
    }

    private static string Suppressed(Findings findings)
    {
        var count = TextReport.CountOf(findings.Suppressed);
        return count == 0 ? "" : $"\n{Count(count, "finding")} suppressed, with a reason.\n";
    }

    private static List<Diagnostic> InOrder(ImmutableArray<Diagnostic> diagnostics)
    {
        var ordered = new List<Diagnostic>(diagnostics.Length);
        foreach (var severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Information])
        {
            foreach (var diagnostic in diagnostics)
            {
                if (diagnostic.Severity == severity)
                {
                    ordered.Add(diagnostic);
                }
            }
        }

        return ordered;
    }

    private string RowOf(Diagnostic diagnostic, Findings findings)
    {
        var kind = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
        var code = findings.Tool.HelpOf(diagnostic.Code.Id) is { } help ? $"[{diagnostic.Code.Id}]({help})" : diagnostic.Code.Id;
        var message = MarkdownText.Of(Findings.TextOf(diagnostic, withPlaces: true).Replace("\n", " / ", StringComparison.Ordinal));
        return $"| {kind} | {code} | {PlaceOf(diagnostic, findings)} | {message} |\n";
    }

    private string PlaceOf(Diagnostic diagnostic, Findings findings)
    {
        if (diagnostic.Location is not { } location)
        {
            return "";
        }

        var path = findings.PathOf(diagnostic);
        var line = location.Start.Line;
        var text = MarkdownText.Of(string.Create(CultureInfo.InvariantCulture, $"{path}({location.Start})"));
        return Files is null || Path.IsPathRooted(path) || path.StartsWith("..", StringComparison.Ordinal) ? text
            : string.Create(CultureInfo.InvariantCulture, $"[{text}]({Files}{RepositoryRoot.UriOf(path).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)}#L{line})");
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
