using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;

namespace MilvusManifests.Cli.Commands.Generate;

/// <summary><c>generate</c>: the whole set from a configuration.</summary>
internal static class GenerateCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "generate";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var set = new SetOptions();
        var dryRun = Flag.Create("--dry-run", "Write nothing, and list what would be written and removed.");
        var locked = Flag.Create("--locked", "Fail if anything differs from manifests.lock.yaml, and name it.");
        var stdout = Flag.Create("--stdout", "Write no file, and print the whole set as one stream of YAML, in the order to apply it.");
        var command = new Command(Name, "Generate the manifests for manifests.config.yaml. Only changed files are written, all of them or none.");
        set.AddTo(command);
        command.Add(dryRun);
        command.Add(locked);
        command.Add(stdout);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(stdout) is { Implicit: false } && (parsed.GetResult(dryRun) is { Implicit: false } || parsed.GetResult(locked) is { Implicit: false }))
            {
                parsed.AddError("--stdout writes no file; it is not allowed together with --dry-run and --locked");
            }
        });
        new ReportOptions(["text", "json"]).AddTo(
            command,
            run => Flag.IsGiven(run.Parsed, stdout)
                ? PrintedSet.Of(set.Read(run), run.Cancellation)
                : Generate(set.Read(run) with { DryRun = Flag.IsGiven(run.Parsed, dryRun), Locked = Flag.IsGiven(run.Parsed, locked) }, run.Cancellation));
        return command;
    }

    private static CommandOutcome Generate(GenerateOptions options, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Terminal.WithProgress("Generating", options.Trace, () => Generator.Generate(options, cancellation));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new(result.Succeeded ? ExitCode.Done : ExitCode.Errors, result.Diagnostics, Print)
        {
            IsComplete = result.Succeeded,
            Suppressed = result.Suppressed,
            Files = FilesOf(result, options),
            Subject = options.ConfigurationPath,
        };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                GenerateJson.Write(streams.Output, result, options.DryRun);
                return;
            }

            TextReport.Write(streams, result.Diagnostics);
            GenerateText.Write(streams, result, options.DryRun, elapsed);
        }
    }

    /// <summary>The files that a run checked: what it read, and what it generated if that has no error.</summary>
    public static ImmutableArray<string> FilesOf(GenerationResult result, GenerateOptions options)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        files.AddRange(result.Inputs.IsEmpty ? [options.ConfigurationPath] : result.Inputs);
        var generated = result.Compared is { } compared ? compared.Files
            : result.Written is { } written ? [.. written.Written, .. written.Unchanged]
            : ImmutableArray<string>.Empty;
        foreach (var path in generated.Sort(StringComparer.Ordinal))
        {
            files.Add(TextReport.Folder(result.Output!) + path);
        }

        return files.DrainToImmutable();
    }
}
