using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MilvusManifests.Drift;
using MilvusManifests.Text;

namespace MilvusManifests.MSBuild;

/// <summary>The task that generates the manifests of a configuration, or checks those that are there.</summary>
public sealed class GenerateManifests : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private const string Generating = "Generate";
    private const string Checking = "Check";

    private readonly CancellationTokenSource cancellation = new();

    /// <summary>The configuration's path.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>The folder of the user's templates; empty for the configured one.</summary>
    public string? Templates { get; set; }

    /// <summary>The output folder; empty for the configured one.</summary>
    public string? Output { get; set; }

    /// <summary><c>Generate</c>, or <c>Check</c> to write nothing and fail if the output folder is not what is generated.</summary>
    public string Mode { get; set; } = Generating;

    /// <summary>Whether any difference from the lock of the output folder is an error.</summary>
    public bool Locked { get; set; }

    /// <summary>Every file of the set.</summary>
    [Output]
    [SuppressMessage("Performance", "CA1819", Justification = "MSBuild reads the outputs of a task as arrays.")]
    public ITaskItem[] Files { get; private set; } = [];

    /// <summary>Every input file outside the templates folder and the source folder.</summary>
    [Output]
    [SuppressMessage("Performance", "CA1819", Justification = "MSBuild reads the outputs of a task as arrays.")]
    public ITaskItem[] Inputs { get; private set; } = [];

    /// <summary>The folders that were searched for templates, schemas and, by a check, extra files, each with a trailing separator.</summary>
    [Output]
    [SuppressMessage("Performance", "CA1819", Justification = "MSBuild reads the outputs of a task as arrays.")]
    public ITaskItem[] Folders { get; private set; } = [];

    /// <summary>The folder that upstream's manifests were read from, with a trailing separator; empty if the source is not a folder.</summary>
    [Output]
    public string SourceFolder { get; private set; } = "";

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        // MSBuild compares without regard to case.
        var isCheck = Mode.Equals(Checking, StringComparison.OrdinalIgnoreCase);
        if (!isCheck && !Mode.Equals(Generating, StringComparison.OrdinalIgnoreCase))
        {
            Report(Diagnostic.Error(DriftCodes.UnknownMode, null, $"unknown mode '{Mode}'; {(Suggestion.For(Mode, [Generating, Checking]) is { } meant ? $"did you mean '{meant}'?" : $"use {Generating} or {Checking}")}"), BuildEngine.ProjectFileOfTaskNode);
            return false;
        }

        try
        {
            var options = new GenerateOptions(Configuration) { Templates = Given(Templates), Output = Given(Output), Locked = Locked, Trace = StartTrace() };
            Report(isCheck ? Generator.Check(options, cancellation.Token) : Generator.Generate(options, cancellation.Token));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    // Nothing is made of lines that no logger asks for.
    private Trace? StartTrace() => Log.LogsMessagesOfImportance(MessageImportance.Low)
        ? Trace.Start(
            line => Log.LogMessage(MessageImportance.Low, "{0}", line),
            $"MilvusManifests.MSBuild, version {typeof(GenerateManifests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion},")
        : null;

    private static string? Given(string? folder) => string.IsNullOrEmpty(folder) ? null : folder;

    private static string Folder(string? folder) =>
        folder is null ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    private static ITaskItem[] Items(string folder, IEnumerable<string> paths)
    {
        var full = Path.GetFullPath(folder);
        return [.. paths.Select(path => new TaskItem(Path.Combine(full, path)))];
    }

    private void Report(GenerationResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
        {
            Report(diagnostic, Configuration);
        }

        if (result.Suppressed.Count(suppressed => suppressed.By is not null) is > 0 and var count)
        {
            Log.LogMessage(MessageImportance.Normal, "MilvusManifests: {0} suppressed, with a reason", count == 1 ? "1 finding" : $"{count} findings");
        }

        Inputs = [.. result.Inputs.Select(path => new TaskItem(Path.GetFullPath(path)))];
        Folders = [.. new[] { result.Templates, result.Compared is null ? null : result.Output }.Concat(result.SchemaFolders).Select(Folder).Where(folder => folder.Length > 0).Select(folder => new TaskItem(folder))];
        SourceFolder = Folder(result.SourceFolder);
        if (result is { Written: { } written, Output: { } output })
        {
            Files = Items(output, written.Written.Concat(written.Unchanged));
            Log.LogMessage(
                written.HasChanges ? MessageImportance.High : MessageImportance.Normal,
                "MilvusManifests: {0} written, {1} unchanged, {2} removed in {3}",
                written.Written.Length, written.Unchanged.Length, written.Removed.Length, output);
        }
        else if (result is { Compared: { } compared, Succeeded: true, Output: { } checkedFolder })
        {
            Files = Items(checkedFolder, compared.Files);
            Log.LogMessage(MessageImportance.Normal, "MilvusManifests: {0} checked, no difference in {1}", compared.Files.Length, checkedFolder);
        }
    }

    private void Report(Diagnostic diagnostic, string home)
    {
        var file = diagnostic.Location?.Path ?? home;
        var start = diagnostic.Location?.Start ?? default;
        var text = DiagnosticLine.Of(diagnostic);
        switch (diagnostic.Severity)
        {
            case Severity.Error:
                Log.LogError(null, diagnostic.Code.Id, null, null, file, start.Line, start.Column, 0, 0, "{0}", text);
                break;
            case Severity.Warning:
                Log.LogWarning(null, diagnostic.Code.Id, null, null, file, start.Line, start.Column, 0, 0, "{0}", text);
                break;
            default:
                Log.LogMessage(null, diagnostic.Code.Id, null, file, start.Line, start.Column, 0, 0, MessageImportance.Normal, "{0}", text);
                break;
        }
    }
}
