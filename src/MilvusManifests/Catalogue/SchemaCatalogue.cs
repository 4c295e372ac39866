using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The schemas of one cluster: of its Kubernetes version, of a kube-prometheus release, of well-known projects and of the user.</summary>
public sealed class SchemaCatalogue
{
    private const string PrometheusOperatorGroup = "monitoring.coreos.com";

    private readonly string version;
    private readonly string release;
    private readonly ImmutableArray<OwnSchemas> own;

    /// <summary>Names what the catalogue has; nothing is opened now.</summary>
    /// <param name="kubernetes">The cluster's version, <c>1.35</c>. Of a version that is not pinned the nearest one stands for it.</param>
    /// <param name="kubePrometheus">The release whose definitions are used, <c>v0.18.0</c>; the newest when null.</param>
    /// <param name="own">The user's schemas; they win over the catalogue's, and earlier ones over later ones.</param>
    public SchemaCatalogue(string kubernetes, string? kubePrometheus = null, ImmutableArray<OwnSchemas> own = default)
    {
        version = KubernetesSchemas.Nearest(kubernetes);
        release = kubePrometheus ?? KubePrometheusReleases.All[^1];
        this.own = own.IsDefault ? [] : own;
    }

    /// <summary>What is said of an object whose kind no schema knows.</summary>
    public UnknownKinds UnknownKinds { get; init; } = UnknownKinds.Error;

    /// <summary>The built-in kinds.</summary>
    public SchemaPack BuiltIn => KubernetesSchemas.Open(version);

    /// <summary>The schema of a kind; null when the catalogue has none.</summary>
    public KindSchema? Find(GroupVersionKind kind)
    {
        foreach (var schemas in own)
        {
            if (schemas.Find(kind) is { } found)
            {
                return found;
            }
        }

        var (published, title) = PackOf(kind.Group);
        return published.FindKind(kind) is { } known ? new KindSchema(published, known, title) : null;
    }

    /// <summary>What is to be said of an object's <c>apiVersion</c> and <c>kind</c>; null when both are in order.</summary>
    /// <param name="node">The object.</param>
    /// <param name="schema">What <see cref="Find"/> gave for it.</param>
    public Diagnostic? CheckKind(YamlMapping node, KindSchema? schema)
    {
        if (node["apiVersion"] is not YamlScalar apiVersion || node["kind"] is not YamlScalar kind)
        {
            return null;
        }

        return schema is not null ? CheckServed(apiVersion, schema)
            : Weigh(new UnknownKind(this, version).Explain(apiVersion, kind));
    }

    /// <summary>Every kind that is known, those of the user first.</summary>
    internal IEnumerable<GroupVersionKind> Kinds => own.SelectMany(schemas => schemas.Kinds)
        .Concat(BuiltIn.Kinds).Concat(PackOf(PrometheusOperatorGroup).Pack.Kinds).Concat(CustomResourceSchemas.Kinds)
        .Select(kind => kind.Name);

    private (SchemaPack Pack, string Origin) PackOf(string group) => group == PrometheusOperatorGroup
        ? (CustomResourceDefinitions.PackOfKubePrometheus(release) ?? BuiltIn, $"kube-prometheus {release}")
        : CustomResourceSchemas.OfGroup(group) ?? (BuiltIn, $"Kubernetes {version}");

    private Diagnostic? Weigh(Diagnostic fault) => (fault.Code == Codes.UnknownKind, UnknownKinds) switch
    {
        (true, UnknownKinds.Ignore) => null,
        (true, UnknownKinds.Warning) => fault with { Code = Codes.UnknownKindPassed, Severity = Severity.Warning },
        _ => fault,
    };

    private static Diagnostic? CheckServed(YamlScalar apiVersion, KindSchema schema)
    {
        var others = schema.Pack.Kinds.Select(other => other.Name).Where(other => other.Kind == schema.Kind.Name.Kind && other.Group == schema.Kind.Name.Group);
        if (schema.Kind.IsCustomResource)
        {
            var resource = schema.Pack.CustomResources.First(resource => resource.Kind == schema.Kind.Name.Kind && resource.Group == schema.Kind.Name.Group);
            var members = resource.Versions.First(version => version.Name == schema.Kind.Name.Version).Members;
            if (IsTrue(members["deprecated"]) || !IsTrue(members["served"]))
            {
                var better = resource.Versions.LastOrDefault(version => IsTrue(version.Members["served"]) && !IsTrue(version.Members["deprecated"]));
                var advice = better is null ? "" : $"; use {resource.Group}/{better.Name}";
                return IsTrue(members["served"])
                    ? Diagnostic.Warning(Codes.VersionDeprecated, apiVersion.Location, $"{schema} is deprecated{advice}")
                    : Diagnostic.Error(Codes.VersionNotServed, apiVersion.Location, $"{schema} is defined and not served{advice}");
            }

            return null;
        }

        var stable = IsStable(schema.Kind.Name) ? null : others.FirstOrDefault(IsStable);
        var replacement = stable?.ApiVersion ?? ApiChanges.ReplacementOfDeprecated(schema.Kind.Name, schema.Origin);
        return replacement is null ? null : Diagnostic.Warning(Codes.VersionDeprecated, apiVersion.Location, $"{schema} is deprecated; use {replacement}");
    }

    internal static bool IsStable(GroupVersionKind kind) =>
        !kind.Version.Contains("alpha", StringComparison.Ordinal) && !kind.Version.Contains("beta", StringComparison.Ordinal);

    private static bool IsTrue(YamlNode? node) => node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" };
}
