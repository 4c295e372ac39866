using System.Collections.Immutable;
using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Values;

namespace MilvusManifests.Building.GitOps;

/// <summary>The files that a GitOps engine is pointed at, and the templates that write them.</summary>
internal static class EngineFiles
{
    private const string ArgoCD = "argocd/";
    private const string Applications = ArgoCD + "applications/";
    private const string Flux = "flux/";
    private const string GitRepository = Flux + "gitRepository.yaml";
    private const string OciRepository = Flux + "ociRepository.yaml";

    /// <summary>Whether a file or template is for an engine, rather than for the cluster.</summary>
    public static bool Has(string path) => path.StartsWith(ArgoCD, StringComparison.Ordinal) || path.StartsWith(Flux, StringComparison.Ordinal);

    /// <summary>The folder that an engine, or whoever sets it up, is pointed at for a file: <c>argocd/applications</c>, <c>flux</c>; null for any other file.</summary>
    public static string? FolderOf(string path) =>
        path.StartsWith(Applications, StringComparison.Ordinal) ? Applications[..^1]
        : path.StartsWith(Flux, StringComparison.Ordinal) ? Flux[..^1]
        : null;

    /// <summary>Whether a folder below the output folder is one that files for an engine are in.</summary>
    public static bool IsFolder(string? folder) => folder is not null && Has(folder + "/");

    /// <summary>The files of a set, in the order they are applied.</summary>
    /// <param name="gitops">The engines.</param>
    /// <param name="parts">The parts of the set.</param>
    /// <param name="own">The user's own templates.</param>
    public static ImmutableArray<PlannedManifest> Of(GitOpsConfiguration gitops, ImmutableArray<SetPart> parts, IEnumerable<string> own)
    {
        var files = ImmutableArray.CreateBuilder<PlannedManifest>();
        if (gitops.ArgoCD is { } argocd)
        {
            files.Add(Shipped(ArgoCD + "application.yaml"));
            files.Add(Shipped(Applications + "project.yaml"));
            files.AddRange(parts.Select(part => OfPart(Applications, part)));
            if (argocd.Plugin.Value)
            {
                files.Add(Shipped(ArgoCD + "plugin.yaml"));
            }
        }

        if (gitops.Flux is { } flux)
        {
            if (flux.Repository is { } repository)
            {
                files.Add(Shipped(FluxRepository.IsOci(repository.Value) ? OciRepository : GitRepository));
            }

            files.AddRange(parts.Select(part => OfPart(Flux, part)));
        }

        files.AddRange(own
            .Where(template => Has(template) && TemplateSet.IsManifest(template) && !ShippedTemplates.Has(template) && IsUsed(template, gitops))
            .Select(template => new PlannedManifest(template[..^TemplateSet.Suffix.Length], template)));
        return files.DrainToImmutable();
    }

    private static bool IsUsed(string template, GitOpsConfiguration gitops) =>
        template.StartsWith(ArgoCD, StringComparison.Ordinal) ? gitops.ArgoCD is not null : gitops.Flux is not null;

    private static PlannedManifest Shipped(string path) => new(path, path + TemplateSet.Suffix);

    private static PlannedManifest OfPart(string folder, SetPart part) => new($"{folder}{part.Name}.yaml", $"{folder}{Template(part)}.yaml{TemplateSet.Suffix}") { Part = part };

    private static string Template(SetPart part) => part.Kind switch
    {
        PartKind.Setup => "setup",
        PartKind.Stack => "stack",
        _ => "milvus",
    };
}
