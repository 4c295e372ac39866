using System.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>The file to which a step of GitHub Actions adds its summary.</summary>
internal static class StepSummary
{
    private const string Variable = "GITHUB_STEP_SUMMARY";

    /// <summary>Adds the summary, if this is a step; returns why that failed, or null.</summary>
    public static string? Add(Findings findings)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            var before = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
            var summary = new GitHubSummary().TextOf(findings, (int)Math.Max(0, GitHubSummary.MaxBytes - before));
            if (before + Encoding.UTF8.GetByteCount(summary) <= GitHubSummary.MaxBytes)
            {
                File.AppendAllText(path, summary);
            }

            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"the summary of the step cannot be written: {refused.Message.TrimEnd('.')}";
        }
    }
}
