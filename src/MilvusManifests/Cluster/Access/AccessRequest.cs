namespace MilvusManifests.Cluster.Access;

/// <summary>What somebody wants to do with the objects of a resource.</summary>
/// <param name="Verb">The verb: <c>list</c>.</param>
/// <param name="Group">The API group; empty for the core one.</param>
/// <param name="Resource">The resource, with a subresource behind a slash: <c>nodes/metrics</c>.</param>
/// <param name="Namespace">The namespace; empty for objects of all namespaces, or of none.</param>
/// <param name="Name">The name of one object; empty for all.</param>
internal sealed record AccessRequest(string Verb, string Group, string Resource, string Namespace, string Name = "")
{
    /// <inheritdoc/>
    public override string ToString() => $"{Verb} {(Group.Length == 0 ? "" : Group + "/")}{Resource}{(Namespace.Length == 0 ? "" : " in " + Namespace)}";
}
