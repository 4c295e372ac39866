using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Defaults;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;

namespace MilvusManifests.Tests.Comparison.Defaults;

/// <summary>What an API server fills in is no difference, whichever side writes it; another value is one.</summary>
public class FilledInFieldsTests
{
    public static TheoryData<string> Names => [.. FilledInFields.All.Select(fields => fields.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_server_fills_in_is_no_difference(string name)
    {
        var (_, bare, full) = FilledInFields.All.Single(fields => fields.Name == name);

        Assert.Equal("", Lines(bare, full));
        Assert.Equal("", Lines(full, bare));
    }

    [Theory]
    [InlineData("{}", "{replicas: 2}", "spec.replicas: 2")]
    [InlineData("{replicas: 1}", "{replicas: 2}", "spec.replicas: 1 -> 2")]
    [InlineData("{strategy: {type: Recreate}}", "{}", "spec.strategy: {type: Recreate}")]
    [InlineData("{strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}", "{}", "spec.strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}")]
    [InlineData("{template: {spec: {containers: [{name: a, image: b}]}}}", "{template: {spec: {containers: [{name: a, image: b, imagePullPolicy: IfNotPresent}]}}}", "containers[a].imagePullPolicy: IfNotPresent")]
    [InlineData("{template: {spec: {containers: [{name: a, ports: [{containerPort: 53}]}]}}}", "{template: {spec: {containers: [{name: a, ports: [{containerPort: 53, protocol: UDP}]}]}}}", "containers[a].ports[53, UDP].protocol: UDP")]
    [InlineData("{template: {spec: {containers: [{name: a, resources: {limits: {cpu: 1}}}]}}}", "{template: {spec: {containers: [{name: a, resources: {limits: {cpu: 1001m}}}]}}}", "containers[a].resources.limits.cpu: 1 -> 1001m")]
    [InlineData("{template: {spec: {volumes: [{name: a, emptyDir: {}}]}}}", "{template: {spec: {volumes: [{name: a, emptyDir: {medium: Memory}}]}}}", "volumes[a].emptyDir.medium: Memory")]
    [InlineData("{template: {spec: {volumes: [{name: a, emptyDir: {}}]}}}", "{template: {spec: {volumes: [{name: a, configMap: {name: c}}]}}}", "volumes[a].configMap: {name: c}\nvolumes[a].emptyDir: {}")]
    public void Another_value_is_shown_as_it_is_written(string old, string fresh, string expected)
    {
        Assert.Equal(expected, Lines(Deployment(old), Deployment(fresh)));

        static string Deployment(string spec) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a}}\nspec: {spec}\n";
    }

    [Fact]
    public void A_relabeling_keeps_its_partner_when_another_comes_before_it()
    {
        Assert.Equal("spec.endpoints[0].relabelings[1]: {regex: x, action: labeldrop}", Lines(
            Monitor("[{sourceLabels: [a], targetLabel: b}, {sourceLabels: [c], targetLabel: d}]"),
            Monitor("[{action: replace, sourceLabels: [a], targetLabel: b}, {regex: x, action: labeldrop}, {action: replace, sourceLabels: [c], targetLabel: d}]")));

        static string Monitor(string relabelings) =>
            $"apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {{name: a}}\nspec: {{endpoints: [{{port: web, relabelings: {relabelings}}}]}}\n";
    }

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    [InlineData("both")]
    public void Defaults_of_a_definition_among_the_objects_are_filled_in(string side)
    {
        const string Definition = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: wheels.example.com}\nspec: {group: example.com, scope: Namespaced, names: {kind: Wheel, plural: wheels}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer, default: 3}, tyre: {type: object, default: {}, properties: {kind: {type: string, default: summer}}}}}}}}}]}\n---\n";
        const string Bare = "apiVersion: example.com/v1\nkind: Wheel\nmetadata: {name: a, namespace: b}\nspec: {}\n";
        const string Full = "apiVersion: example.com/v1\nkind: Wheel\nmetadata: {name: a, namespace: b}\nspec: {size: 3, tyre: {kind: summer}}\n";

        var difference = RenderedSets.Compare((side == "new" ? "" : Definition) + Bare, (side == "old" ? "" : Definition) + Full);

        Assert.DoesNotContain(difference.Objects, change => change.Reference.Kind == "Wheel");
    }

    [Fact]
    public void Empty_maps_of_a_custom_resource_are_no_defaults() => Assert.Equal("spec.serviceMonitorSelector: {}", Lines(
        "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: a}\nspec: {}\n",
        "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: a}\nspec: {serviceMonitorSelector: {}}\n"));

    [Fact]
    public void Defaults_are_of_definitions_and_fields_that_exist()
    {
        var pack = new SchemaCatalogue("1.35").Find(GroupVersionKind.Of("apps", "v1", "Deployment"))!.Pack;

        var unknown =
            from definition in DefaultTable.Definitions
            from field in DefaultTable.Of(definition).Keys
            where pack.Definition(definition)?.Property(field) is null
            select $"{definition}.{field}";

        Assert.Equal([], unknown);
    }

    private static string Lines(string old, string fresh) => string.Join('\n', RenderedSets.Compare(old, fresh).Objects.SelectMany(Lines));

    private static IEnumerable<string> Lines(ObjectChange change) => change.Fields.Select(field => field.ToShortString());
}
