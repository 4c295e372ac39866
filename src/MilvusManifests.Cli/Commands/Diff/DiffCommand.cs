using System.CommandLine;
using System.CommandLine.Parsing;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Comparison;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Diff;

/// <summary><c>diff</c>: what a new version, a new configuration or an edit would change, the most important first.</summary>
internal static class DiffCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "diff";

    private const string DefaultConfiguration = "manifests.config.yaml";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folders = new Argument<string[]>("folder")
        {
            HelpName = "FOLDER",
            Description = "Folders or files of manifests: two are compared with each other, one with what the configuration renders [default: the configuration's output].",
            Arity = new ArgumentArity(0, 2),
        };
        var config = new Option<string>("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => DefaultConfiguration };
        var releases = new Option<string[]>("--kube-prometheus")
        {
            HelpName = "RELEASE [RELEASE]",
            Description = "Compare two releases, rendered with the configuration, or with an empty one if there is none. A single release is compared with the configured one.",
            Arity = new ArgumentArity(1, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var git = new Option<string[]>("--git")
        {
            HelpName = "REVISION [REVISION]",
            Description = "Compare two git revisions of the folder, or one with the folder on disk.",
            Arity = new ArgumentArity(1, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var kubernetes = new Option<string?>("--kubernetes") { HelpName = "VERSION", Description = "The version of the cluster that the new side is applied to [default: the configuration's]." };
        var cluster = ClusterOption.Create();
        var cache = CacheOption.Create();
        var full = new Option<bool>("--full") { Description = "Show all field changes, including those that only follow from new versions." };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 4 if there is a difference." };
        KnownVersions.AcceptReleases(releases);
        KnownVersions.AcceptAnyKubernetes(kubernetes);
        var command = new Command(Name, "Compare two sets of manifests by object and field, and show what to review before one replaces the other.")
        {
            folders, config, cluster, releases, git, kubernetes, cache, full, exitCode,
        };
        command.Validators.Add(result => CheckFolders(result, folders));
        command.Validators.Add(result => CheckTogether(result, folders, releases, git, config));
        new ReportOptions(["text", "json", "markdown"]).AddTo(command, run => Compare(
            new DiffOptions(GivenPath.Shown(run.Parsed.GetRequiredValue(config)))
            {
                Folders = [.. (run.Parsed.GetValue(folders) ?? []).Select(GivenPath.Shown)],
                Releases = [.. run.Parsed.GetValue(releases) ?? []],
                Revisions = [.. run.Parsed.GetValue(git) ?? []],
                Kubernetes = run.Parsed.GetValue(kubernetes),
                Cluster = run.Parsed.GetValue(cluster),
                Cache = run.Parsed.GetValue(cache),
                Trace = run.Trace,
            },
            run.Parsed.GetValue(full),
            run.Parsed.GetValue(exitCode),
            run.Cancellation));
        return command;
    }

    // An unknown option would be parsed as a folder.
    private static void CheckFolders(CommandResult result, Argument<string[]> folders)
    {
        foreach (var word in Words(result.GetResult(folders)).Where(word => word.StartsWith('-')))
        {
            result.AddError($"Unrecognized command or argument '{word}'{Suggestion.Phrase(word, result.Command.Options.Append(Verbose.Option).Select(option => option.Name))}");
        }
    }

    private static void CheckTogether(CommandResult result, Argument<string[]> folders, Option<string[]> releases, Option<string[]> git, Option<string> config)
    {
        var (named, renders, revisions) = (Words(result.GetResult(folders)).Length, Words(result.GetResult(releases)).Length, Words(result.GetResult(git)).Length);
        var configuration = Words(result.GetResult(config)) is [var written, ..] ? written : DefaultConfiguration;
        if (renders > 0 && (revisions > 0 || named > 0))
        {
            result.AddError($"'--kube-prometheus' cannot be combined with {(revisions > 0 ? "'--git'" : "a folder")}");
        }
        else if (revisions > 0 && named > 1)
        {
            result.AddError("'--git' compares revisions of one folder; pass a single folder, before '--git'");
        }
        else if (renders == 1 && !File.Exists(configuration))
        {
            result.AddError($"'{configuration}' not found, so there is no configured release to compare with; pass two releases");
        }
    }

    private static string[] Words(SymbolResult? result) => result is null ? [] : [.. result.Tokens.Select(token => token.Value)];

    private static CommandOutcome Compare(DiffOptions options, bool full, bool exitCode, CancellationToken cancellation)
    {
        var result = Terminal.WithProgress("Comparing", options.Trace, () => Differ.Compare(options, cancellation));
        var code = result.Value is not { } difference ? ExitCode.Errors
            : exitCode && !difference.IsEmpty ? ExitCode.Different
            : ExitCode.Done;
        return new(code, result.Diagnostics, (format, streams) => Print(result, format, full, streams))
        {
            IsComplete = result.Value is not null,
            Subject = options.ConfigurationPath,
        };
    }

    private static void Print(Result<SetDifference> result, string format, bool full, ResultStreams streams)
    {
        if (format == "json")
        {
            DiffJson.Write(streams.Output, result);
            return;
        }

        TextReport.Write(streams, result.Diagnostics);
        if (result.Value is not { } difference)
        {
            return;
        }

        if (format == "markdown")
        {
            new DiffMarkdown(streams.Output, full).Write(difference);
        }
        else
        {
            new DiffText(streams.Output, streams.HasColour, full).Write(difference);
        }
    }
}
