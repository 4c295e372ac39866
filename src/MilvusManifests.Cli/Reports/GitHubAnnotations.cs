using System.Globalization;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>Workflow commands of GitHub Actions, a line each: what the runner reads in the log and shows at the lines of a pull request.</summary>
internal sealed class GitHubAnnotations : IReportFormat
{
    /// <summary>The format's name.</summary>
    public const string FormatName = "github";

    /// <inheritdoc/>
    public string Name => FormatName;

    /// <inheritdoc/>
    public void Write(TextWriter output, Findings findings)
    {
        foreach (var diagnostic in findings.Diagnostics)
        {
            var command = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var place = diagnostic.Location is { } location ? $"file={Property(findings.PathOf(diagnostic))},{Range(location)}," : "";
            output.WriteLine($"::{command} {place}title={Property(diagnostic.Code.Id)}::{Data(Findings.TextOf(diagnostic, withPlaces: true))}");
        }
    }

    /// <summary>The message of a command: nothing in it ends the line.</summary>
    public static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>The value of a property: nothing in it ends the property or begins the message.</summary>
    public static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    // The runner drops columns where the lines differ.
    private static string Range(Location location)
    {
        var (start, end) = (location.Start, location.End);
        return start.Line == end.Line
            ? string.Create(CultureInfo.InvariantCulture, $"line={start.Line},col={start.Column},endLine={end.Line},endColumn={end.Column}")
            : string.Create(CultureInfo.InvariantCulture, $"line={start.Line},endLine={end.Line}");
    }
}
