using MilvusManifests.Building.GitOps;
using MilvusManifests.Building.Milvus;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Access;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Configuration.Stack;
using MilvusManifests.Json;
using MilvusManifests.Templating.Values;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>What templates see: <c>docs/templates.md</c> lists the roots.</summary>
internal sealed class TemplateModel
{
    private readonly Globals roots;
    private readonly Dictionary<MilvusInstance, Globals> instances;
    private readonly Lazy<string> common;

    /// <summary>The model of a configuration and its release.</summary>
    public TemplateModel(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        var stack = configuration.KubePrometheus;
        instances = new(ReferenceEqualityComparer.Instance);
        foreach (var milvus in configuration.Milvus)
        {
            instances[milvus] = Instance(milvus);
        }

        roots = Globals.Empty
            .With("namespace", stack.Namespace.Node)
            .With("stack", Stack(configuration.Stack, stack.Namespace, release))
            .With("access", Access(configuration, release))
            .With("kubernetes", Kubernetes(configuration))
            .With("release", release.Node)
            .With("image", release.Images.Aggregate(Globals.Empty, (references, image) => references.With(image.Name, image.Reference.ToString())))
            .With("config", stack.Node)
            .With("rbac", configuration.Rbac.Node)
            .With("runbooks", configuration.Runbooks.Value)
            .With("milvus", configuration.Milvus.Select(milvus => instances[milvus]))
            .With("checksum", Checksums.Placeholders)
            .With("gitops", EngineModel.Of(configuration))
            .With("set", (YamlNode?)null)
            .With("part", (YamlNode?)null);
        common = new(() => string.Join('\n', stack.Namespace.Value, configuration.Kubernetes.Value, release.Tag, configuration.Rbac.Value, configuration.Runbooks.Value,
            Written(configuration, "stack"), Written(configuration, "access")), LazyThreadSafetyMode.PublicationOnly);
    }

    private TemplateModel(Globals roots, Dictionary<MilvusInstance, Globals> instances, Lazy<string> common) => (this.roots, this.instances, this.common) = (roots, instances, common);

    /// <summary>The values that a template can see which does not mention any of <see cref="TemplateReach"/>: of two models with the same, it writes the same.</summary>
    /// <param name="milvus">The Milvus that the file is for; null for one of the stack's own files.</param>
    public string KeyOf(MilvusInstance? milvus) => milvus is null ? common.Value : $"{common.Value}\n{JsonWriter.Write(milvus.Node)}";

    private static string Written(ManifestsConfiguration configuration, string key) => configuration.Written[key] is { } section ? JsonWriter.Write(section) : "";

    /// <summary>This model for the files of the GitOps engines, with what the set is as <c>set</c>.</summary>
    public TemplateModel With(WholeSet set) => new(roots.With("set", set.ToModel()), instances, common);

    /// <summary>The model of one file.</summary>
    /// <param name="milvus">The Milvus it is for, seen as <c>instance</c>; null for the stack's own files, where <c>instance</c> is null.</param>
    /// <param name="part">The part of the set that it is about, seen as <c>part</c>; null for a file that is not about one.</param>
    public Globals For(MilvusInstance? milvus, SetPart? part = null)
    {
        var seen = milvus is null ? roots.With("instance", (YamlNode?)null) : roots.With("instance", instances[milvus]);
        return part is null ? seen : seen.With("part", Part(part));
    }

    private static Globals Part(SetPart part) => Globals.Empty
        .With("name", part.Name)
        .With("directory", part.Directory)
        .With("namespace", part.Namespace)
        .With("dependsOn", new YamlSequence([.. part.DependsOn.Select(other => YamlScalar.String(other))]));

    private static Globals Kubernetes(ManifestsConfiguration configuration) => Globals.Empty
        .With("version", configuration.Kubernetes.Value.ToString(), configuration.Kubernetes.Location)
        .With("minor", configuration.Kubernetes.Value.Minor);

    private static Globals Access(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        var access = configuration.Access;
        return Globals.Empty
            .With("className", access.ClassName?.Node)
            .With("parentRefs", access.ParentRefs)
            .With("controller", Globals.Empty.With("namespace", access.ControllerNamespace?.Node).With("podLabels", access.ControllerLabels))
            .With("services", access.Services.Where(exposed => configuration.KubePrometheus.Has(exposed.Service.Component)).Select(exposed => Exposed(exposed, (YamlMapping)release.Node[exposed.Service.Component]!)));
    }

    private static Globals Exposed(ExposedService exposed, YamlMapping facts) => Globals.Empty
        .With("name", exposed.Service.Name)
        .With("port", exposed.Service.Port)
        .With("portName", exposed.Service.PortName)
        .With("labels", facts["labels"])
        .With("version", facts["version"])
        .With("host", exposed.Host.Node)
        .With("tlsSecret", exposed.TlsSecret?.Node)
        .With("annotations", exposed.Annotations)
        .With("filters", exposed.Filters);

    // The names of its objects say whose Prometheus they are for: there may be several in a cluster.
    private static Globals Stack(StackConfiguration stack, Setting<string> space, KubePrometheusRelease release) => Globals.Empty
        .With("isKubePrometheus", stack.IsKubePrometheus)
        .With("serviceAccount", stack.Account, stack.ServiceAccount?.Location)
        .With("roleName", $"milvus-manifests-{space}-{stack.Account}")
        .With("discoveryRules", stack.IsKubePrometheus ? release.DiscoveryRules : PrometheusRbac.AnyDiscoveryRules);

    private static Globals Instance(MilvusInstance milvus)
    {
        var names = milvus.Names.Value;
        var components = milvus.Components();
        return Globals.From(WithoutResolved(milvus.Node))
            .With("name", names.Name)
            .With("fullname", names.FullName)
            .With("monitorName", names.Monitor)
            .With("components", components.Select(component => Globals.Empty.With("name", component.Name).With("replicas", component.Replicas)))
            .With("componentsWithoutService", new YamlSequence([.. components.Where(component => !component.HasService).Select(component => YamlScalar.String(component.Name))]))
            .With("metricRelabelings", MetricRelabelings.Of(milvus.Scrape))
            .With("failures", VersionedMetrics.FailuresOf(milvus.Version.Value.Number))
            .With("metrics", Metrics(milvus.Version.Value.Number))
            .With("componentLabel", milvus.ComponentLabel)
            .With("dependencies", Dependencies(milvus));
    }

    private static YamlMapping WithoutResolved(YamlMapping written) =>
        new([.. written.Entries.Where(entry => entry.Key.Value is not ("components" or "dependencies"))], written.Location);

    // Each is null unless it is to be scraped, so that a template can ask for it by name.
    private static Globals Dependencies(MilvusInstance milvus)
    {
        var all = Globals.Empty;
        foreach (var known in MilvusDependency.All)
        {
            var isScraped = false;
            foreach (var dependency in milvus.Dependencies)
            {
                isScraped |= dependency.Value == known;
            }

            all = isScraped
                ? all.With(known.Key, Globals.Empty.With("release", known.ReleaseOf(milvus.Release.Value, milvus.IsOfOperator)))
                : all.With(known.Key, (YamlNode?)null);
        }

        return all;
    }

    // Which of the metrics that not every version has this one writes.
    private static Globals Metrics(ReleaseNumber version)
    {
        var metrics = Globals.Empty;
        foreach (var name in VersionedMetrics.Names)
        {
            metrics = metrics.With(name, VersionedMetrics.IsIn(version, name));
        }

        return metrics;
    }
}
