using System.Text.Json;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Validation;

/// <summary>Versions of the kinds of other projects: whichever release serves them, or those of the release in the cluster.</summary>
public sealed class ProjectVersionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("gateway.networking.k8s.io/v1", "GRPCRoute")]
    [InlineData("gateway.networking.k8s.io/v1beta1", "ReferenceGrant")]
    [InlineData("gateway.networking.k8s.io/v1", "UDPRoute")]
    [InlineData("gateway.networking.x-k8s.io/v1alpha1", "XMesh")]
    [InlineData("helm.toolkit.fluxcd.io/v2", "HelmRelease")]
    [InlineData("source.extensions.fluxcd.io/v1beta1", "ArtifactGenerator")]
    [InlineData("argoproj.io/v1alpha1", "AppProject")]
    [InlineData("external-secrets.io/v1", "ExternalSecret")]
    [InlineData("external-secrets.io/v1alpha1", "PushSecret")]
    [InlineData("keda.sh/v1alpha1", "ScaledObject")]
    [InlineData("acme.cert-manager.io/v1", "Order")]
    public void What_the_newest_release_serves_in_either_channel_is_neither_error_nor_warning(string apiVersion, string kind) =>
        Assert.Equal("", AboutVersion(apiVersion, kind));

    [Theory]
    [InlineData("gateway.networking.k8s.io/v1alpha2", "TCPRoute",
        "gateway.networking.k8s.io/v1alpha2 TCPRoute is deprecated since Gateway API 1.6, and only the experimental channel serves it; use gateway.networking.k8s.io/v1, served from 1.6 on")]
    [InlineData("gateway.networking.k8s.io/v1alpha3", "TLSRoute",
        "gateway.networking.k8s.io/v1alpha3 TLSRoute is deprecated since Gateway API 1.5, and only the experimental channel serves it; use gateway.networking.k8s.io/v1, served from 1.5 on")]
    [InlineData("gateway.networking.x-k8s.io/v1alpha1", "XListenerSet",
        "gateway.networking.x-k8s.io/v1alpha1 XListenerSet is only served by Gateway API 1.3 and 1.4 (experimental); use gateway.networking.k8s.io/v1 ListenerSet, served from 1.5 on")]
    [InlineData("gateway.networking.k8s.io/v1alpha2", "BackendLBPolicy",
        "gateway.networking.k8s.io/v1alpha2 BackendLBPolicy is only served by Gateway API up to 1.2 (experimental); use gateway.networking.x-k8s.io/v1alpha1 XBackendTrafficPolicy, served from 1.3 on")]
    [InlineData("helm.toolkit.fluxcd.io/v2beta1", "HelmRelease", "helm.toolkit.fluxcd.io/v2beta1 HelmRelease is only served by Flux up to 2.6; use helm.toolkit.fluxcd.io/v2")]
    [InlineData("source.toolkit.fluxcd.io/v1beta2", "OCIRepository",
        "source.toolkit.fluxcd.io/v1beta2 OCIRepository is only served by Flux up to 2.7; use source.toolkit.fluxcd.io/v1, served from 2.6 on")]
    [InlineData("notification.toolkit.fluxcd.io/v1beta2", "Alert", "notification.toolkit.fluxcd.io/v1beta2 Alert is only served by Flux up to 2.8; use notification.toolkit.fluxcd.io/v1beta3")]
    [InlineData("external-secrets.io/v1beta1", "SecretStore", "external-secrets.io/v1beta1 SecretStore is only served by External Secrets up to 0.16; use external-secrets.io/v1")]
    public void What_is_on_its_way_out_is_a_warning_with_what_serves_it_and_what_replaces_it(string apiVersion, string kind, string message) =>
        Assert.Equal($"a.yaml(1,13): warning MM4102: {message}", AboutVersion(apiVersion, kind));

    [Theory]
    [InlineData("gateway.networking.k8s.io/v1alpha1", "TCPRoute", "1,13", "unknown kind gateway.networking.k8s.io/v1alpha1 TCPRoute; TCPRoute is in gateway.networking.k8s.io/v1")]
    [InlineData("gateway.networking.k8s.io/v1", "TCPRout", "2,7", "gateway.networking.k8s.io/v1 has no kind 'TCPRout'; did you mean 'TCPRoute'?")]
    [InlineData("gateway.networking.k8s.io/v1alpha2", "GRPCRoute", "1,13", "unknown kind gateway.networking.k8s.io/v1alpha2 GRPCRoute; GRPCRoute is in gateway.networking.k8s.io/v1")]
    [InlineData("helm.toolkit.fluxcd.io/v2beta3", "HelmRelease", "1,13", "unknown kind helm.toolkit.fluxcd.io/v2beta3 HelmRelease; HelmRelease is in helm.toolkit.fluxcd.io/v2")]
    [InlineData("notification.toolkit.fluxcd.io/v1", "Alert", "1,13", "unknown kind notification.toolkit.fluxcd.io/v1 Alert; Alert is in notification.toolkit.fluxcd.io/v1beta3")]
    [InlineData("argoproj.io/v1", "Application", "1,13", "unknown kind argoproj.io/v1 Application; Application is in argoproj.io/v1alpha1")]
    [InlineData("cert-manager.io/v1alpha2", "Issuer", "1,13", "unknown kind cert-manager.io/v1alpha2 Issuer; Issuer is in cert-manager.io/v1")]
    [InlineData("cert-manager.io/v1", "Certifcate", "2,7", "cert-manager.io/v1 has no kind 'Certifcate'; did you mean 'Certificate'?")]
    [InlineData("keda.sh/v1alpha1", "ScaledObjekt", "2,7", "keda.sh/v1alpha1 has no kind 'ScaledObjekt'; did you mean 'ScaledObject'?")]
    public void What_no_release_serves_is_an_error_that_unknown_kinds_may_not_hide(string apiVersion, string kind, string place, string message)
    {
        Assert.Equal($"a.yaml({place}): error MM4023: {message}", AboutVersion(apiVersion, kind));
        Assert.Equal($"a.yaml({place}): error MM4023: {message}", AboutVersion(apiVersion, kind, "--ignore-unknown"));
    }

    [Theory]
    [InlineData("--gateway-api 1.5-experimental", "gateway.networking.k8s.io/v1alpha2", "TCPRoute")]
    [InlineData("--gateway-api 1.2-experimental", "gateway.networking.k8s.io/v1alpha2", "BackendLBPolicy")]
    [InlineData("--gateway-api v1.4.1-experimental", "gateway.networking.k8s.io/v1alpha3", "TLSRoute")]
    [InlineData("--gateway-api 1.5", "gateway.networking.k8s.io/v1", "TLSRoute")]
    [InlineData("--flux 2.5", "source.toolkit.fluxcd.io/v1beta2", "OCIRepository")]
    [InlineData("--flux v2.6.4", "image.toolkit.fluxcd.io/v1beta2", "ImagePolicy")]
    [InlineData("--argo-cd 2.13", "argoproj.io/v1alpha1", "ApplicationSet")]
    public void What_the_chosen_release_serves_is_neither_error_nor_warning(string options, string apiVersion, string kind) =>
        Assert.Equal("", AboutVersion(apiVersion, kind, options.Split(' ')));

    [Theory]
    [InlineData("--gateway-api 1.6-experimental", "gateway.networking.k8s.io/v1alpha2", "UDPRoute",
        "gateway.networking.k8s.io/v1alpha2 UDPRoute is deprecated in Gateway API 1.6 (experimental); use gateway.networking.k8s.io/v1")]
    [InlineData("--gateway-api 1.4-experimental", "gateway.networking.k8s.io/v1alpha3", "BackendTLSPolicy",
        "gateway.networking.k8s.io/v1alpha3 BackendTLSPolicy is deprecated in Gateway API 1.4 (experimental); use gateway.networking.k8s.io/v1")]
    [InlineData("--flux 2.7", "kustomize.toolkit.fluxcd.io/v1beta2", "Kustomization", "kustomize.toolkit.fluxcd.io/v1beta2 Kustomization is deprecated in Flux 2.7; use kustomize.toolkit.fluxcd.io/v1")]
    public void What_the_chosen_release_deprecates_is_a_warning(string options, string apiVersion, string kind, string message) =>
        Assert.Equal($"a.yaml(1,13): warning MM4102: {message}", AboutVersion(apiVersion, kind, options.Split(' ')));

    [Theory]
    [InlineData("--gateway-api 1.5-experimental", "gateway.networking.k8s.io/v1", "TCPRoute",
        "Gateway API 1.5 (experimental) does not serve gateway.networking.k8s.io/v1 TCPRoute yet; 1.6 is the first to do so; use gateway.networking.k8s.io/v1alpha2")]
    [InlineData("--gateway-api 1.5", "gateway.networking.k8s.io/v1", "TCPRoute", "Gateway API 1.5 (standard) does not serve gateway.networking.k8s.io/v1 TCPRoute yet; 1.6 is the first to do so")]
    [InlineData("--gateway-api 1.6", "gateway.networking.k8s.io/v1alpha2", "TCPRoute",
        "Gateway API 1.6 (standard) does not serve gateway.networking.k8s.io/v1alpha2 TCPRoute; the experimental channel does; use gateway.networking.k8s.io/v1")]
    [InlineData("--gateway-api 1.3", "gateway.networking.k8s.io/v1alpha3", "BackendTLSPolicy",
        "Gateway API 1.3 (standard) does not serve gateway.networking.k8s.io/v1alpha3 BackendTLSPolicy; the experimental channel does")]
    [InlineData("--gateway-api 1.3", "gateway.networking.k8s.io/v1alpha3", "TLSRoute",
        "Gateway API 1.3 (standard) does not serve gateway.networking.k8s.io/v1alpha3 TLSRoute yet; 1.4 (experimental) is the first to do so")]
    [InlineData("--gateway-api 1.4", "gateway.networking.k8s.io/v1", "ReferenceGrant",
        "Gateway API 1.4 (standard) does not serve gateway.networking.k8s.io/v1 ReferenceGrant yet; 1.5 is the first to do so; use gateway.networking.k8s.io/v1beta1")]
    [InlineData("--gateway-api 1.5-experimental", "gateway.networking.x-k8s.io/v1alpha1", "XListenerSet",
        "Gateway API 1.5 (experimental) no longer serves gateway.networking.x-k8s.io/v1alpha1 XListenerSet, and 1.4 was the last to do so; use gateway.networking.k8s.io/v1 ListenerSet")]
    [InlineData("--flux 2.8", "helm.toolkit.fluxcd.io/v2beta2", "HelmRelease",
        "Flux 2.8 no longer serves helm.toolkit.fluxcd.io/v2beta2 HelmRelease, and 2.7 was the last to do so; use helm.toolkit.fluxcd.io/v2")]
    [InlineData("--flux 2.5", "source.toolkit.fluxcd.io/v1", "OCIRepository",
        "Flux 2.5 does not serve source.toolkit.fluxcd.io/v1 OCIRepository yet; 2.6 is the first to do so; use source.toolkit.fluxcd.io/v1beta2")]
    [InlineData("--flux 2.6", "source.extensions.fluxcd.io/v1beta1", "ArtifactGenerator",
        "Flux 2.6 does not serve source.extensions.fluxcd.io/v1beta1 ArtifactGenerator yet; 2.7 is the first to do so")]
    public void What_the_chosen_release_does_not_serve_is_an_error_that_names_what_it_does(string options, string apiVersion, string kind, string message) =>
        Assert.Equal($"a.yaml(1,13): error MM4024: {message}", AboutVersion(apiVersion, kind, options.Split(' ')));

    [Theory]
    [InlineData("--gateway-api 1.5-experimental", "gateway.networking.k8s.io/v1beta1", "TCPRoute", "TCPRoute is in gateway.networking.k8s.io/v1alpha2")]
    [InlineData("--gateway-api 1.4", "gateway.networking.k8s.io/v2", "ReferenceGrant", "ReferenceGrant is in gateway.networking.k8s.io/v1beta1")]
    [InlineData("--flux 2.5", "source.toolkit.fluxcd.io/v2", "OCIRepository", "OCIRepository is in source.toolkit.fluxcd.io/v1beta2")]
    public void Advice_about_an_unknown_version_names_what_the_chosen_release_serves(string options, string apiVersion, string kind, string advice) =>
        Assert.Equal($"a.yaml(1,13): error MM4023: unknown kind {apiVersion} {kind}; {advice}", AboutVersion(apiVersion, kind, options.Split(' ')));

    [Theory]
    [InlineData("v0.14.0", "monitoring.coreos.com/v1", "ScrapeConfig", "unknown kind monitoring.coreos.com/v1 ScrapeConfig; ScrapeConfig is in monitoring.coreos.com/v1alpha1")]
    [InlineData("v0.18.0", "monitoring.coreos.com/v1beta1", "AlertmanagerConfig", "unknown kind monitoring.coreos.com/v1beta1 AlertmanagerConfig; AlertmanagerConfig is in monitoring.coreos.com/v1alpha1")]
    [InlineData("v0.18.0", "monitoring.coreos.com/v2", "Prometheus", "unknown kind monitoring.coreos.com/v2 Prometheus; Prometheus is in monitoring.coreos.com/v1")]
    public void Advice_about_kinds_of_the_Prometheus_operator_names_what_the_release_serves(string release, string apiVersion, string kind, string message) =>
        Assert.Equal($"a.yaml(1,13): error MM4023: {message}", AboutVersion(apiVersion, kind, "--kube-prometheus", release));

    [Fact]
    public void The_configuration_chooses_and_the_command_line_comes_first()
    {
        Put("manifests.config.yaml", $$"""
            kubernetes: "1.35"
            kubePrometheus: {version: {{PinnedRelease.Tag}}}
            customResources:
              gatewayAPI: 1.5-experimental
              flux: v2.7.2
              argoCD: "3.1"
            """);
        Put("a.yaml", "apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TCPRoute\nmetadata: {name: a}\nspec: {rules: [{backendRefs: [{name: a, port: 1}]}]}\n");
        Put("b.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\nmetadata: {name: a}\n");

        Assert.Equal(
            new CommandLineRun(0,
                "2 objects in 2 files for Kubernetes 1.35, Argo CD 3.1, Flux 2.7, Gateway API 1.5 (experimental): valid, 1 warning\n"
                + "  fields not checked: 1 helm.toolkit.fluxcd.io/v2beta2 HelmRelease\n",
                "b.yaml(1,13): warning MM4102: helm.toolkit.fluxcd.io/v2beta2 HelmRelease is deprecated in Flux 2.7; use helm.toolkit.fluxcd.io/v2\n"),
            Run("validate", "a.yaml", "b.yaml"));
        Assert.Equal(
            new CommandLineRun(1,
                "2 objects in 2 files for Kubernetes 1.35, Argo CD 3.1, Flux 2.9, Gateway API 1.5 (standard): 2 errors\n  fields not checked: 1 helm.toolkit.fluxcd.io/v2beta2 HelmRelease\n",
                """
                a.yaml(1,13): error MM4024: Gateway API 1.5 (standard) does not serve gateway.networking.k8s.io/v1alpha2 TCPRoute; the experimental channel does
                b.yaml(1,13): error MM4024: Flux 2.9 no longer serves helm.toolkit.fluxcd.io/v2beta2 HelmRelease, and 2.7 was the last to do so; use helm.toolkit.fluxcd.io/v2

                """),
            Run("validate", "a.yaml", "b.yaml", "--gateway-api", "1.5", "--flux", "2.9.1"));
    }

    [Fact]
    public void The_JSON_has_the_chosen_releases_and_what_was_not_checked()
    {
        Put("a.yaml", "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {useDefaultGateways: All, rules: [{retry: {attempts: 2}}]}\n---\n"
            + "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: a}\n");

        using var json = JsonDocument.Parse(Run("validate", "a.yaml", "--gateway-api", "1.6-experimental", "--flux", "2.6", "--format", "json").Output);

        Assert.True(json.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal("""{"flux":"2.6","gatewayAPI":"1.6-experimental"}""", JsonSerializer.Serialize(json.RootElement.GetProperty("customResources")));
        Assert.Equal(
            """{"kinds":[{"apiVersion":"cert-manager.io/v1","kind":"Certificate","objects":1}],"fields":2,"variables":0,"encryptedObjects":0,"rules":[]}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("notChecked")));
    }

    [Fact]
    public void Nothing_is_said_of_projects_where_no_release_is_chosen()
    {
        Put("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");

        Assert.Equal(new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n", ""), Run("validate", "a.yaml"));
        Assert.Contains("\"customResources\": {}", Run("validate", "a.yaml", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--flux", "2.12", "--flux: '2.12' is not a valid Flux release; known releases are 2.3, 2.4, 2.5, 2.6, 2.7, 2.8 and 2.9; did you mean '2.9'?")]
    [InlineData("--gateway-api", "1.5-experimenal", "--gateway-api: '1.5-experimenal' is not a valid Gateway API release; use 1.5-experimental")]
    [InlineData("--argo-cd", "latest", "--argo-cd: 'latest' is not a valid Argo CD release; known releases are 2.13, 2.14, 3.0, 3.1, 3.2, 3.3, 3.4 and 3.5")]
    [InlineData("--argocd", "3.1", "unknown option '--argocd'; did you mean '--argo-cd'?")]
    public void An_unknown_release_is_wrong_usage(string option, string value, string message)
    {
        Put("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");

        var run = Run("validate", "a.yaml", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gatewayAPI: \"1.9\"", "(4,15): error MM6002: '1.9' is not a valid Gateway API release; known releases are 1.2, 1.3, 1.4, 1.5 and 1.6; did you mean '1.6'?")]
    [InlineData("gatewayAPI: 1.5", "(4,15): error MM1002: 'customResources.gatewayAPI': expected a string, found a number; use \"1.5\"")]
    [InlineData("flux: 2.12", "(4,9): error MM6002: '2.12' is not a valid Flux release; known releases are 2.3, 2.4, 2.5, 2.6, 2.7, 2.8 and 2.9; did you mean '2.9'?")]
    [InlineData("argocd: \"3.1\"", "(4,3): error MM1001: unknown key 'argocd' in 'customResources'; did you mean 'argoCD'?")]
    public void An_unknown_release_in_the_configuration_is_an_error_at_its_place(string setting, string message)
    {
        Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\ncustomResources:\n  {setting}\n");
        Put("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");

        Assert.Equal($"manifests.config.yaml{message}\n", Run("validate", "a.yaml").Error);
    }

    [Fact]
    public void A_definition_among_the_files_decides_for_its_versions()
    {
        Put("crd.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: tcproutes.gateway.networking.k8s.io, annotations: {api-approved.kubernetes.io: 'https://example.com/1'}}\nspec:\n"
            + "  group: gateway.networking.k8s.io\n  names: {kind: TCPRoute, plural: tcproutes, singular: tcproute, listKind: TCPRouteList}\n  scope: Namespaced\n"
            + "  versions: [{name: v1alpha2, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}}}]\n");
        Put("a.yaml", "apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TCPRoute\nmetadata: {name: a}\nspec: {a: b}\n");

        Assert.Equal(new CommandLineRun(0, "2 objects in 2 files for Kubernetes 1.36, Gateway API 1.6 (standard): valid\n", ""), Run("validate", "crd.yaml", "a.yaml", "--gateway-api", "1.6"));
    }

    [Fact]
    public void A_route_of_the_experimental_channel_is_valid_with_a_warning()
    {
        Needs.Shared("cases/13-gateway-api-experimental");

        var shared = Path.Combine(Repository.Shared, "cases/13-gateway-api-experimental");

        var run = CommandLineRun.In(shared, "validate", "tcp.yaml");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning MM4102: gateway.networking.k8s.io/v1alpha2 TCPRoute is deprecated since Gateway API 1.6", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" error ", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            """
            tcp.yaml(8,13): error MM4024: Gateway API 1.5 (experimental) does not serve gateway.networking.k8s.io/v1 TCPRoute yet; 1.6 is the first to do so; use gateway.networking.k8s.io/v1alpha2
            tcp.yaml(15,13): warning MM4102: gateway.networking.k8s.io/v1alpha3 TLSRoute is deprecated in Gateway API 1.5 (experimental); use gateway.networking.k8s.io/v1

            """,
            string.Join('\n', CommandLineRun.In(shared, "validate", "tcp.yaml", "--gateway-api", "1.5-experimental").Error.Split('\n').Where(line => !line.Contains("fluxcd", StringComparison.Ordinal))));
    }

    // The objects have no more than a kind and a name: what their fields lack is not what is asked.
    private string AboutVersion(string apiVersion, string kind, params string[] options)
    {
        Put("a.yaml", $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: a}}\n");
        return string.Join('\n', Run(["validate", "a.yaml", .. options]).Error.Split('\n').Where(line => line.Contains("MM4023", StringComparison.Ordinal)
            || line.Contains("MM4024", StringComparison.Ordinal) || line.Contains("MM4102", StringComparison.Ordinal)));
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Put(string path, string text) => File.WriteAllText(Path.Combine(folder, path), text);
}
