using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Comparison.Defaults;

/// <summary>What a manifest says of an object in a cluster, and what belongs to others there.</summary>
public class AppliedFieldsTests
{
    private const string Identity = "metadata: {name: a, namespace: n, uid: u, resourceVersion: '1'}\n";

    public static TheoryData<string> Names => [.. FilledInFields.All.Select(fields => fields.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_server_fills_in_is_no_difference(string name)
    {
        var (_, bare, full) = FilledInFields.All.Single(fields => fields.Name == name);

        Assert.Equal("", Lines(full, bare));
        Assert.Equal("", Lines(bare, full));
    }

    public static TheoryData<string, string, string> OfOthers => new()
    {
        { "fields", Deployment("{replicas: 3, paused: true, template: {spec: {containers: [{name: a}], nodeName: x}}}"), Deployment("{template: {spec: {containers: [{name: a}]}}}") },
        { "labels and annotations", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: b, team: x}, annotations: {c: d}}", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: b}}" },
        { "owners and finalizers", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, ownerReferences: [{uid: x}], finalizers: [x.io/y]}", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}" },
        { "a finalizer beside one", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, finalizers: [x.io/y, x.io/z]}", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, finalizers: [x.io/z]}" },
        { "keys of a ConfigMap", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b, c: d}", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}" },
        { "containers", Deployment("{template: {spec: {containers: [{name: proxy}, {name: a}]}}}"), Deployment("{template: {spec: {containers: [{name: a}]}}}") },
        { "variables", Deployment("{template: {spec: {containers: [{name: a, env: [{name: X, value: y}, {name: Z}]}]}}}"), Deployment("{template: {spec: {containers: [{name: a, env: [{name: X, value: y}]}]}}}") },
        { "ports", "apiVersion: v1\nkind: Service\n" + Identity + "spec: {ports: [{name: b, port: 81}, {name: a, port: 80, protocol: TCP}]}", "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: n}\nspec: {ports: [{name: a, port: 80}]}" },
        { "what the operator's objects do not say", "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\n" + Identity + "spec: {replicas: 2, portName: web, shards: 4}\nstatus: {paused: false}", "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: a, namespace: n}\nspec: {replicas: 2}" },
        { "aggregated rules", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, uid: u}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\nrules: [{apiGroups: [''], resources: [pods], verbs: [get]}]", "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\nrules: []" },
        { "a kind that is not known", "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\nspec: {a: 1, b: 2}", "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\nspec: {a: 1}" },
    };

    [Theory]
    [MemberData(nameof(OfOthers))]
    public void What_belongs_to_others_is_no_difference(string name, string live, string applied)
    {
        Assert.NotEmpty(name);
        Assert.Equal("", Lines(live, applied));
    }

    public static TheoryData<string, string, string> Differences => new()
    {
        { Deployment("{replicas: 3}"), Deployment("{replicas: 2}"), "spec.replicas: 3 -> 2" },
        { Deployment("{}"), Deployment("{replicas: 2}"), "spec.replicas: 2" },
        { Deployment("{template: {spec: {containers: [{name: b}]}}}"), Deployment("{template: {spec: {containers: [{name: a}]}}}"), "containers[a]: {name: a}" },
        { Deployment("{template: {spec: {containers: [{name: a, args: [--a=1, --b]}]}}}"), Deployment("{template: {spec: {containers: [{name: a, args: [--a=1]}]}}}"), "containers[a].args --b: \"\"" },
        { "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {l: m}}\ndata: {a: c}", "data.a: b -> c\nmetadata.labels: {l: m}" },
        { Monitor("[{port: web, interval: 30s}, {port: more}]"), Monitor("[{port: web}]"), "spec.endpoints[0].interval: 30s\nspec.endpoints[1]: {port: more}" },
        { Role("[{apiGroups: [''], resources: [pods, services], verbs: [get]}]"), Role("[{apiGroups: [''], resources: [pods], verbs: [get, list]}]"), "rules: list on pods\nrules: get on services" },
        { "apiVersion: v1\nkind: Service\n" + Identity + "spec: {selector: {a: b, c: d}}", "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: n}\nspec: {selector: {a: b}}", "spec.selector.c: d" },
        { "apiVersion: v1\nkind: Secret\nmetadata: {name: a, uid: u}\ndata: {a: YQ==, b: Yg==}", "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: other}", "data.a: changed" },
        { "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\nspec: {a: [1, 2]}", "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\nspec: {a: [1]}", "spec.a[]: 2" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void What_the_manifest_says_and_the_cluster_does_not_have_is_a_difference(string live, string applied, string expected) => Assert.Equal(expected, Lines(live, applied));

    private static string Deployment(string spec) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a, namespace: n}}\nspec: {spec}\n";

    private static string Monitor(string endpoints) => $"apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {{name: a, namespace: n}}\nspec: {{selector: {{}}, endpoints: {endpoints}}}\n";

    private static string Role(string rules) => $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: a}}\nrules: {rules}\n";

    private static string Lines(string live, string applied)
    {
        var (left, right) = (RenderedSets.Read(live)[0], RenderedSets.Read(applied)[0]);
        return string.Join('\n', NodeComparison.CompareApplied(right.Reference, left.Node, right.Node, new SchemaCatalogue("1.35").Find(GroupVersionKind.Of(right.Node))).Select(field => field.ToShortString()));
    }
}
