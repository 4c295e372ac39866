using System.Text.Json;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Cases;

/// <summary>Kinds that no schema defines: what is advised stays within the group that was written, unless another group has the kind.</summary>
public sealed class UnknownKindsTests : IDisposable
{
    private static readonly string[] Foreign = ["Route", "Host", "Route", "Route"];

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("apps/v1", "Deploymnet", "a(2,7): error MM4023: apps/v1 has no kind 'Deploymnet'; did you mean 'Deployment'?")]
    [InlineData("apps/v1", "StatefullSet", "a(2,7): error MM4023: apps/v1 has no kind 'StatefullSet'; did you mean 'StatefulSet'?")]
    [InlineData("apps/v1beta9", "Deploymnet", "a(1,13): error MM4023: unknown kind apps/v1beta9 Deploymnet; did you mean apps/v1 Deployment?")]
    [InlineData("v1", "Deployment", "a(1,13): error MM4023: unknown kind v1 Deployment; Deployment is in apps/v1")]
    [InlineData("apps/v1", "Service", "a(1,13): error MM4023: unknown kind apps/v1 Service; Service is in v1")]
    [InlineData("networking/v1", "Ingress", "a(1,13): error MM4023: unknown kind networking/v1 Ingress; Ingress is in networking.k8s.io/v1")]
    [InlineData("batch.k8s.io/v1", "CronJob", "a(1,13): error MM4023: unknown kind batch.k8s.io/v1 CronJob; CronJob is in batch/v1")]
    [InlineData("monitoring.coreos.co/v1", "ServiceMonitor", "a(1,13): error MM4023: unknown kind monitoring.coreos.co/v1 ServiceMonitor; ServiceMonitor is in monitoring.coreos.com/v1")]
    [InlineData("apps/v1", "Servce", "a(2,7): error MM4023: unknown kind apps/v1 Servce: neither Kubernetes 1.36 nor any schema defines it")]
    [InlineData("v1", "Deploymnet", "a(2,7): error MM4023: unknown kind v1 Deploymnet: neither Kubernetes 1.36 nor any schema defines it")]
    [InlineData("route.openshift.io/v1", "Route", "a(2,7): error MM4023: unknown kind route.openshift.io/v1 Route: neither Kubernetes 1.36 nor any schema defines it")]
    [InlineData("networking.istio.io/v1", "Gateway", "a(2,7): error MM4023: unknown kind networking.istio.io/v1 Gateway: neither Kubernetes 1.36 nor any schema defines it")]
    [InlineData("example.com/v1", "Servce", "a(2,7): error MM4023: unknown kind example.com/v1 Servce: neither Kubernetes 1.36 nor any schema defines it")]
    public void A_suggestion_stays_within_the_group(string version, string kind, string expected) =>
        Assert.Equal(expected, Manifests.Validate($"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\n"));

    [Fact]
    public void Objects_of_unknown_kinds_are_counted_by_kind_for_programs()
    {
        File.WriteAllText(Path.Combine(folder, "a.yaml"), string.Join("---\n", Foreign.Select(kind => $"apiVersion: route.openshift.io/v1\nkind: {kind}\nmetadata: {{name: a}}\n")));

        using var report = JsonDocument.Parse(CommandLineRun.In(folder, "validate", "a.yaml", "--ignore-unknown", "--format", "json").Output);

        Assert.Equal(0, report.RootElement.GetProperty("objects").GetInt32());
        Assert.Equal(
            ["route.openshift.io/v1 Route 3", "route.openshift.io/v1 Host 1"],
            report.RootElement.GetProperty("skipped").GetProperty("unknownKinds").EnumerateArray().Select(kind => $"{kind.GetProperty("apiVersion")} {kind.GetProperty("kind")} {kind.GetProperty("objects")}"));
    }
}
