using System.Collections.Immutable;
using MilvusManifests.Artifacts;
using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Generates the sets of a configuration and pushes them to a registry.</summary>
internal static class Publisher
{
    /// <summary>Pushes; null if an error left the tag as it was.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<PushedArtifact> Push(PublishOptions options, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        var read = InputLoader.ReadDocument(options.Set);
        var set = options.Set with { Document = read };
        var files = found.Take(Generator.ClustersOf(read, set) is { } document ? MakeAll(document, read.Diagnostics, options, cancellation) : Make(set, options.Reference, cancellation));
        if (files.IsDefault || found.HasErrors)
        {
            return found.With<PushedArtifact>(null);
        }

        var artifact = Artifact.Of(files, options.Artifact);
        if (options.IsDryRun)
        {
            return found.With(new PushedArtifact(options.Reference, artifact.Manifest.Digest));
        }

        using var client = new RegistryClient(options.Reference, options.Limit, options.Set.Trace, cancellation);
        return found.With(found.Take(new ArtifactPush(client, options.Reference).RunAsync(artifact).GetAwaiter().GetResult()));
    }

    private static Result<ImmutableArray<OutputFile>> Make(GenerateOptions options, ArtifactReference reference, CancellationToken cancellation)
    {
        var (made, diagnostics) = Generator.Make(options, cancellation);
        return made is null ? new(default, diagnostics) : new(FilesOf(made, options.Cluster), [.. diagnostics, .. ArtifactPath.Check(made.Inputs.Configuration.GitOps, options.Cluster, reference)]);
    }

    private static Result<ImmutableArray<OutputFile>> MakeAll(ConfigurationDocument document, ImmutableArray<Diagnostic> known, PublishOptions options, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        found.AddRange(known);
        var size = 0L;
        var made = found.Take(ClusterSets.Make(document, options.Set, Take, cancellation));
        var beside = found.Take(ClusterFolders.SetOf(options.Set.OutputOf(document)));
        if (size > ArtifactLayer.MaxBytes)
        {
            found.Error(ArtifactCodes.TooLarge, null, FormattableString.Invariant(
                $"the sets of {document.Clusters.Length} clusters have {size >> 20} MiB, and an artifact at most {ArtifactLayer.MaxBytes >> 20} MiB; push each with --cluster NAME to a repository or tag of its own"));
        }

        return found.With<ImmutableArray<OutputFile>>(made is null || beside is null ? default : [.. made.SelectMany(set => set.Files), .. beside.Files]);

        // What is too large anyway is not kept.
        Result<OutputSet> Take(string name, AssembledSet set)
        {
            var files = FilesOf(set, name);
            var isTooLarge = Interlocked.Add(ref size, files.Sum(file => (long)file.Content.Length)) > ArtifactLayer.MaxBytes;
            return new(new OutputSet(isTooLarge ? [] : files), ArtifactPath.Check(set.Inputs.Configuration.GitOps, name, options.Reference));
        }
    }

    // The folder of a cluster is the same in an artifact with one cluster and in one with all of them: that is where its Kustomizations or Applications look.
    private static ImmutableArray<OutputFile> FilesOf(AssembledSet made, string? cluster) =>
        cluster is null ? made.Files!.Files : [.. made.Files!.Files.Select(file => new OutputFile($"{cluster}/{file.Path}", file.Content))];
}
