using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Yaml;

namespace MilvusManifests.ReleaseImport;

/// <summary>The facts of a release that no published file contains.</summary>
/// <param name="Tag">The tag, <c>v0.18.0</c>.</param>
/// <param name="Commit">The commit that the tag points to.</param>
/// <param name="Date">The date of that commit, <c>2026-06-18</c>.</param>
/// <param name="Kubernetes">The minor versions of Kubernetes that the release supports, <c>1.35</c>, oldest first.</param>
internal sealed record ReleasePin(string Tag, string Commit, string Date, ImmutableArray<string> Kubernetes);

/// <summary>Derives the facts of a release from what it published: what templates see as <c>release</c>.</summary>
internal sealed class CatalogueEntry
{
    private const string LabelPrefix = "app.kubernetes.io/";
    private const string NameLabel = LabelPrefix + "name";
    private const string VersionLabel = LabelPrefix + "version";
    private const string ControlPlane = "kubernetesControlPlane-serviceMonitor";
    private const string MainArguments = "spec/template/spec/containers/0/args";

    private static readonly string[] CommonOperatorFlags = ["--kubelet-service=", "--prometheus-config-reloader="];

    private readonly PublishedRelease published;
    private readonly ImmutableArray<string>.Builder missing = ImmutableArray.CreateBuilder<string>();

    private CatalogueEntry(PublishedRelease published) => this.published = published;

    /// <summary>The facts, and a line for each that could not be derived.</summary>
    public static (YamlMapping Facts, ImmutableArray<string> Missing) Derive(PublishedRelease published, ReleasePin pin)
    {
        var entry = new CatalogueEntry(published);
        return (entry.Derive(pin), entry.missing.DrainToImmutable());
    }

    private YamlMapping Derive(ReleasePin pin) => Map(
    [
        ("tag", YamlScalar.String(pin.Tag)),
        ("commit", YamlScalar.String(pin.Commit)),
        ("date", YamlScalar.String(pin.Date)),
        ("kubernetes", Texts(pin.Kubernetes)),
        ("setup", Texts(published.Files.Where(file => file is { IsSetup: true, IsDefinition: false }).Select(file => file.Name))),
        ("images", Images()),
        ("crds", new YamlSequence([.. published.Files.Where(file => file.IsDefinition).Select(Definition)])),
        .. StackComponent.Names.Select(name => (name, (YamlNode?)Component(name))),
        ("kubeRbacProxy", Map([("tlsCipherSuites", CipherSuites("prometheusOperator-deployment.yaml", "spec/template/spec/containers/1/args"))])),
    ]);

    private YamlMapping Images()
    {
        var references = published.Generated.SelectMany(file => file.Objects).SelectMany(found => ImageFields.Find(found.Node)).Select(found => found.Image).Distinct();
        var images = references.Select(image => new ContainerImage(CamelCase(image.Name), image)).OrderBy(image => image.Name, StringComparer.Ordinal).ToArray();
        missing.AddRange(images.GroupBy(image => image.Name).Where(same => same.Count() > 1)
            .Select(same => $"image '{same.Key}' has several references: {string.Join(", ", same.Select(image => image.Reference))}"));
        return Map([.. images.DistinctBy(image => image.Name).Select(image => (image.Name, (YamlNode?)Map(
        [
            ("registry", YamlScalar.String(image.Reference.Registry)),
            ("repository", YamlScalar.String(image.Reference.Repository)),
            ("tag", YamlScalar.String(image.Reference.Tag ?? "")),
        ])))]);
    }

    private static string CamelCase(string words)
    {
        var parts = words.Split('-');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }

    private YamlMapping Definition(PublishedFile file) => Map(
    [
        ("kind", Find(file.Path, "spec/names/kind")),
        ("plural", Find(file.Path, "spec/names/plural")),
        ("file", YamlScalar.String(file.Name)),
    ]);

    private YamlMapping Component(string name)
    {
        // These two have no workload, and so neither a version nor a ServiceMonitor named after them.
        var labels = Find($"{name}-{(name is "kubePrometheus" or "kubernetesControlPlane" ? "prometheusRule" : "serviceMonitor")}.yaml", "metadata/labels") as YamlMapping;
        return Map(
        [
            ("version", labels?[VersionLabel]),
            ("labels", Labels(labels, VersionLabel)),
            .. Own(name),
            ("files", Texts(published.Generated.Select(file => file.Path).Where(path => path.StartsWith(name + "-", StringComparison.Ordinal)))),
        ]);
    }

    // Facts specific to a component.
    private (string, YamlNode?)[] Own(string component) => component switch
    {
        "alertmanager" => [("selectsAlertmanagerConfigs", Has("alertmanager-alertmanager.yaml", "spec/alertmanagerConfigSelector"))],
        "blackboxExporter" => [("labelsClusterRole", Has("blackboxExporter-clusterRole.yaml", "metadata/labels"))],
        "kubeStateMetrics" => [("dropMetrics", Drops("kubeStateMetrics-serviceMonitor.yaml", "spec/endpoints/0/metricRelabelings"))],
        "kubernetesControlPlane" =>
        [
            ("serviceMonitorLabels", Labels(Find($"{ControlPlane}Apiserver.yaml", "metadata/labels") as YamlMapping, NameLabel)),
            ("dropMetrics", ControlPlaneDrops()),
        ],
        "nodeExporter" =>
        [
            ("port", Port("nodeExporter-daemonset.yaml", "--web.listen-address=")),
            ("readsHostProcfs", Boolean(Arguments("nodeExporter-daemonset.yaml", MainArguments).Any(argument => argument.StartsWith("--path.procfs=", StringComparison.Ordinal)))),
        ],
        "prometheus" => Prometheus(),
        "prometheusAdapter" =>
        [
            ("tlsCipherSuites", CipherSuites("prometheusAdapter-deployment.yaml", MainArguments)),
            ("dropMetrics", Drops("prometheusAdapter-serviceMonitor.yaml", "spec/endpoints/0/metricRelabelings")),
        ],
        "prometheusOperator" =>
        [
            ("args", Texts(Arguments("prometheusOperator-deployment.yaml", MainArguments)
                .Where(argument => !CommonOperatorFlags.Any(flag => argument.StartsWith(flag, StringComparison.Ordinal))))),
            ("clusterRules", Find("prometheusOperator-clusterRole.yaml", "rules")),
        ],
        _ => [],
    };

    private (string, YamlNode?)[] Prometheus()
    {
        var role = published.Find("prometheus-prometheus.yaml", "spec/serviceDiscoveryRole");
        var slices = (role as YamlScalar)?.Value == nameof(DiscoveryRole.EndpointSlice);
        return
        [
            ("serviceDiscoveryRole", role ?? YamlScalar.Null),
            ("namespaceRules", Find("prometheus-roleSpecificNamespaces.yaml", "rules")),
            ("discoveryRules", new YamlSequence(slices ? [ReadRule("discovery.k8s.io", "endpointslices"), ReadRule("", "pods", "services")] : [ReadRule("", "pods", "services", "endpoints")])),
            ("clusterRules", Find("prometheus-clusterRole.yaml", "rules")),
        ];
    }

    private static YamlMapping ReadRule(string apiGroup, params string[] resources) =>
        Map([("apiGroups", Texts([apiGroup])), ("resources", Texts(resources)), ("verbs", Texts(["get", "list", "watch"]))]);

    private YamlMapping ControlPlaneDrops()
    {
        const string apiserver = $"{ControlPlane}Apiserver.yaml", controllerManager = $"{ControlPlane}KubeControllerManager.yaml", kubelet = $"{ControlPlane}Kubelet.yaml";
        var deprecated = Drops(kubelet, "spec/endpoints/0/metricRelabelings");
        return Map(
        [
            ("deprecated", deprecated),
            ("apiserver", Beyond(deprecated, Drops(apiserver, "spec/endpoints/0/metricRelabelings"))),
            ("kubeControllerManager", Beyond(deprecated, Drops(controllerManager, "spec/endpoints/0/metricRelabelings"))),
            ("cadvisor", Drops(kubelet, "spec/endpoints/1/metricRelabelings")),
            ("slis", Drops(apiserver, "spec/endpoints/1/metricRelabelings")),
            ("kubeletSlis", Map(
            [
                ("relabelings", DropsIn(published.Find(kubelet, "spec/endpoints/3/relabelings"))),
                ("metricRelabelings", DropsIn(published.Find(kubelet, "spec/endpoints/3/metricRelabelings"))),
            ])),
            ("coreDNS", Drops($"{ControlPlane}CoreDNS.yaml", "spec/endpoints/0/metricRelabelings")),
        ]);
    }

    private static YamlSequence Beyond(YamlSequence known, YamlSequence all) =>
        new([.. all.Items.Where(item => !known.Items.Any(other => YamlNodeComparer.Json.Equals(item, other)))]);

    private YamlSequence Drops(string path, string field) => DropsIn(Find(path, field));

    private static YamlSequence DropsIn(YamlNode? relabelings) => new(
    [
        .. from relabeling in (relabelings as YamlSequence)?.Items.OfType<YamlMapping>() ?? []
           where relabeling["action"] is YamlScalar { Value: "drop" }
           select Map([("sourceLabels", relabeling["sourceLabels"]), ("regex", relabeling["regex"])]),
    ]);

    private static YamlMapping Labels(YamlMapping? labels, string except) => new(
    [
        .. (labels ?? YamlMapping.Empty).Entries.Where(label => label.Key.Value.StartsWith(LabelPrefix, StringComparison.Ordinal) && label.Key.Value != except)
            .OrderBy(label => label.Key.Value, StringComparer.Ordinal),
    ]);

    private YamlSequence CipherSuites(string path, string field) => Texts(Argument(path, field, "--tls-cipher-suites=").Split(',', StringSplitOptions.RemoveEmptyEntries));

    private YamlScalar Port(string path, string flag)
    {
        var address = Argument(path, MainArguments, flag);
        return new YamlScalar(address[(address.LastIndexOf(':') + 1)..], YamlScalarStyle.Plain);
    }

    private string Argument(string path, string field, string flag)
    {
        if (Arguments(path, field).FirstOrDefault(argument => argument.StartsWith(flag, StringComparison.Ordinal)) is { } found)
        {
            return found[flag.Length..];
        }

        AddProblem($"{path} has no '{flag}' in {Dotted(field)}");
        return "";
    }

    private IEnumerable<string> Arguments(string path, string field) => (Find(path, field) as YamlSequence)?.Items.OfType<YamlScalar>().Select(argument => argument.Value) ?? [];

    private YamlScalar Has(string path, string field) => Boolean(published.Find(path, field) is not null);

    private YamlNode? Find(string path, string field)
    {
        var found = published.Find(path, field);
        if (found is null)
        {
            AddProblem(published.Files.Any(file => file.Path == path) ? $"{path} has no {Dotted(field)}" : $"{path} is not published");
        }

        return found;
    }

    private void AddProblem(string fact)
    {
        if (!missing.Contains(fact))
        {
            missing.Add(fact);
        }
    }

    private static string Dotted(string field) =>
        string.Concat(field.Split('/').Select((step, i) => char.IsAsciiDigit(step[0]) ? $"[{step}]" : i == 0 ? step : $".{step}"));

    private static YamlScalar Boolean(bool value) => new(value ? "true" : "false", YamlScalarStyle.Plain);

    private static YamlSequence Texts(IEnumerable<string> texts) => new([.. texts.Select(text => YamlScalar.String(text))]);

    private static YamlMapping Map(IEnumerable<(string Key, YamlNode? Value)> entries) =>
        new([.. entries.Where(entry => entry.Value is not null).Select(entry => new YamlEntry(YamlScalar.String(entry.Key), entry.Value!))]);
}
