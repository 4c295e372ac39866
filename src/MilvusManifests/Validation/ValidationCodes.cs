using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Validation;

/// <summary>The codes of diagnostics about the files of a repository.</summary>
internal static class ValidationCodes
{
    /// <summary>A Go template that was named as a manifest.</summary>
    public static readonly DiagnosticCode NotRendered = new(
        "MM4701",
        "Go template",
        "The file has actions such as {{ .Values.name }}, so it becomes YAML only when it is rendered. Found in a folder, such a file is skipped.",
        new("this is a Go template, not YAML; render it first, for example with helm template", "name: {{ .Values.name }}"),
        "Validate what comes out: helm template my-chart | milvus-manifests validate -");

    /// <summary>kustomize refused a kustomization.</summary>
    public static readonly DiagnosticCode NotBuilt = new(
        "MM4702",
        "kustomization not built",
        "With --kustomize, each kustomization that no other one uses is built with 'kubectl kustomize', and the result is validated. The message is that "
        + "of kubectl.",
        new("kubectl was not found in PATH; --kustomize builds kustomizations with it"),
        "Fix the kustomization until 'kubectl kustomize' builds it, or leave its folder out with --exclude.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [NotRendered, NotBuilt];
}
