using System.Buffers;
using System.Text.Json;
using MilvusManifests.Cluster;
using MilvusManifests.Values;
using MilvusManifests.Verification.Kubectl;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification.Objects;

/// <summary>Where an API server has the objects of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name of the resource: <c>servicemonitors</c>.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
internal sealed record ServedResource(GroupVersionKind Kind, string Name, bool IsNamespaced)
{
    /// <summary>The path of an object.</summary>
    public string PathOf(ClusterObject target)
    {
        var space = IsNamespaced ? $"namespaces/{Uri.EscapeDataString(target.Namespace.Length == 0 ? ClusterObject.DefaultNamespace : target.Namespace)}/" : "";
        return $"{ServedResources.PathOf(Kind.ApiVersion)}/{space}{Name}/{Uri.EscapeDataString(target.Name)}";
    }
}

/// <summary>The kinds that an API server has, by what it says of the versions that a set uses. One that is not there yet is asked for again.</summary>
/// <param name="server">The API server.</param>
internal sealed class ServedResources(ApiServer server)
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private readonly Dictionary<GroupVersionKind, ServedResource> found = [];

    /// <summary>Where the objects of a kind are; null if the API server does not have it.</summary>
    public ServedResource? Find(GroupVersionKind kind) => found.GetValueOrDefault(kind);

    /// <summary>Asks for the kinds of a version; why it cannot be known, if it cannot.</summary>
    /// <param name="apiVersion">The group and version.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ServerFault?> AskAsync(string apiVersion, TimeSpan limit, CancellationToken cancellation)
    {
        var path = PathOf(apiVersion);
        var answer = await server.AskAsync(path, limit, cancellation).ConfigureAwait(false);
        if (answer.Fault is { } fault)
        {
            return fault.Status == 404 ? null : fault;
        }

        if (!answer.Value.IsArray("resources"))
        {
            return new(VerificationCodes.Unusable, $"the API server answered {path} without resources; is it a Kubernetes cluster?");
        }

        foreach (var resource in answer.Value.Items("resources"))
        {
            // A subresource has a slash in its name.
            var (name, kind) = (resource.Text("name"), resource.Text("kind"));
            if (name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                found.TryAdd(new(apiVersion, kind), new(new(apiVersion, kind), name, resource.Field("namespaced").ValueKind == JsonValueKind.True));
            }
        }

        return null;
    }

    /// <summary>The path of a version.</summary>
    public static string PathOf(string apiVersion) =>
        string.Join('/', $"{(apiVersion.Contains('/', StringComparison.Ordinal) ? "apis" : "api")}/{apiVersion}".Split('/').Select(Uri.EscapeDataString));
}
