using System.CommandLine;
using System.Diagnostics;
using MilvusManifests.Cli.Commands.Generate;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Configuration;

namespace MilvusManifests.Cli.Commands.Check;

/// <summary><c>check</c>: whether the output folder is what the configuration generates.</summary>
internal static class CheckCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "check";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var set = new SetOptions();
        var command = new Command(Name, "Check that the output folder is what manifests.config.yaml generates. Nothing is written.");
        set.AddTo(command);
        new ReportOptions(["text", "json"]).AddTo(command, run => Check(set.Read(run), run.Cancellation));
        return command;
    }

    private static CommandOutcome Check(GenerateOptions options, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Terminal.WithProgress("Checking", options.Trace, () => Generator.Check(options, cancellation));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new(result.Succeeded ? ExitCode.Done : result.Compared is null ? ExitCode.Errors : ExitCode.Drift, result.Diagnostics, Print)
        {
            IsComplete = result.Compared is not null,
            Suppressed = result.Suppressed,
            Files = GenerateCommand.FilesOf(result, options),
            Subject = options.ConfigurationPath,
        };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                CheckJson.Write(streams.Output, result);
                return;
            }

            TextReport.Write(streams, result.Diagnostics);
            new CheckText(streams, options.ConfigurationPath, GenerateCommandLine(options)).WriteOutcome(result, elapsed);
        }
    }

    private static string GenerateCommandLine(GenerateOptions options) =>
        "milvus-manifests generate"
        + (options.ConfigurationPath == ConfigurationShape.FileName ? "" : $" --config {options.ConfigurationPath}")
        + (options.Output is null ? "" : $" --output {options.Output}");
}
