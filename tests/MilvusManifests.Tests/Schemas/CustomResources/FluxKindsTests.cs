namespace MilvusManifests.Tests.Schemas.CustomResources;

/// <summary>The kinds of Flux whose schemas are written from the fields of their API.</summary>
public class FluxKindsTests
{
    [Theory]
    [InlineData("ImageRepository", "{image: ghcr.io/a/b, interval: 5m, exclusionList: ['^.*\\.sig$'], provider: aws, secretRef: {name: a}, accessFrom: {namespaceSelectors: [{matchLabels: {a: b}}]}}")]
    [InlineData("ImagePolicy", "{imageRepositoryRef: {name: a}, policy: {semver: {range: '>=1.0.0'}}, filterTags: {pattern: '^v', extract: $v}}")]
    [InlineData("ImagePolicy", "{imageRepositoryRef: {name: a, namespace: b}, policy: {numerical: {}}, digestReflectionPolicy: Always, interval: 10m}")]
    [InlineData("ImageUpdateAutomation",
        "{interval: 30m, sourceRef: {kind: GitRepository, name: a}, git: {checkout: {ref: {branch: main}}, commit: {author: {email: a@b}, messageTemplate: x}, push: {branch: main}}, update: {path: ./a}}")]
    [InlineData("ImageUpdateAutomation", "{interval: 30m, sourceRef: {name: a}}")]
    public void A_good_object_of_the_image_kinds_is_valid(string kind, string spec) =>
        Assert.Equal("", KnownKinds.Validate($"apiVersion: image.toolkit.fluxcd.io/v1\nkind: {kind}\nmetadata: {{name: a}}\nspec: {spec}\n"));

    [Theory]
    [InlineData("ImageRepository", "{image: a, interval: 5 minutes}", "a(4,28): error MM4012: ImageRepository spec.interval: '5 minutes' is not a valid duration; use 5m")]
    [InlineData("ImageRepository", "{interval: 5m}", "a(4,1): error MM4002: ImageRepository spec: required field 'image' is missing")]
    [InlineData("ImageRepository", "{image: a, interval: 5m, provider: amazon}", "a(4,42): error MM4004: ImageRepository spec.provider must be generic, aws, azure or gcp, not 'amazon'")]
    [InlineData("ImagePolicy", "{imageRepositoryRef: {name: a}, policy: {numerical: {order: up}}}", "a(4,67): error MM4004: ImagePolicy spec.policy.numerical.order must be asc or desc, not 'up'")]
    [InlineData("ImagePolicy", "{imageRepositoryRef: {name: a}, policy: {semver: {range: '1'}}, interval: 1m}",
        "a(4,1): error MM4015: ImagePolicy spec: interval is only allowed when digestReflectionPolicy is Always")]
    [InlineData("ImageUpdateAutomation", "{interval: 1m, sourceRef: {kind: OCIRepository, name: a}}", "a(4,40): error MM4004: ImageUpdateAutomation spec.sourceRef.kind must be GitRepository, not 'OCIRepository'")]
    [InlineData("ImageUpdateAutomation", "{interval: 1m, sourceRef: {name: a}, git: {}}", "a(4,44): error MM4002: ImageUpdateAutomation spec.git: required field 'commit' is missing")]
    public void A_mistake_in_an_object_of_the_image_kinds_is_found(string kind, string spec, string expected) =>
        Assert.Equal(expected, KnownKinds.Validate($"apiVersion: image.toolkit.fluxcd.io/v1\nkind: {kind}\nmetadata: {{name: a}}\nspec: {spec}\n"));

    [Theory]
    [InlineData("{sources: [{alias: a, kind: GitRepository, name: a}], artifacts: [{name: a, copy: [{from: '@a/**', to: '@artifact/', exclude: ['*.md'], optional: true}]}], pathPattern: x}", "")]
    [InlineData("{sources: [{alias: a, kind: GitRepository, name: a}], artifacts: [{name: a, copy: [{from: 'a/**', to: '@artifact/'}]}]}",
        "a(4,97): error MM4005: ArtifactGenerator spec.artifacts[0].copy[0].from: 'a/**' does not match the pattern ^@([a-z0-9]([a-z0-9_-]*[a-z0-9])?)/(.*)$")]
    [InlineData("{sources: [{alias: a, kind: HelmRepository, name: a}], artifacts: [{name: a, copy: []}]}",
        "a(4,35): error MM4004: ArtifactGenerator spec.sources[0].kind must be Bucket, GitRepository, OCIRepository, HelmChart or ExternalArtifact, not 'HelmRepository'; did you mean 'GitRepository'?\n"
        + "a(4,84): error MM4008: ArtifactGenerator spec.artifacts[0].copy must have at least 1 item, but has none")]
    [InlineData("{artifacts: [{name: a}]}", "a(4,1): error MM4002: ArtifactGenerator spec: required field 'sources' is missing\na(4,20): error MM4002: ArtifactGenerator spec.artifacts[0]: required field 'copy' is missing")]
    public void An_ArtifactGenerator_is_checked_for_all_but_fields_of_other_releases(string spec, string expected) =>
        Assert.Equal(expected, KnownKinds.Validate($"apiVersion: source.extensions.fluxcd.io/v1beta1\nkind: ArtifactGenerator\nmetadata: {{name: a}}\nspec: {spec}\n"));
}
