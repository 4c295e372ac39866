using MilvusManifests.Yaml;

namespace MilvusManifests.Values;

/// <summary>The <c>apiVersion</c> and <c>kind</c> of an object. A class, because collections of structs would be compiled again at every start.</summary>
/// <param name="ApiVersion">The API group and version, <c>apps/v1</c>; the version alone in the core group.</param>
/// <param name="Kind">The kind.</param>
internal sealed record GroupVersionKind(string ApiVersion, string Kind)
{
    // What programs read from files and no API server serves; so are the groups of the configuration of Kubernetes' own programs, kubelet.config.k8s.io.
    private static readonly string[] LocalGroups =
    [
        "kustomize.config.k8s.io", "milvusmanifests", "kubeadm.k8s.io", "audit.k8s.io", "client.authentication.k8s.io",
        "kind.x-k8s.io", "k3d.io", "skaffold", "backstage.io",
    ];

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? ApiVersion[..slash] : "";

    /// <summary>The version within the group.</summary>
    public string Version => ApiVersion[(ApiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the version is neither alpha nor beta.</summary>
    public bool IsStable => !Version.Contains("alpha", StringComparison.Ordinal) && !Version.Contains("beta", StringComparison.Ordinal);

    /// <summary>Whether it is a file that a program reads, such as a kustomization or a kubeconfig, and that is never applied to a cluster.</summary>
    internal bool IsLocal =>
        LocalGroups.Contains(Group, StringComparer.Ordinal) || Group.EndsWith(".config.k8s.io", StringComparison.Ordinal) || this is { ApiVersion: "v1", Kind: "Config" };

    /// <summary>The values of an object; empty if they are missing.</summary>
    public static GroupVersionKind Of(YamlMapping node) =>
        new((node["apiVersion"] as YamlScalar)?.Value ?? "", (node["kind"] as YamlScalar)?.Value ?? "");

    /// <summary>A kind of a group; the core group is empty.</summary>
    public static GroupVersionKind Of(string group, string version, string kind) => new(group.Length == 0 ? version : $"{group}/{version}", kind);

    /// <summary><c>apps/v1 Deployment</c>.</summary>
    public override string ToString() => $"{ApiVersion} {Kind}";
}

/// <summary>Kinds by name, in any version: <c>Secret</c> of any group, or <c>Certificate.cert-manager.io</c>.</summary>
/// <param name="Kind">The kind; letter case does not matter.</param>
/// <param name="Group">The API group; null for any.</param>
internal sealed record KindFilter(string Kind, string? Group)
{
    /// <summary>The syntax.</summary>
    public static ValueSyntax<KindFilter> Syntax { get; } = new(
        "kind", ValueCodes.InvalidName, $@"^[A-Za-z][A-Za-z0-9]*(\.{DnsLabel.Pattern})*$", TryParse, _ => "use KIND or KIND.GROUP, such as Secret or Certificate.cert-manager.io")
    { MaxLength = 317, Example = "Certificate.cert-manager.io" };

    /// <summary>Whether a kind is meant.</summary>
    public bool Matches(GroupVersionKind kind) =>
        string.Equals(kind.Kind, Kind, StringComparison.OrdinalIgnoreCase) && (Group is null || kind.Group == Group);

    private static bool TryParse(string text, out KindFilter value)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var kind = dot < 0 ? text : text[..dot];
        var isValid = kind.Length > 0 && char.IsAsciiLetter(kind[0]) && kind.All(char.IsAsciiLetterOrDigit)
            && (dot < 0 || text[(dot + 1)..].Split('.').All(label => DnsLabel.IsWellFormed(label)));
        value = isValid ? new KindFilter(kind, dot < 0 ? null : text[(dot + 1)..]) : null!;
        return isValid;
    }
}
