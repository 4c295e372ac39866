using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.CustomResources;

/// <summary>Objects whose fields the schemas of another release or channel may not know.</summary>
public class UnverifiedFieldsTests
{
    private const string Route = "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\n";

    [Theory]
    [InlineData("spec: {useDefaultGateways: All}", 1)]
    [InlineData("spec: {rules: [{sessionPersistence: {sessionName: a}, retry: {attempts: 2}}]}", 2)]
    [InlineData("spec: {rules: [{filters: [{type: ExternalAuth, externalAuth: {protocol: GRPC}}]}]}", 2)]
    public void Fields_and_values_of_the_experimental_channel_are_counted(string spec, int unverified)
    {
        var found = Validate(Route + spec, "gateway-api", "1.6-experimental");

        Assert.Equal("", Text(found));
        Assert.Equal(unverified, found.Unverified);
        Assert.Contains("error MM400", Text(Validate(Route + spec, "gateway-api", "1.6")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec: {hostname: [a]}", "a(4,8): warning MM4003: HTTPRoute spec: unknown field 'hostname'; did you mean 'hostnames'?")]
    [InlineData("spec: {rules: [{backendRef: []}]}", "a(4,17): warning MM4003: HTTPRoute spec.rules[0]: unknown field 'backendRef'; did you mean 'backendRefs'?")]
    [InlineData("spec: {hostnames: 1}", "a(4,19): error MM4001: HTTPRoute spec.hostnames: expected a sequence, found an integer; use [1]")]
    [InlineData("spec: {}\nsepc: {}", "a(5,1): error MM4003: HTTPRoute: unknown field 'sepc'; did you mean 'spec'?")]
    public void What_looks_misspelt_is_a_warning_and_the_rest_an_error_as_always(string rest, string expected) =>
        Assert.Equal(expected, Text(Validate(Route + rest, "gateway-api", "1.6-experimental")));

    [Theory]
    [InlineData("argo-cd", "3.1", "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {gone: 1}", "")]
    [InlineData("argo-cd", "3.5", "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {gone: 1}", "a(4,8): error MM4003: AppProject spec: unknown field 'gone'")]
    [InlineData("flux", "2.3", "apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a}\nspec: {eventSources: [{kind: Bucket, name: a}], providerRef: {name: a}, gone: 1}", "")]
    [InlineData("flux", "2.3", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {interval: 1m, prune: true, sourceRef: {kind: Bucket, name: a}, gone: 1}",
        "a(4,71): error MM4003: Kustomization spec: unknown field 'gone'")]
    public void An_older_release_may_have_fields_that_an_unstable_version_lost(string project, string release, string text, string expected) =>
        Assert.Equal(expected, Text(Validate(text, project, release)));

    [Theory]
    [InlineData("metadata: {name: a, lables: {}}", "a(3,21): error MM4003: HelmRelease metadata: unknown field 'lables'; did you mean 'labels'?")]
    [InlineData("metadata: {name: A_b}", "a(3,18): error MM4020: HelmRelease metadata.name: 'A_b' is not a valid DNS subdomain; use a-b")]
    [InlineData("spec: {}", "a(1,1): error MM4002: HelmRelease: required field 'metadata' is missing")]
    public void The_metadata_of_a_version_without_schema_is_validated(string rest, string expected)
    {
        var text = Text(Validate($"apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\n{rest}", null, null));

        Assert.Equal(expected, text);
    }

    private static string Text(ObjectValidation validation) => string.Join('\n', validation.Diagnostics);

    private static ObjectValidation Validate(string text, string? project, string? release)
    {
        ProjectRelease? chosen = null;
        Assert.True(project is null || ProjectRelease.SyntaxOf(CustomResourceProject.All.Single(one => one.Name == project)).TryParse(release!, out chosen));
        var catalogue = new SchemaCatalogue("1.36") { Projects = chosen is null ? ProjectReleases.None : ProjectReleases.Of([chosen]) };
        var node = (YamlMapping)YamlReader.ReadSingle(new SourceText("a", text)).Value!.Root;
        return new ObjectValidator(catalogue.BuiltIn, catalogue.Rules).Validate(node, catalogue.Find(GroupVersionKind.Of(node))!);
    }
}
