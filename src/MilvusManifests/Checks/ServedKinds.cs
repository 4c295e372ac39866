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
    public static readonly DiagnosticCode Unknown = new(
        "MM4023",
        "unknown kind",
        "The kind is not built into the configured Kubernetes version, and no known CustomResourceDefinition defines it.",
        new("v1 has no kind 'ConfigMpa'; did you mean 'ConfigMap'?", "apiVersion: v1\nkind: ConfigMpa"),
        "Correct the kind or its apiVersion, add its definition as a schema, or allow unknown kinds.");

    /// <summary>The API version of an object is not served by the configured Kubernetes version.</summary>
    public static readonly DiagnosticCode NotServed = new(
        "MM4024",
        "API version not served",
        "The cluster rejects the object: it does not serve this version of the kind, no longer or not yet.",
        new("policy/v1beta1 PodDisruptionBudget was removed in Kubernetes 1.25; use policy/v1", "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget"),
        "Use a version that the cluster serves. For Gateway API, Flux and Argo CD, customResources in the configuration, or an option of 'validate', says "
        + "which release the cluster has.");

    /// <summary>The API version of an object is deprecated in the configured Kubernetes version.</summary>
    public static readonly DiagnosticCode Deprecated = new(
        "MM4102",
        "deprecated API version",
        "The cluster still serves this version of the kind, but a later one will not. Where the release of Gateway API or Flux is not configured, a "
        + "version that only older releases serve is deprecated too.",
        new(
            "helm.toolkit.fluxcd.io/v2beta2 HelmRelease is deprecated in Flux 2.7; use helm.toolkit.fluxcd.io/v2",
            "apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease"),
        "Move to the version that the message names. Set customResources to know whether the cluster has it.");

    /// <summary>No schema is known for the kind of an object, and the configuration allows that.</summary>
    public static readonly DiagnosticCode NotChecked = new(
        "MM4105",
        "object not checked",
        "No schema is known for the kind, so nothing was checked but the object's shape and, if the kind itself is known, its version and metadata.",
        new("fields not checked, as only the kind is known: 1 cert-manager.io/v1 Certificate"),
        "Add the definition of the kind to 'schemas', or to --schema, to have its fields checked.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes =>
        [Unknown, NotServed, Deprecated, NotChecked];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.None;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var cluster = set.Cluster;
        return [.. Faults(set, cluster), .. Unchecked(set, cluster)];
    }

    // One line for all of them: nobody reads a line for each.
    private static IEnumerable<Diagnostic> Unchecked(CheckedSet set, SchemaCatalogue cluster)
    {
        var unknown = set.Inputs.Configuration.UnknownKinds.Value;
        var kinds = set.Set.Manifests.Where(manifest => manifest.Content is null).SelectMany(manifest => manifest.Objects).Select(candidate => GroupVersionKind.Of(candidate.Node))
            .GroupBy(kind => kind).OrderByDescending(same => same.Count()).ThenBy(same => same.Key.ToString(), StringComparer.Ordinal)
            .Select(same => (Text: FormattableString.Invariant($"{same.Count()} {same.Key}"), same.Key, Schema: cluster.Find(same.Key))).ToArray();
        return Report("not checked, as no schema is known", kinds.Where(kind => IsIgnored(kind.Key, kind.Schema, cluster, unknown)).Select(kind => kind.Text))
            .Concat(Report("fields not checked, as only the kind is known", kinds.Where(kind => kind.Schema is { HasFields: false }).Select(kind => kind.Text)));

        static IEnumerable<Diagnostic> Report(string what, IEnumerable<string> kinds) =>
            string.Join(", ", kinds) is { Length: > 0 } list ? [new Diagnostic(NotChecked, Severity.Information, null, $"{what}: {list}")] : [];
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
            : cluster.FindServed(schema.Kind.Name) is var (project, version) ? ProjectVersions.Find(apiVersion, project, version, cluster.Projects.Of(project))
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
        var version = resource.Versions.First(version => version.Name == schema.Kind.Name.Version);
        if (version is { IsServed: true, IsDeprecated: false })
        {
            return null;
        }

        var better = resource.Versions.LastOrDefault(other => other is { IsServed: true, IsDeprecated: false });
        var advice = better is null ? "" : $"; use {resource.Group}/{better.Name}";
        return version.IsServed
            ? Diagnostic.Warning(Deprecated, apiVersion.Location, $"{schema} is deprecated{advice}")
            : Diagnostic.Error(NotServed, apiVersion.Location, $"{schema} is defined but not served{advice}");
    }

    private static Diagnostic? FindDeprecated(YamlScalar apiVersion, KindSchema schema)
    {
        var name = schema.Kind.Name;
        var stable = name.IsStable ? null
            : schema.Pack.Kinds.Select(other => other.Name).FirstOrDefault(other => other.Kind == name.Kind && other.Group == name.Group && other.IsStable);
        var replacement = stable?.ApiVersion ?? ApiChanges.ReplacementOfDeprecated(name, schema.Origin);
        return replacement is null ? null : Diagnostic.Warning(Deprecated, apiVersion.Location, $"{schema} is deprecated; use {replacement}");
    }
}
