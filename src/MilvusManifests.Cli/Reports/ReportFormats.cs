using System.Collections.Immutable;

namespace MilvusManifests.Cli.Reports;

/// <summary>The formats of reports that every command has.</summary>
internal static class ReportFormats
{
    /// <summary>Every one of them.</summary>
    public static ImmutableArray<IReportFormat> All { get; } = [new SarifReport(), new JUnitReport(), new GitHubAnnotations(), new GitLabReport(), new GitHubSummary()];

    /// <summary>The format with a name; null if none has it.</summary>
    public static IReportFormat? Find(string name)
    {
        foreach (var format in All)
        {
            if (format.Name == name)
            {
                return format;
            }
        }

        return null;
    }
}
