using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The permissions that Prometheus needs to discover targets outside the namespaces where kube-prometheus grants them.</summary>
/// <remarks>
/// Prometheus waits for all its informers: one forbidden resource means no target at all and only a line in its log. So the change follows the
/// release's <see cref="DiscoveryRole"/>; the widely documented patch grants Endpoints, which does not help a Prometheus that reads EndpointSlices.
/// </remarks>
internal static class PrometheusRbac
{
    /// <summary>The rules for a Prometheus of which it is not known how it discovers the pods of a Service: through Endpoints or EndpointSlices.</summary>
    public static YamlSequence AnyDiscoveryRules { get; } = new([Rule("", "pods", "services", "endpoints"), Rule("discovery.k8s.io", "endpointslices")]);

    /// <summary>The ClusterRole to change.</summary>
    public const string ClusterRole = "prometheus-k8s";

    /// <summary>The changes as a JSON Patch for the ClusterRole of this release: each rule is appended.</summary>
    public static YamlSequence Patch(KubePrometheusRelease release) => new([.. Additions(release)]);

    /// <summary>
    /// The changes as a JSON Patch for a cluster whose kube-prometheus someone else installed. A first operation tests that the rules are exactly the
    /// published ones, so that applying the patch again is rejected as a whole instead of adding the rules again, and so is applying it to
    /// a ClusterRole of another release or with rules that someone else added.
    /// </summary>
    /// <remarks>
    /// Replacing the whole of <c>/rules</c> would be idempotent too, but would silently remove whatever others granted there.
    /// JSON Patch cannot say "add unless present": a test of an index that does not exist fails, and there is no negation.
    /// A ClusterRole in another state is first brought to the published one by applying the release's own file.
    /// </remarks>
    public static YamlSequence GuardedPatch(KubePrometheusRelease release) =>
        new([Operation("test", "/rules", release.ClusterRules), .. Additions(release)]);

    /// <summary>Whether the stack's own Roles let Prometheus discover targets in a namespace, so that nothing has to be added.</summary>
    /// <param name="targetNamespace">The namespace of the targets.</param>
    /// <param name="stackNamespace">The namespace of the stack.</param>
    public static bool IsGranted(string targetNamespace, string stackNamespace) =>
        targetNamespace is "default" or "kube-system" || targetNamespace == stackNamespace;

    private static IEnumerable<YamlNode> Additions(KubePrometheusRelease release) =>
        release.DiscoveryRules.Items.Select(rule => Operation("add", "/rules/-", rule));

    private static YamlMapping Rule(string group, params string[] resources) =>
        new([Entry("apiGroups", Texts(group)), Entry("resources", Texts(resources)), Entry("verbs", Texts("get", "list", "watch"))]);

    private static YamlSequence Texts(params string[] texts) => new([.. texts.Select(text => YamlScalar.String(text))]);

    private static YamlMapping Operation(string op, string path, YamlNode value) =>
        new([Entry("op", YamlScalar.String(op)), Entry("path", YamlScalar.String(path)), Entry("value", value)]);

    private static YamlEntry Entry(string key, YamlNode value) => new(YamlScalar.String(key), value);
}
