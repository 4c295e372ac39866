using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary><c>--format</c> and <c>--report</c>, of every command that yields diagnostics.</summary>
internal sealed class ReportOptions
{
    private const string DefaultFormat = "text";

    // Named here, so that a run without a report does not create the formats.
    private static readonly string[] Printed = ["sarif", "junit", GitHubAnnotations.FormatName, "gitlab"];
    private static readonly string[] Written = [.. Printed, "github-summary"];

    private readonly string[] own;
    private readonly Option<string> format;
    private readonly Option<string[]> reports;

    /// <summary>Creates the options.</summary>
    /// <param name="own">The formats that the command prints itself, beginning with <c>text</c> and <c>json</c>.</param>
    /// <param name="description">What <c>--format</c> does.</param>
    public ReportOptions(string[] own, string description = "The output format.")
    {
        this.own = own;
        string[] printed = [.. own, .. Printed];
        format = new Option<string>("--format") { HelpName = string.Join('|', printed), Description = description, DefaultValueFactory = _ => DefaultFormat };
        format.CompletionSources.Add(printed);
        format.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (FaultOf(token.Value, printed) is { } fault)
                {
                    result.AddError(fault);
                }
            }
        });
        string[] written = [.. own, .. Written];
        reports = new Option<string[]>("--report") { HelpName = "FORMAT=FILE", Description = "Write a report to a file as well, in any format or as github-summary. Can be repeated." };
        reports.CompletionSources.Add(_ => written.Select(name => new CompletionItem($"{name}=")));
        reports.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (FaultOfReport(token.Value, written) is { } fault)
                {
                    result.AddError($"--report: {fault}");
                }
            }
        });
    }

    /// <summary>Adds the options to a command, and runs it with them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Does the command's work, and prints nothing.</param>
    public void AddTo(Command command, Func<CommandRun, CommandOutcome> run)
    {
        command.Add(format);
        command.Add(reports);
        command.SetAction(parsed => Interruption.Run(cancellation =>
        {
            var files = FilesOf(parsed);
            if (!files.IsEmpty && ReportFile.FaultOf(files) is { } fault)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"{ToolInformation.Name}: {fault}");
                return ExitCode.Usage;
            }

            var started = new CommandRun(parsed, Verbose.Start(parsed), parsed.GetRequiredValue(format), files, cancellation);
            return Print(started, run(started));
        }));
    }

    private static string? FaultOf(string given, string[] formats)
    {
        if (Array.IndexOf(formats, given) >= 0)
        {
            return null;
        }

        return $"unknown format '{given}'; {(Suggestion.For(given, formats) is { } likely ? $"did you mean '{likely}'?" : $"use {string.Join(", ", formats[..^1])} or {formats[^1]}")}";
    }

    private static string? FaultOfReport(string given, string[] formats) => given.Split('=', 2) switch
    {
        [var name, { Length: > 0 }] => FaultOf(name, formats),
        [var name, ..] => FaultOf(name, formats) ?? $"'{given}' names no file; use {name}=FILE",
        _ => null,
    };

    private ImmutableArray<ReportFile> FilesOf(ParseResult parsed)
    {
        var given = parsed.GetValue(reports) ?? [];
        if (given.Length == 0)
        {
            return [];
        }

        var files = ImmutableArray.CreateBuilder<ReportFile>(given.Length);
        foreach (var report in given)
        {
            var separator = report.IndexOf('=', StringComparison.Ordinal);
            files.Add(new(report[..separator], report[(separator + 1)..]));
        }

        return files.MoveToImmutable();
    }

    private int Print(CommandRun run, CommandOutcome result)
    {
        var console = ResultStreams.Of(run.Parsed.InvocationConfiguration);
        if (run.Reports.IsEmpty && IsOwn(run.Format))
        {
            result.Print(run.Format, console);
            return result.ExitCode;
        }

        var findings = new Findings(Program.FullName(run.Parsed.CommandResult.Command), result.Diagnostics, result.ExitCode)
        {
            IsComplete = result.IsComplete,
            Suppressed = result.Suppressed,
            Files = [.. result.Files.Select(PrintableText.OfPath)],
            Subject = PrintableText.OfPath(result.Subject),
            Root = RepositoryRoot.Above(Environment.CurrentDirectory),
        };
        Write(run.Format, result, findings, console);
        var areWritten = true;
        foreach (var file in run.Reports)
        {
            areWritten &= WriteFile(file, result, findings, console.Error);
            run.Trace?.Write("reported", $"{file.Path} ({file.Format})");
        }

        if (run.Uses(GitHubAnnotations.FormatName) && StepSummary.Add(findings) is { } fault)
        {
            console.Error.WriteLine($"{ToolInformation.Name}: {fault}");
        }

        return areWritten || result.ExitCode != ExitCode.Done ? result.ExitCode : ExitCode.Errors;
    }

    private bool IsOwn(string name) => Array.IndexOf(own, name) >= 0;

    private void Write(string name, CommandOutcome result, Findings findings, ResultStreams streams)
    {
        if (IsOwn(name))
        {
            result.Print(name, streams);
        }
        else
        {
            ReportFormats.Find(name)!.Write(streams.Output, findings);
        }
    }

    private bool WriteFile(ReportFile file, CommandOutcome result, Findings findings, TextWriter error)
    {
        using var text = new PrintedText();
        Write(file.Format, result, findings, ResultStreams.To(text));
        if (file.Write(text.ToString(), FilesOf(result)) is { } fault)
        {
            error.WriteLine($"{ToolInformation.Name}: {fault}");
            return false;
        }

        return true;
    }

    private static IEnumerable<string> FilesOf(CommandOutcome result)
    {
        foreach (var file in result.Files)
        {
            yield return file;
        }

        foreach (var diagnostic in result.Diagnostics)
        {
            if (diagnostic.Location is { Path.Length: > 0 } location)
            {
                yield return location.Path;
            }
        }
    }
}
