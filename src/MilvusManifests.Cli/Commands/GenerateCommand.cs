using System.CommandLine;
using System.Diagnostics;
using MilvusManifests.Cli.Printing;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>generate</c>: the whole set from a configuration.</summary>
internal static class GenerateCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "generate";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c")
        {
            HelpName = "FILE",
            Description = "The configuration.",
            DefaultValueFactory = _ => "manifests.config.yaml",
        };
        var output = new Option<string?>("--output", "-o") { HelpName = "FOLDER", Description = "The output folder [default: 'output' of the configuration]." };
        var cache = CacheOption.Create();
        var dryRun = Flag.Create("--dry-run", "Write nothing, and list what would be written and removed.");
        var locked = Flag.Create("--locked", "Fail if anything differs from manifests.lock.yaml, and name it.");
        var format = FormatOption.Create(["text", "json"]);
        var command = new Command(Name, "Generate the manifests for manifests.config.yaml. Only changed files are written, all of them or none.")
        {
            config, output, cache, dryRun, locked, format,
        };
        command.SetAction(parsed => Interruption.Run(cancellation => Generate(
            new GenerateOptions(GivenPath.Shown(parsed.GetRequiredValue(config)))
            {
                Output = parsed.GetValue(output) is { } folder ? GivenPath.Shown(folder) : null,
                Cache = parsed.GetValue(cache),
                DryRun = Flag.IsGiven(parsed, dryRun),
                Locked = Flag.IsGiven(parsed, locked),
                Trace = Verbose.Start(parsed),
            },
            parsed.GetValue(format) == "json",
            parsed.InvocationConfiguration,
            cancellation)));
        return command;
    }

    private static int Generate(GenerateOptions options, bool json, InvocationConfiguration console, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Terminal.IsInteractive && options.Trace is null
            ? Terminal.WithProgress("Generating", () => Generator.Generate(options, cancellation))
            : Generator.Generate(options, cancellation);
        if (json)
        {
            JsonReport.Write(console.Output, result, options.DryRun);
        }
        else
        {
            TextReport.Write(console.Error, result.Diagnostics);
            TextReport.WriteOutcome(console, result, options.DryRun, Stopwatch.GetElapsedTime(start));
        }

        return result.Succeeded ? ExitCode.Done : ExitCode.Errors;
    }
}
