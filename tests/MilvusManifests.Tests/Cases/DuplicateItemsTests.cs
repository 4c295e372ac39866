namespace MilvusManifests.Tests.Cases;

/// <summary>Items that are there twice: some are always refused, some only by a server-side apply.</summary>
public class DuplicateItemsTests
{
    private const string ServerSide = "; a server-side apply is refused, a client-side one is accepted";

    [Theory]
    [InlineData("env: [{name: A, value: '1'}, {name: B}, §{name: A, value: '2'}]", "error MM4009: item 2 of Pod spec.containers[0].env has the same name 'A' as item 0" + ServerSide + " with a warning and the last value counts")]
    [InlineData("env: [{name: A}, §{name: A}, §{name: A}]", "error MM4009: item 1 of Pod spec.containers[0].env has the same name 'A' as item 0" + ServerSide + " with a warning and the last value counts|error MM4009: item 2 of Pod spec.containers[0].env has the same name 'A' as item 0" + ServerSide + " with a warning and the last value counts")]
    [InlineData("ports: [{containerPort: 80, name: a}, §{containerPort: 80, name: b}]", "error MM4009: item 1 of Pod spec.containers[0].ports has the same containerPort '80' as item 0" + ServerSide)]
    [InlineData("volumeMounts: [{name: v, mountPath: /a}, §{name: w, mountPath: /a}]", "error MM4009: item 1 of Pod spec.containers[0].volumeMounts has the same mountPath '/a' as item 0")]
    public void A_duplicate_in_a_container_is_reported_with_the_ways_that_refuse_it(string field, string expected) =>
        Manifests.Expect(Manifests.Pod(field, "volumes: [{name: v}, {name: w}]"), expected.Split('|'));

    [Theory]
    [InlineData("imagePullSecrets: [{name: a}, §{name: a}]", "error MM4009: item 1 of Pod spec.imagePullSecrets has the same name 'a' as item 0" + ServerSide)]
    [InlineData("hostAliases: [{ip: 10.0.0.1}, §{ip: 10.0.0.1}]", "error MM4009: item 1 of Pod spec.hostAliases has the same ip '10.0.0.1' as item 0" + ServerSide)]
    [InlineData("volumes: [{name: v}, §{name: v}]", "error MM4009: item 1 of Pod spec.volumes has the same name 'v' as item 0")]
    public void A_duplicate_in_a_pod_is_reported_with_the_ways_that_refuse_it(string field, string expected) =>
        Manifests.Expect(Manifests.Pod(spec: field), expected.Split('|'));

    [Theory]
    [InlineData("env: [{name: A}, {name: a}]")]
    [InlineData("ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]")]
    [InlineData("volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /b}]")]
    [InlineData("args: [a, a]")]
    public void What_only_looks_alike_is_valid(string field) => Assert.Equal("", Manifests.Validate(Manifests.Pod(field, "volumes: [{name: v}], tolerations: [{operator: Exists}, {operator: Exists}]")));
}
