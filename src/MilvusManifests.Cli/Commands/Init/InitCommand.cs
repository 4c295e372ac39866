using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary><c>init [FOLDER]</c>: the first files of a project.</summary>
internal static class InitCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "init";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string?>("folder") { HelpName = "FOLDER", Description = "The folder of the configuration [default: the current one].", Arity = ArgumentArity.ZeroOrOne };
        var options = new InitOptions();
        var yes = Flag.Create("--yes", "Ask nothing, and take the defaults.");
        var dryRun = Flag.Create("--dry-run", "Write nothing, and list what would be written.");
        var command = new Command(Name, "Write a first manifests.config.yaml, and what a repository needs to build, check and update the set. Nothing is replaced.") { folder };
        options.AddTo(command);
        command.Add(yes);
        command.Add(dryRun);
        new ReportOptions(["text", "json"]).AddTo(command, run =>
        {
            var project = options.Read(run.Parsed, Flag.IsGiven(run.Parsed, yes) ? null : Questions.OfTerminal());
            return Write(project, ProjectPlace.At(run.Parsed.GetValue(folder) ?? "."), Flag.IsGiven(run.Parsed, dryRun), run.Trace);
        });
        return command;
    }

    private static CommandOutcome Write(NewProject project, ProjectPlace place, bool isDryRun, Trace? trace)
    {
        var files = ProjectFiles.Of(project, place);
        var read = ConfigurationReader.Read(new SourceText(files[0].Shown, files[0].Text));
        var isWrong = read.Value is null;
        var found = isWrong ? [.. read.Diagnostics.Select(fault => fault with { Location = null, Related = [] })] : NewFiles.Write(files, isDryRun);
        var isWritten = !isWrong && found.IsEmpty;
        foreach (var file in isWritten && !isDryRun ? files : [])
        {
            trace?.Write("wrote", $"{file.Shown} ({TraceText.Size(new SourceText(file.Shown, file.Text))})");
        }

        var next = NextCommands.Of(project, place);
        return new(isWrong ? ExitCode.Usage : isWritten ? ExitCode.Done : ExitCode.Errors, [.. found, .. isWritten ? read.Diagnostics : []], Print)
        {
            IsComplete = isWritten,
            Files = [.. files.Select(file => file.Shown)],
            Subject = files[0].Shown,
        };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                WriteJson(streams.Output, isWritten ? files : [], isDryRun, next, [.. found, .. isWritten ? read.Diagnostics : []]);
                return;
            }

            TextReport.Write(streams, [.. found, .. isWritten ? read.Diagnostics : []]);
            if (isWritten)
            {
                WriteText(streams.Output, files, isDryRun, next);
            }
            else
            {
                streams.Error.WriteLine("Nothing was written.");
            }
        }
    }

    private static void WriteText(TextWriter output, ImmutableArray<NewFile> files, bool isDryRun, ImmutableArray<NextCommand> next)
    {
        output.WriteLine(isDryRun ? "Would write:" : "Wrote:");
        foreach (var file in files)
        {
            output.WriteLine($"  {file.Shown}");
        }

        output.WriteLine();
        output.WriteLine("Next:");
        var width = next.Max(one => one.Text.Length);
        foreach (var one in next)
        {
            output.WriteLine($"  {one.Text.PadRight(width)}  # {one.Meaning}");
        }
    }

    private static void WriteJson(TextWriter output, ImmutableArray<NewFile> files, bool isDryRun, ImmutableArray<NextCommand> next, ImmutableArray<Diagnostic> diagnostics) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", !files.IsEmpty);
        json.WriteBoolean("dryRun", isDryRun);
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Shown);
            json.WriteString("text", file.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("next", files.IsEmpty ? [] : next.Select(one => one.Text));
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    });
}
