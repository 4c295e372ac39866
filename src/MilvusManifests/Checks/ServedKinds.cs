using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>The cluster serves the kind of each object, in its version, and will go on to.</summary>
internal sealed class ServedKinds : ICheck
{
    /// <summary>No schema is known for the kind of an object.</summary>
    public static readonly DiagnosticCode Unknown = new("MM4023", "unknown kind",
        "The kind is not built into the configured Kubernetes version, and no known CustomResourceDefinition defines it. Add its definition as a schema, or allow unknown kinds.");

    /// <summary>The API version of an object is not served by the configured Kubernetes version.</summary>
    public static readonly DiagnosticCode NotServed = new("MM4024", "API version not served",
        "The cluster rejects the object: it does not serve this version of the kind, no longer or not yet.");

    /// <summary>The API version of an object is deprecated in the configured Kubernetes version.</summary>
    public static readonly DiagnosticCode Deprecated = new("MM4102", "deprecated API version",
        "The cluster still serves this version of the kind, but a later one will not.");

    /// <summary>No schema is known for the kind of an object, and the configuration allows that.</summary>
    public static readonly DiagnosticCode NotChecked = new("MM4105", "object not checked",
        "No schema is known for the kind, so nothing was checked but the object's shape.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes =>
        [Unknown, NotServed, Deprecated, NotChecked];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.None;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var cluster = set.Cluster;
        return set.Inputs.Configuration.UnknownKinds.Value == UnknownKinds.Ignore ? [.. Faults(set, cluster), .. Ignored(set, cluster)] : Faults(set, cluster);
    }

    // One line for all of them: nobody reads a line for each.
    private static IEnumerable<Diagnostic> Ignored(CheckedSet set, SchemaCatalogue cluster)
    {
        var kinds = set.Set.Manifests.Where(manifest => manifest.Content is null).SelectMany(manifest => manifest.Objects).Select(candidate => GroupVersionKind.Of(candidate.Node))
            .Where(kind => IsIgnored(kind, cluster.Find(kind), cluster, set.Inputs.Configuration.UnknownKinds.Value))
            .GroupBy(kind => kind).OrderByDescending(same => same.Count()).ThenBy(same => same.Key.ToString(), StringComparer.Ordinal)
            .Select(same => FormattableString.Invariant($"{same.Count()} {same.Key}")).ToArray();
        return kinds.Length == 0 ? [] : [new Diagnostic(NotChecked, Severity.Information, null, $"not checked, as no schema is known: {string.Join(", ", kinds)}")];
    }

    private static IEnumerable<Diagnostic> Faults(CheckedSet set, SchemaCatalogue cluster) =>
        ObjectFindings.Fold(
            from manifest in set.Set.Manifests
            where manifest.Content is null
            from candidate in manifest.Objects
            let schema = cluster.Find(GroupVersionKind.Of(candidate.Node))
            let fault = Find(candidate.Node, schema, cluster, set.Inputs.Configuration.UnknownKinds.Value)
            where fault is not null
            select new ObjectFinding(fault, candidate, manifest, schema),
            set.Inputs.Provenance);

    /// <summary>What is wrong with an object's <c>apiVersion</c> and <c>kind</c>; null when both are in order.</summary>
    /// <param name="node">The object.</param>
    /// <param name="schema">The schema of its kind; null where the cluster has none.</param>
    /// <param name="cluster">The schemas of the cluster.</param>
    /// <param name="unknown">What to report of a kind without a schema.</param>
    public static Diagnostic? Find(YamlMapping node, KindSchema? schema, SchemaCatalogue cluster, UnknownKinds unknown = UnknownKinds.Error)
    {
        if (node["apiVersion"] is not YamlScalar apiVersion || node["kind"] is not YamlScalar kind)
        {
            return null;
        }

        return schema is null ? Explain(apiVersion, kind, new UnknownKind(cluster), unknown)
            : schema.Kind.IsCustomResource ? FindUnserved(apiVersion, schema)
            : FindDeprecated(apiVersion, schema);
    }

    /// <summary>Whether an object is skipped: its kind is foreign, and the configuration allows that.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="schema">Its schema; null where the cluster has none.</param>
    /// <param name="cluster">The schemas of the cluster.</param>
    /// <param name="unknown">What to report of a kind without a schema.</param>
    public static bool IsIgnored(GroupVersionKind kind, KindSchema? schema, SchemaCatalogue cluster, UnknownKinds unknown) =>
        schema is null && unknown == UnknownKinds.Ignore && new UnknownKind(cluster).IsForeign(kind);

    private static Diagnostic? Explain(YamlScalar apiVersion, YamlScalar kind, UnknownKind explanation, UnknownKinds unknown)
    {
        var fault = explanation.Explain(apiVersion, kind);
        if (fault.Code != Unknown || unknown == UnknownKinds.Error || !explanation.IsForeign(new GroupVersionKind(apiVersion.Value, kind.Value)))
        {
            return fault;
        }

        return unknown == UnknownKinds.Ignore ? null : fault with { Code = NotChecked, Severity = Severity.Warning };
    }

    private static Diagnostic? FindUnserved(YamlScalar apiVersion, KindSchema schema)
    {
        var resource = schema.Pack.CustomResources.First(resource => resource.Kind == schema.Kind.Name.Kind && resource.Group == schema.Kind.Name.Group);
        var members = resource.Versions.First(version => version.Name == schema.Kind.Name.Version).Members;
        if (IsTrue(members["served"]) && !IsTrue(members["deprecated"]))
        {
            return null;
        }

        var better = resource.Versions.LastOrDefault(version => IsTrue(version.Members["served"]) && !IsTrue(version.Members["deprecated"]));
        var advice = better is null ? "" : $"; use {resource.Group}/{better.Name}";
        return IsTrue(members["served"])
            ? Diagnostic.Warning(Deprecated, apiVersion.Location, $"{schema} is deprecated{advice}")
            : Diagnostic.Error(NotServed, apiVersion.Location, $"{schema} is defined but not served{advice}");
    }

    private static Diagnostic? FindDeprecated(YamlScalar apiVersion, KindSchema schema)
    {
        var name = schema.Kind.Name;
        var stable = IsStable(name) ? null
            : schema.Pack.Kinds.Select(other => other.Name).FirstOrDefault(other => other.Kind == name.Kind && other.Group == name.Group && IsStable(other));
        var replacement = stable?.ApiVersion ?? ApiChanges.ReplacementOfDeprecated(name, schema.Origin);
        return replacement is null ? null : Diagnostic.Warning(Deprecated, apiVersion.Location, $"{schema} is deprecated; use {replacement}");
    }

    /// <summary>Whether a version is neither alpha nor beta.</summary>
    public static bool IsStable(GroupVersionKind kind) =>
        !kind.Version.Contains("alpha", StringComparison.Ordinal) && !kind.Version.Contains("beta", StringComparison.Ordinal);

    private static bool IsTrue(YamlNode? node) => node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" };
}
