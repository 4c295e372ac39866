using System.Collections.Immutable;

namespace MilvusManifests.Cluster.Access;

/// <summary>Who a pod is to the API server.</summary>
/// <param name="Namespace">The namespace of the ServiceAccount.</param>
/// <param name="Name">Its name.</param>
internal sealed record ServiceAccount(string Namespace, string Name)
{
    /// <summary>The name of the user.</summary>
    public string User => $"system:serviceaccount:{Namespace}:{Name}";

    /// <summary>The groups of the user.</summary>
    public ImmutableArray<string> Groups => ["system:serviceaccounts", $"system:serviceaccounts:{Namespace}", "system:authenticated"];

    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}/{Name}";
}
