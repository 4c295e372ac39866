namespace MilvusManifests.Tests.GitOps;

/// <summary>Mistakes in the section <c>gitops</c>.</summary>
public sealed class GitOpsConfigurationTests : IDisposable
{
    private readonly ConfiguredFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("argocd: {}", "(5,3): error MM1003: 'gitops.argocd': missing required key 'repository'")]
    [InlineData("argocd: {repository: 'https://me:secret@a.example/b.git'}", "(5,24): error MM1016: 'https://me:(hidden)@a.example/b.git' is not a valid URL of a git repository or OCI artifact; remove the user and password: the configuration is committed")]
    [InlineData("argocd: {repository: ../clusters}", "(5,24): error MM1016: '../clusters' is not a valid URL of a git repository or OCI artifact; use https://, ssh:// or oci://, a host and a path")]
    [InlineData("argocd: {repository: 'https://a.example/b.git', path: /clusters}", "(5,57): error MM1016: '/clusters' is not a valid path in the repository; use clusters")]
    [InlineData("argocd: {repository: 'https://a.example/b.git', tracking: labels}", "(5,61): error MM1004: unknown value 'labels'; did you mean 'label'?")]
    [InlineData("flux: {}", "(5,3): error MM1019: 'gitops.flux': requires 'repository' or 'source'")]
    [InlineData("flux: {repository: 'git@a.example:b.git'}", "(5,22): error MM1016: 'git@a.example:b.git' is not a valid URL of a git repository or OCI artifact; use ssh://git@a.example/b.git")]
    [InlineData("flux: {repository: 'https://a.example/b.git', source: flux-system}", "(5,49): error MM1019: 'source' is not allowed together with 'repository'; remove one of them")]
    [InlineData("flux: {source: flux-system, revision: main}", "(5,31): error MM1020: 'revision' belongs to the GitRepository 'flux-system', which 'source' names; remove it here and set it there")]
    [InlineData("flux: {repository: 'https://a.example/b.git', interval: 1d}", "(5,59): error MM1005: '1d' is not a valid interval; use numbers with the units h, m, s or ms, such as 10m or 1h30m")]
    [InlineData("flux: {repository: 'https://a.example/b.git', verify: {}}", "(5,49): error MM1003: 'gitops.flux.verify': missing required key 'secret': signed commits are verified with the public keys in it")]
    [InlineData("flux: {repository: 'https://a.example/b.git', verify: {secret: keys, provider: cosign}}", "(5,72): error MM1020: 'provider', 'issuer' and 'subject' are for an OCI artifact, and the repository is a git repository; remove them")]
    [InlineData("flux: {repository: 'oci://a.example/b', verify: {secret: keys, issuer: a, subject: b}}", "(5,66): error MM1020: 'issuer' and 'subject' are for a keyless signature; remove them, or remove 'secret'")]
    [InlineData("flux: {repository: 'oci://a.example/b', verify: {issuer: a}}", "(5,52): error MM1003: 'gitops.flux.verify': 'issuer' requires 'subject'")]
    [InlineData("flux: {source: flux-system, name: a-name-of-just-forty-characters-1234567}", "(5,37): error MM1012: the Kustomization 'a-name-of-just-forty-characters-1234567-milvus-a-very-long-namespace' would have a name of 68 characters, the maximum is 63; set a shorter 'gitops.flux.name'")]
    [InlineData("argocd: {repository: 'https://a.example/b.git', tracking: label, instanceLabel: argocd.argoproj.io/instance, name: a-name-of-just-forty-characters-1234567}", "(5,118): error MM1012: the Application 'a-name-of-just-forty-characters-1234567-milvus-a-very-long-namespace' would have a name of 68 characters, and Argo CD that tracks by label writes it into a label, of at most 63; set a shorter 'gitops.argocd.name', or track by annotation")]
    public void A_mistake_is_reported_at_its_line(string engine, string message)
    {
        var found = folder.Generate("kubernetes: \"1.35\"\nkubePrometheus: {version: " + PinnedRelease.Tag + "}\nmilvus: [{release: a, namespace: a-very-long-namespace, version: 2.6.15}]\ngitops:\n  " + engine + "\n");

        Assert.Equal(["manifests.config.yaml" + message], found);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(", tracking: annotation", 0)]
    [InlineData(", tracking: annotation+label, instanceLabel: argocd.argoproj.io/instance", 0)]
    [InlineData(", instanceLabel: argocd.argoproj.io/instance}\ncustomResources: {argoCD: v2.14", 1)]
    [InlineData(", instanceLabel: argocd.argoproj.io/instance}\ncustomResources: {argoCD: v3.1", 0)]
    public void The_name_of_an_Application_is_as_long_as_the_tracking_of_Argo_CD_allows(string settings, int errors)
    {
        var found = folder.Generate("kubernetes: \"1.35\"\nkubePrometheus: {version: " + PinnedRelease.Tag + "}\nmilvus: [{release: a, namespace: a-very-long-namespace, version: 2.6.15}]\ngitops:\n  argocd: {repository: 'https://a.example/b.git', name: a-name-of-just-forty-characters-1234567" + settings + "}\n");

        Assert.Equal(errors, found.Count(line => line.Contains("error", StringComparison.Ordinal)));
        Assert.All(found, line => Assert.Contains("error MM1012: the Application", line, StringComparison.Ordinal));
    }
}
