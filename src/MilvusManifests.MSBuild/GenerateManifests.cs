using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MilvusManifests.Text;

namespace MilvusManifests.MSBuild;

/// <summary>The task that generates the manifests of a configuration.</summary>
public sealed class GenerateManifests : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>The configuration's path.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>The folder of the user's templates; empty for the configured one.</summary>
    public string? Templates { get; set; }

    /// <summary>The output folder; empty for the configured one.</summary>
    public string? Output { get; set; }

    /// <summary>Whether any difference from the lock of the output folder is an error.</summary>
    public bool Locked { get; set; }

    /// <summary>Every file of the set, written or unchanged.</summary>
    [Output]
    [SuppressMessage("Performance", "CA1819", Justification = "MSBuild reads the outputs of a task as arrays.")]
    public ITaskItem[] Files { get; private set; } = [];

    /// <summary>Every input file outside the templates folder and the source folder.</summary>
    [Output]
    [SuppressMessage("Performance", "CA1819", Justification = "MSBuild reads the outputs of a task as arrays.")]
    public ITaskItem[] Inputs { get; private set; } = [];

    /// <summary>The folders that were searched for templates and schemas, each with a trailing separator.</summary>
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
        try
        {
            Report(Generator.Generate(
                new GenerateOptions(Configuration) { Templates = Given(Templates), Output = Given(Output), Locked = Locked, Trace = StartTrace() },
                cancellation.Token));
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

    private void Report(GenerationResult result)
    {
        foreach (var diagnostic in result.Diagnostics)
        {
            Report(diagnostic);
        }

        Inputs = [.. result.Inputs.Select(path => new TaskItem(Path.GetFullPath(path)))];
        Folders = [.. new[] { result.Templates }.Concat(result.SchemaFolders).Select(Folder).Where(folder => folder.Length > 0).Select(folder => new TaskItem(folder))];
        SourceFolder = Folder(result.SourceFolder);
        if (result is { Written: { } written, Output: { } output })
        {
            var folder = Path.GetFullPath(output);
            Files = [.. written.Written.Concat(written.Unchanged).Select(path => new TaskItem(Path.Combine(folder, path)))];
            Log.LogMessage(
                written.HasChanges ? MessageImportance.High : MessageImportance.Normal,
                "MilvusManifests: {0} written, {1} unchanged, {2} removed in {3}",
                written.Written.Length, written.Unchanged.Length, written.Removed.Length, output);
        }
    }

    private void Report(Diagnostic diagnostic)
    {
        var file = diagnostic.Location?.Path ?? Configuration;
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
