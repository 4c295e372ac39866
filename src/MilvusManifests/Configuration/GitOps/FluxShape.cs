using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.GitOps;

/// <summary>The shape of section <c>gitops.flux</c> and its binding.</summary>
internal static class FluxShape
{
    private static readonly PropertyShape<string> Repository =
        Property.Text("repository", FluxRepository.Syntax, "The repository that the set is committed to, or the OCI artifact it is pushed to.");

    private static readonly PropertyShape<string> Source =
        Property.Text("source", DnsSubdomain.Existing, "The name of a GitRepository that exists, such as the `flux-system` of `flux bootstrap`, instead of `repository`.");

    private static readonly PropertyShape<string> Revision =
        Property.Text("revision", SyncedRevision.Syntax, "The branch, tag (`refs/tags/v1.0`), commit or digest to sync; the tag of an OCI artifact.") with { Absent = "`main`; `latest` of an OCI artifact" };

    private static readonly PropertyShape<string> Path =
        Property.Text("path", RepositoryPath.Syntax, "The folder of the repository that the set is in; `.` for the whole repository.") with { Absent = "the value of `output`; `.` in an OCI artifact" };

    private static readonly PropertyShape<string> Name =
        Property.Text("name", DnsLabel.OfLength("name", MaxNameLength), "The name of the source; those of the Kustomizations start with it.") with { Default = Quoted(GitOpsNames.Default) };

    private static readonly PropertyShape<string> Namespace =
        Property.Text("namespace", DnsLabel.Existing, "The namespace of the source and the Kustomizations.") with { Default = Quoted("flux-system") };

    private static readonly PropertyShape<string> Interval =
        Property.Text("interval", FluxInterval.Syntax, "How often Flux fetches the repository, and compares the cluster with it.") with { Default = Quoted("10m") };

    private static readonly PropertyShape<bool> Prune =
        Property.Switch("prune", "Whether objects that are no longer in the set are deleted. CustomResourceDefinitions and namespaces never are.") with { Default = Plain("true") };

    private static readonly PropertyShape<string> Secret =
        Property.Text("secret", DnsSubdomain.Existing, "The Secret with the credentials of the repository.") with { Absent = "none" };

    private static readonly PropertyShape<string> Provider =
        Property.Choice("provider", "What an OCI artifact is signed with.", ("cosign", "cosign"), ("notation", "notation")) with { Absent = "`cosign` for an OCI artifact" };

    private static readonly PropertyShape<string> Keys = Property.Text("secret", DnsSubdomain.Existing, "The Secret with the public keys.") with { Absent = "none: the signature has to be keyless" };

    private static readonly PropertyShape<string> Issuer =
        new("issuer", new StringShape(), "Who issued the identity of a keyless signature: a regular expression.", scalar => scalar.Value) { Absent = "any" };

    private static readonly PropertyShape<string> Subject =
        new("subject", new StringShape(), "The identity of a keyless signature: a regular expression.", scalar => scalar.Value) { Absent = "any" };

    private static readonly PropertyShape Verify = new(
        "verify", new MappingShape(Provider, Keys, Issuer, Subject) { Rules = [new Together(Issuer.Name, Subject.Name)] }, "How what was fetched is verified: signed commits, or a signed OCI artifact.");

    // What is appended to it has to stay below the 63 characters of a label.
    private const int MaxNameLength = 40;

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Repository, Source, Revision, Path, Name, Namespace, Interval, Prune, Secret, Verify) { Rules = [new ExactlyOne(Repository.Name, Source.Name)] };

    /// <summary>The configuration of a section to which the shape was applied.</summary>
    public static FluxConfiguration Bind(BoundNode section) => new()
    {
        Repository = section.Find(Repository),
        Source = section.Find(Source),
        Revision = section.Find(Revision),
        Path = section.Find(Path),
        Name = section.Get(Name),
        Namespace = section.Get(Namespace),
        Interval = section.Get(Interval),
        Prune = section.Get(Prune),
        Secret = section.Find(Secret),
        Verify = section[Verify] is { IsWritten: true } verify
            ? new FluxVerification(verify.Find(Provider), verify.Find(Keys), verify.Find(Issuer), verify.Find(Subject)) { Location = verify.KeyLocation }
            : null,
    };
}
