using System.CommandLine;
using System.CommandLine.Parsing;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Comparison;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

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
        var cache = CacheOption.Create();
        var full = new Option<bool>("--full") { Description = "Show all field changes, including those that only follow from new versions." };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 4 if there is a difference." };
        var format = FormatOption.Create(["text", "markdown", "json"]);
        KnownVersions.AcceptReleases(releases);
        KnownVersions.AcceptAnyKubernetes(kubernetes);
        var command = new Command(Name, "Compare two sets of manifests by object and field, and show what to review before one replaces the other.")
        {
            folders, config, releases, git, kubernetes, cache, full, exitCode, format,
        };
        command.Validators.Add(result => CheckFolders(result, folders));
        command.Validators.Add(result => CheckTogether(result, folders, releases, git, config));
        command.SetAction(parsed => Interruption.Run(cancellation => Compare(
            new DiffOptions(GivenPath.Shown(parsed.GetRequiredValue(config)))
            {
                Folders = [.. (parsed.GetValue(folders) ?? []).Select(GivenPath.Shown)],
                Releases = [.. parsed.GetValue(releases) ?? []],
                Revisions = [.. parsed.GetValue(git) ?? []],
                Kubernetes = parsed.GetValue(kubernetes),
                Cache = parsed.GetValue(cache),
                Trace = Verbose.Start(parsed),
            },
            parsed.GetRequiredValue(format),
            parsed.GetValue(full),
            parsed.GetValue(exitCode),
            parsed.InvocationConfiguration,
            cancellation)));
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

    private static int Compare(DiffOptions options, string format, bool full, bool exitCode, InvocationConfiguration console, CancellationToken cancellation)
    {
        var result = Terminal.IsInteractive && options.Trace is null
            ? Terminal.WithProgress("Comparing", () => Differ.Compare(options, cancellation))
            : Differ.Compare(options, cancellation);
        if (format == "json")
        {
            DiffJson.Write(console.Output, result);
        }
        else
        {
            TextReport.Write(console.Error, result.Diagnostics);
        }

        if (result.Value is not { } difference)
        {
            return ExitCode.Errors;
        }

        Print(difference, format, full, console.Output);
        return exitCode && !difference.IsEmpty ? ExitCode.Different : ExitCode.Done;
    }

    private static void Print(SetDifference difference, string format, bool full, TextWriter output)
    {
        if (format == "text")
        {
            new DiffText(output, Terminal.HasColour, full).Write(difference);
        }
        else if (format == "markdown")
        {
            new DiffMarkdown(output, full).Write(difference);
        }
    }
}
