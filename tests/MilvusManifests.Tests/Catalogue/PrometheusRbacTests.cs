using MilvusManifests.Catalogue;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>The permissions that Prometheus needs to find targets of other namespaces.</summary>
public class PrometheusRbacTests
{
    private static readonly KubePrometheusRelease Release = Releases.Find();

    [Theory]
    [MemberData(nameof(Releases.WithEndpointSlices), MemberType = typeof(Releases))]
    public void The_patch_grants_EndpointSlices_where_the_release_discovers_through_them(string tag)
    {
        Assert.Equal(
            """
            - op: add
              path: /rules/-
              value:
                apiGroups:
                - discovery.k8s.io
                resources:
                - endpointslices
                verbs:
                - get
                - list
                - watch
            - op: add
              path: /rules/-
              value:
                apiGroups:
                - ""
                resources:
                - pods
                - services
                verbs:
                - get
                - list
                - watch

            """,
            YamlWriter.Write(PrometheusRbac.Patch(Releases.Find(tag))),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Releases.WithEndpoints), MemberType = typeof(Releases))]
    public void The_patch_grants_Endpoints_where_the_release_discovers_through_them(string tag)
    {
        Assert.Equal(
            """
            - op: add
              path: /rules/-
              value:
                apiGroups:
                - ""
                resources:
                - pods
                - services
                - endpoints
                verbs:
                - get
                - list
                - watch

            """,
            YamlWriter.Write(PrometheusRbac.Patch(Releases.Find(tag))),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_guarded_patch_turns_the_published_rules_into_the_same_as_the_plain_one()
    {
        var published = ClusterRole(Release.ClusterRules);

        var guarded = Apply(PrometheusRbac.GuardedPatch(Release), published);

        Assert.Empty(guarded.Diagnostics);
        Assert.Equal(YamlWriter.Write(Apply(PrometheusRbac.Patch(Release), published).Value!), YamlWriter.Write(guarded.Value!));
        Assert.Equal(4, ((YamlSequence)((YamlMapping)guarded.Value!)["rules"]!).Items.Length);
    }

    [Fact]
    public void A_second_application_of_the_guarded_patch_is_refused_and_changes_nothing()
    {
        var patch = PrometheusRbac.GuardedPatch(Release);
        var once = Apply(patch, ClusterRole(Release.ClusterRules)).Value!;

        var twice = Apply(patch, once);

        Assert.False(twice.Succeeded);
        Assert.Single(twice.Diagnostics);
    }

    [Fact]
    public void The_guarded_patch_leaves_rules_of_others_alone()
    {
        var changed = ClusterRole(new YamlSequence(Release.ClusterRules.Items.Add(Release.DiscoveryRules.Items[0])));

        Assert.False(Apply(PrometheusRbac.GuardedPatch(Release), changed).Succeeded);
    }

    [Theory]
    [InlineData("default", true)]
    [InlineData("kube-system", true)]
    [InlineData("monitoring", true)]
    [InlineData("milvus", false)]
    public void The_stack_grants_its_own_namespace_and_two_others(string targetNamespace, bool granted)
    {
        Assert.Equal(granted, PrometheusRbac.IsGranted(targetNamespace, "monitoring"));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_guarded_patch_fits_the_published_ClusterRole(string tag)
    {
        var file = Path.Combine(Releases.Published(tag), "prometheus-clusterRole.yaml");
        var published = YamlReader.ReadSingle(new SourceText(file, File.ReadAllText(file))).Value!.Root!;

        Assert.Empty(Apply(PrometheusRbac.GuardedPatch(Releases.Find(tag)), published).Diagnostics);
    }

    private static YamlMapping ClusterRole(YamlNode rules) =>
        YamlMapping.Empty.With("kind", YamlScalar.String("ClusterRole")).With("rules", rules);

    private static Result<YamlNode> Apply(YamlNode patch, YamlNode target) => JsonPatch.Read(patch).Value!.Apply(target);
}
