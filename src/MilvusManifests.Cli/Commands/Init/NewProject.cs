using System.Collections.Immutable;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>What a project is made of, everything decided.</summary>
internal sealed record NewProject
{
    /// <summary>The value of a choice that leaves something out.</summary>
    public const string None = "none";

    /// <summary>The version of Kubernetes.</summary>
    public required string Kubernetes { get; init; }

    /// <summary>The release of kube-prometheus.</summary>
    public required string Release { get; init; }

    /// <summary>The Milvus installations.</summary>
    public required ImmutableArray<NewMilvus> Milvus { get; init; }

    /// <summary>Whether the only one is an example, since nobody named one.</summary>
    public bool HasExample { get; init; }

    /// <summary>What installed them: <c>helm</c> or <c>operator</c>.</summary>
    public required string InstalledBy { get; init; }

    /// <summary>What they are: <c>cluster</c> or <c>standalone</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The stack that is there already; null if the set brings its own.</summary>
    public NewStack? Stack { get; init; }

    /// <summary>The repository that Argo CD syncs from; null without Argo CD.</summary>
    public string? ArgoCD { get; init; }

    /// <summary>The repository that Flux syncs from; null without Flux.</summary>
    public string? Flux { get; init; }

    /// <summary>The CI system: <c>github</c>, <c>gitlab</c> or <c>none</c>.</summary>
    public required string Ci { get; init; }

    /// <summary>The names of files that are left out.</summary>
    public ImmutableArray<string> Without { get; init; } = [];
}

/// <summary>A stack that is there already, as section <c>stack</c> has it.</summary>
/// <param name="InstalledBy">What installed it.</param>
/// <param name="Release">The Helm release; null for the default.</param>
/// <param name="Namespace">The namespace; null for the default.</param>
/// <param name="ServiceAccount">The account of its Prometheus; null for the default.</param>
internal sealed record NewStack(string InstalledBy, string? Release, string? Namespace, string? ServiceAccount);
