using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Upstream;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using Trace = MilvusManifests.Text.Trace;

namespace MilvusManifests.Validation;

/// <summary>Builds kustomizations with the machine's <c>kubectl kustomize</c>, and validates what comes out.</summary>
/// <param name="program">The path of kubectl.</param>
/// <param name="files">The files of the repository, kustomizations among them.</param>
internal sealed class KustomizeBuild(string program, ImmutableArray<ManifestFile> files)
{
    /// <summary>The path of the machine's kubectl; null if it is not in PATH.</summary>
    public static string? FindProgram() => ChildProcess.Find("kubectl", Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The folders of the kustomizations that no other one uses, and that are not components.</summary>
    public static ImmutableArray<string> RootsOf(ImmutableArray<ManifestFile> files)
    {
        ImmutableArray<ManifestFile> kustomizations = [.. files.Where(file => file.Read.Value is not null && KustomizeInputs.IsKustomization(file.Selected.Path))];
        var used = ResourcesOf(kustomizations);
        return
        [
            .. from file in kustomizations
               let folder = Path.GetDirectoryName(Path.GetFullPath(file.Selected.Path))!
               where !used.Contains(folder) && !KustomizeInputs.IsComponent(file.Read.Value!)
               select folder,
        ];
    }

    /// <summary>The full paths of everything that kustomizations among the files use as a resource.</summary>
    public static ImmutableHashSet<string> ResourcesOf(ImmutableArray<ManifestFile> files) =>
    [
        .. from file in files
           let text = file.Read.Value
           where text is not null && KustomizeInputs.IsKustomization(file.Selected.Path)
           from resource in KustomizeInputs.ResourcesOf(text, file.Selected.Path)
           select resource.TrimEnd(Path.DirectorySeparatorChar),
    ];

    /// <summary>Builds a kustomization and validates its objects.</summary>
    /// <param name="folder">The folder of the kustomization.</param>
    /// <param name="shown">It as diagnostics show it.</param>
    /// <param name="validator">Validates the objects.</param>
    /// <param name="trace">Records the command; null for no trace.</param>
    /// <param name="cancellation">Kills the command.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ManifestValidation Validate(string folder, string shown, ManifestValidator validator, Trace? trace, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        var built = ChildProcess.RunAsync(new ProcessStartInfo(program, ["kustomize", folder]), SourceFile.DefaultMaxBytes, cancellation).GetAwaiter().GetResult();
        trace?.Write("ran", FormattableString.Invariant($"kubectl kustomize {shown}: exit code {built.ExitCode}, {TraceText.Count(built.Output.Length, "byte")} ({trace.Since(begin)})"));
        if (!built.Succeeded)
        {
            var reason = built.IsCut ? "it printed more than 32 MiB" : built.Reason;
            return new ManifestValidation([Diagnostic.Error(ValidationCodes.NotBuilt, new SourceText(shown, "").At(0, 0), $"kubectl kustomize failed: {Excerpt.Of(reason, longest: 500)}")], 0);
        }

        var text = new SourceText($"{shown} (built)", Encoding.UTF8.GetString(built.Output));
        var result = validator.Validate(text);
        return result.Diagnostics.IsEmpty ? result : result with { Diagnostics = WithOrigins(result.Diagnostics, text) };
    }

    // What was built has no places of its own in the repository: the object that it was made from is as near as can be known.
    private ImmutableArray<Diagnostic> WithOrigins(ImmutableArray<Diagnostic> diagnostics, SourceText built)
    {
        var objects = KubectlReader.Read(built).Value;
        var origins = files.Where(file => file.Read.Value is not null && !KustomizeInputs.IsKustomization(file.Selected.Path))
            .SelectMany(file => KubectlReader.Read(file.Read.Value!).Value)
            .Where(document => document.Root is YamlMapping)
            .ToLookup(document => Key(document.Root));
        return [.. diagnostics.Select(WithOrigin)];

        Diagnostic WithOrigin(Diagnostic diagnostic)
        {
            var document = objects.LastOrDefault(candidate => candidate.Location.Span.Start <= diagnostic.Location?.Span.Start);
            var sources = document is null ? [] : origins[Key(document.Root)].ToArray();
            return document is null ? diagnostic
                : sources.Length == 0 ? diagnostic.With(new RelatedLocation($"in {Name(document.Root)}", null))
                : diagnostic.With(new RelatedLocation($"in {Name(document.Root)} of", sources[0].Location));
        }
    }

    private static (string Kind, string Name) Key(YamlNode root) => (GroupVersionKind.Of((YamlMapping)root).Kind, ((root as YamlMapping)?.At("metadata", "name") as YamlScalar)?.Value ?? "");

    private static string Name(YamlNode root) => $"{Key(root).Kind} {Excerpt.Of(Key(root).Name)}";
}
