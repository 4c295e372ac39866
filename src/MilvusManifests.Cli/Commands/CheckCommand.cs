using System.CommandLine;
using System.Diagnostics;
using MilvusManifests.Cli.Printing;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>check</c>: whether the output folder is what the configuration generates.</summary>
internal static class CheckCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "check";

    private const string DefaultConfiguration = "manifests.config.yaml";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => DefaultConfiguration };
        var output = new Option<string?>("--output", "-o") { HelpName = "FOLDER", Description = "The output folder [default: 'output' of the configuration]." };
        var cache = CacheOption.Create();
        var format = FormatOption.Create(["text", "json"]);
        var command = new Command(Name, "Check that the output folder is what manifests.config.yaml generates. Nothing is written.") { config, output, cache, format };
        command.SetAction(parsed => Interruption.Run(cancellation => Check(
            new GenerateOptions(GivenPath.Shown(parsed.GetRequiredValue(config)))
            {
                Output = parsed.GetValue(output) is { } folder ? GivenPath.Shown(folder) : null,
                Cache = parsed.GetValue(cache),
                Trace = Verbose.Start(parsed),
            },
            parsed.GetValue(format) == "json",
            parsed.InvocationConfiguration,
            cancellation)));
        return command;
    }

    private static int Check(GenerateOptions options, bool json, InvocationConfiguration console, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Terminal.IsInteractive && options.Trace is null
            ? Terminal.WithProgress("Checking", () => Generator.Check(options, cancellation))
            : Generator.Check(options, cancellation);
        if (json)
        {
            CheckJson.Write(console.Output, result);
        }
        else
        {
            TextReport.Write(console.Error, result.Diagnostics);
            new CheckText(console, options.ConfigurationPath, GenerateCommandLine(options)).WriteOutcome(result, Stopwatch.GetElapsedTime(start));
        }

        return result.Succeeded ? ExitCode.Done : result.Compared is null ? ExitCode.Errors : ExitCode.Drift;
    }

    private static string GenerateCommandLine(GenerateOptions options) =>
        "milvus-manifests generate"
        + (options.ConfigurationPath == DefaultConfiguration ? "" : $" --config {options.ConfigurationPath}")
        + (options.Output is null ? "" : $" --output {options.Output}");
}
