namespace MilvusManifests.Validation.Selection;

/// <summary>Why something is not validated.</summary>
/// <param name="Id">Its name in JSON.</param>
/// <param name="One">What one such thing is.</param>
/// <param name="Many">What several are.</param>
internal sealed record SkipReason(string Id, string One, string Many)
{
    /// <summary>A Helm chart: its Chart.yaml, values, templates and dependencies, which only Helm reads.</summary>
    public static readonly SkipReason HelmChart = new("helmChart", "Helm chart", "Helm charts");

    /// <summary>A file with actions of a Go template, which becomes YAML only when it is rendered.</summary>
    public static readonly SkipReason GoTemplate = new("goTemplate", "Go template", "Go templates");

    /// <summary>A kustomization, which kustomize reads.</summary>
    public static readonly SkipReason Kustomization = new("kustomization", "kustomization", "kustomizations");

    /// <summary>What a kustomization names as a patch, a generator's input or a transformer.</summary>
    public static readonly SkipReason KustomizeInput = new("kustomizeInput", "patch or input of kustomize", "patches and inputs of kustomize");

    /// <summary>A resource of a kustomization that is validated as kustomize builds it.</summary>
    public static readonly SkipReason KustomizeResource = new("kustomizeResource", "resource of a kustomization", "resources of kustomizations");

    /// <summary>A file none of whose documents has an apiVersion or a kind.</summary>
    public static readonly SkipReason NotManifest = new("notManifest", "file without Kubernetes objects", "files without Kubernetes objects");

    /// <summary>A file that a program reads, such as a kubeconfig, and that is never applied to a cluster.</summary>
    public static readonly SkipReason ToolFile = new("toolFile", "configuration of a program", "configurations of programs");

    /// <summary>A path that a .gitignore names.</summary>
    public static readonly SkipReason GitIgnored = new("gitIgnored", "path ignored by git", "paths ignored by git");

    /// <summary>A path that was excluded by the user.</summary>
    public static readonly SkipReason Excluded = new("excluded", "excluded path", "excluded paths");

    /// <summary>The packages of Node.js.</summary>
    public static readonly SkipReason NodeModules = new("nodeModules", "node_modules folder", "node_modules folders");

    /// <summary>A file or folder whose name starts with a dot, such as .github.</summary>
    public static readonly SkipReason Hidden = new("hidden", "hidden path", "hidden paths");

    /// <summary>Every reason, in the order they are listed.</summary>
    public static readonly SkipReason[] All =
        [HelmChart, GoTemplate, Kustomization, KustomizeInput, KustomizeResource, NotManifest, ToolFile, GitIgnored, Excluded, NodeModules, Hidden];
}
