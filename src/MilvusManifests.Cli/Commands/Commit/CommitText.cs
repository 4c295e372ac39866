using System.Globalization;
using MilvusManifests.Committing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Commit;

/// <summary>What came of a commit as text.</summary>
internal static class CommitText
{
    private const int ShortId = 10;

    /// <summary>Writes the outcome: one line and the message, or in a dry run the message and the files.</summary>
    public static void Write(TextWriter output, CommitResult result, CommitOptions options)
    {
        var where = $"'{options.Branch}' of {options.Repository}";
        if (result.Message is null)
        {
            output.WriteLine(PrintableText.Of($"Nothing to commit: {(result.Folder == "." ? "the set" : result.Folder)} on branch {where}{From(result)} is up to date ({Count(result.Objects, "object")})"));
            WritePush(output, result, options);
            return;
        }

        output.WriteLine(PrintableText.Of(options.IsDryRun
            ? $"Would commit to branch {where}{From(result)}"
            : $"Committed {result.Commit![..ShortId]} to branch {where}{From(result)}"));
        WritePush(output, result, options);
        output.WriteLine();
        foreach (var line in result.Message.TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(line.Length == 0 ? "" : $"    {line}");
        }

        if (options.IsDryRun)
        {
            output.WriteLine();
            WritePaths(output, "would write ", result.Folder, result.Files.Written);
            WritePaths(output, "would remove", result.Folder, result.Files.Removed);
        }
    }

    private static void WritePush(TextWriter output, CommitResult result, CommitOptions options)
    {
        if (result.PushedTo is { } remote)
        {
            var retries = result.Retries == 0 ? "" : $", after somebody else had pushed first ({Count(result.Retries, "retry", "retries")})";
            output.WriteLine(PrintableText.Of($"Pushed '{options.Branch}' to {remote}{retries}"));
        }
    }

    private static string From(CommitResult result) => result.CreatedFrom is { } start ? $", created from '{start}'" : "";

    private static void WritePaths(TextWriter output, string what, string folder, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            output.WriteLine($"  {what}  {(folder == "." ? "" : folder + "/")}{path}");
        }
    }

    private static string Count(int number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");
}
