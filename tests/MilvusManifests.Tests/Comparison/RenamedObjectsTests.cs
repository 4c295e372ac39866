using System.Globalization;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Tests.Comparison;

/// <summary>Objects under another name: found by their content, shown as one, and still a removal and an addition to the cluster.</summary>
public class RenamedObjectsTests
{
    private const string Old = "6ct58987ht";
    private const string New = "8mbdf7882g";

    [Fact]
    public void A_renamed_Deployment_is_one_change()
    {
        var difference = RenderedSets.Compare(Deployment("shop", "web", 2), Deployment("shop", "frontend", 3));

        Assert.Equal(["Deployment shop/frontend from Deployment shop/web: spec.replicas: 2 -> 3"], Lines(difference));
        Assert.Equal(["ObjectRemoved Deployment shop/web is removed and created anew as shop/frontend", "Replicas Deployment shop/frontend spec.replicas: 2 -> 3"], Risks(difference));
        Assert.Equal((0, 0, 0, 1), (difference.Count(ChangeKind.Added), difference.Count(ChangeKind.Removed), difference.Count(ChangeKind.Changed), difference.CountRenamed));
    }

    [Fact]
    public void An_object_in_another_namespace_is_one_change()
    {
        var difference = RenderedSets.Compare(Claim("a", "data", "10Gi"), Claim("b", "data", "20Gi"));

        Assert.Equal(["PersistentVolumeClaim b/data from PersistentVolumeClaim a/data: spec.resources.requests.storage: 10Gi -> 20Gi"], Lines(difference));
        Assert.Equal(["DataRemoved PersistentVolumeClaim a/data is removed and created anew as b/data"], Risks(difference));
    }

    [Fact]
    public void A_renamed_Service_gets_other_addresses()
    {
        var difference = RenderedSets.Compare(Service("web"), Service("frontend"));

        Assert.Equal(["ObjectRemoved Service shop/web is removed and created anew as shop/frontend"], Risks(difference));
        Assert.Equal("its DNS name changes, and the addresses and node ports that the cluster assigned", Assert.Single(Assert.Single(difference.Risks).Details));

        static string Service(string name) => $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: shop, labels: {{app: shop}}}}\nspec: {{selector: {{app: shop}}, ports: [{{name: http, port: 80}}]}}\n";
    }

    [Fact]
    public void Permissions_in_another_namespace_are_lost_in_one_and_gained_in_the_other()
    {
        var difference = RenderedSets.Compare(Role("a"), Role("b"));

        Assert.Equal(["Role b/r from Role a/r: "], Lines(difference));
        Assert.Equal(["PermissionWidened Role b/r + get on pods", "PermissionNarrowed Role a/r - get on pods"], Risks(difference));

        static string Role(string place) => $"apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {{name: r, namespace: {place}}}\nrules: [{{apiGroups: [''], resources: [pods], verbs: [get]}}]\n";
    }

    [Theory]
    [InlineData("ServiceAccount", "", "")]
    [InlineData("ConfigMap", "data: {a: b}", "data: {a: b}")]
    [InlineData("ConfigMap", "data: {a: b, c: d, e: f, g: h, i: j}", "data: {a: z, c: y, e: x, g: h, i: j}")]
    [InlineData("Namespace", "spec: {a: b, c: d, e: f, g: h, i: j}", "spec: {a: b, c: d, e: f, g: h, i: j}")]
    public void What_has_little_in_common_is_not_the_same_object(string kind, string old, string fresh)
    {
        var difference = RenderedSets.Compare(Object("one"), Object("two").Replace(old.Length > 0 ? old : "\0", fresh, StringComparison.Ordinal));

        Assert.Equal((1, 1, 0), (difference.Count(ChangeKind.Added), difference.Count(ChangeKind.Removed), difference.CountRenamed));

        string Object(string name) => $"apiVersion: v1\nkind: {kind}\nmetadata: {{name: {name}}}\n{old}\n";
    }

    [Theory]
    [InlineData("volumes: [{name: c, configMap: {name: NAME}}], containers: [{name: a}]")]
    [InlineData("containers: [{name: a, envFrom: [{configMapRef: {name: NAME}}, {configMapRef: {name: other}}]}]")]
    [InlineData("containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: NAME, key: a}}}]}]")]
    [InlineData("volumes: [{name: p, projected: {sources: [{configMap: {name: NAME}}]}}], containers: [{name: a}]")]
    public void A_reference_follows_the_hash_of_kustomize(string pod)
    {
        var difference = RenderedSets.Compare(Set(Old, "b"), Set(New, "c"));

        Assert.Equal([$"ConfigMap n/config-{New} from ConfigMap n/config-{Old}: data.a: b -> c"], Lines(difference).Where(line => line.StartsWith("ConfigMap", StringComparison.Ordinal)));
        Assert.Empty(difference.Risks);
        Assert.Equal((0, 0, 1, 0, 1), (difference.Count(ChangeKind.Added), difference.Count(ChangeKind.Removed), difference.Count(ChangeKind.Changed), difference.CountRenamed, difference.CountVersionOnly));
        Assert.Equal(1, difference.Versions.Checksums);

        string Set(string hash, string value) =>
            $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: config-{hash}, namespace: n}}\ndata: {{a: {value}}}\n---\n"
            + $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a, namespace: n}}\nspec: {{template: {{spec: {{{pod.Replace("NAME", $"config-{hash}", StringComparison.Ordinal)}}}}}}}\n";
    }

    [Fact]
    public void A_list_of_generated_names_follows_too()
    {
        var difference = RenderedSets.Compare(Set(Old, "b"), Set(New, "c"));

        Assert.Equal(1, difference.CountVersionOnly);
        Assert.Equal(["spec.configMaps[]: config-6ct58987ht -> config-8mbdf7882g"], difference.Objects.Where(change => change.IsVersionOnly).SelectMany(change => change.Fields).Select(field => $"{field}"));

        static string Set(string hash, string value) =>
            $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: config-{hash}, namespace: n}}\ndata: {{a: {value}}}\n---\n"
            + $"apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {{name: a, namespace: n}}\nspec: {{configMaps: [config-{hash}]}}\n";
    }

    [Fact]
    public void A_Secret_with_another_hash_is_one_change_and_stays_hidden()
    {
        var difference = RenderedSets.Compare(Secret(Old, "b"), Secret(New, "c"));

        Assert.Equal([$"Secret n/keys-{New} from Secret n/keys-{Old}: stringData.a: changed"], Lines(difference));
        Assert.Empty(difference.Risks);

        static string Secret(string hash, string value) => $"apiVersion: v1\nkind: Secret\nmetadata: {{name: keys-{hash}, namespace: n}}\nstringData: {{a: {value}}}\n";
    }

    [Fact]
    public void Each_of_several_objects_finds_the_one_it_became()
    {
        var difference = RenderedSets.Compare(
            Deployment("n", "api", 1) + "---\n" + Deployment("n", "job", 7, "other/image:2") + "---\n" + Deployment("n", "web", 3, "third/image:3"),
            Deployment("n", "a-web", 3, "third/image:3") + "---\n" + Deployment("n", "b-api", 1) + "---\n" + Deployment("n", "c-job", 7, "other/image:2"));

        Assert.Equal(
            ["Deployment n/a-web from Deployment n/web: ", "Deployment n/b-api from Deployment n/api: ", "Deployment n/c-job from Deployment n/job: "], Lines(difference));
    }

    [Fact]
    public void Thousands_of_renamed_objects_are_paired_without_looking_at_every_pair()
    {
        var (old, fresh) = (Many("old"), Many("new"));

        Assert.Equal(3000, RenderedSets.Compare(RenderedSets.Read(old), RenderedSets.Read(fresh)).CountRenamed);

        static string Many(string prefix) => string.Join("---\n", Enumerable.Range(0, 3000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {prefix}-{i}}}\ndata: {{a: a, b: b, c: c, d: d, e: e, {prefix}: x, number: 'n{i}', more: 'm{i}'}}\n")));
    }

    private static string[] Lines(SetDifference difference) =>
    [
        .. difference.Objects.Where(change => !change.IsVersionOnly)
            .Select(change => $"{change.Reference}{(change.From is null ? "" : $" from {change.From}")}: {string.Join("; ", change.Fields.Select(field => field.ToShortString()))}"),
    ];

    private static string[] Risks(SetDifference difference) => [.. difference.Risks.Select(risk => $"{risk.Kind} {risk.Objects[0]} {risk.Statements[0]}")];

    private static string Deployment(string place, string name, int replicas, string image = "example.com/app:1") => string.Create(
        CultureInfo.InvariantCulture,
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}, namespace: {place}, labels: {{app: shop}}}}\nspec: {{replicas: {replicas}, selector: {{matchLabels: {{app: shop}}}}, template: {{metadata: {{labels: {{app: shop}}}}, spec: {{containers: [{{name: main, image: {image}}}]}}}}}}\n");

    private static string Claim(string place, string name, string size) =>
        $"apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: {name}, namespace: {place}}}\nspec: {{accessModes: [ReadWriteOnce], storageClassName: fast, resources: {{requests: {{storage: {size}}}}}}}\n";
}
