using System.Net;
using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>A tag of a repository in a registry: <c>oci://ghcr.io/acme/monitoring:v1</c>.</summary>
/// <param name="Host">The registry with its port.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag.</param>
internal sealed partial record ArtifactReference(string Host, string Repository, string Tag)
{
    private const string Scheme = "oci://";
    private const string DockerHub = "docker.io";

    /// <summary>Whether the registry is on this machine, which is the only place that http is spoken with.</summary>
    public bool IsLocal => IsLoopback(new Uri($"http://{Host}"));

    /// <summary>Where the registry answers.</summary>
    public Uri Root => new($"{(IsLocal ? "http" : "https")}://{(Host == DockerHub ? "registry-1.docker.io" : Host)}/");

    /// <summary>What Docker's configuration calls the registry, the name that its helpers are asked for first.</summary>
    public string[] CredentialNames => Host == DockerHub ? ["https://index.docker.io/v1/", "index.docker.io", DockerHub, "registry-1.docker.io"] : [Host];

    /// <summary>The repository as Flux and Argo CD name it, without the tag.</summary>
    public string Address => $"{Scheme}{Host}/{Repository}";

    /// <summary>Reads a reference.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="fault">What is wrong with it, as a sentence; empty if nothing is.</param>
    public static ArtifactReference? Parse(string text, out string fault)
    {
        fault = "";
        var match = Form().Match(text);
        if (match.Success && Uri.TryCreate($"http://{match.Groups["host"].Value}", UriKind.Absolute, out _))
        {
            return new(match.Groups["host"].Value, match.Groups["repository"].Value, match.Groups["tag"].Value);
        }

        var what = Excerpt.Of(text, 120);
        fault = text.Contains('@', StringComparison.Ordinal) ? "expected oci://HOST/REPOSITORY:TAG without a user and a digest: credentials are read from Docker's configuration, and the digest is printed"
            : !text.StartsWith(Scheme, StringComparison.Ordinal) ? $"'{what}' does not begin with {Scheme}"
            : !WithTag().IsMatch(text) ? $"'{what}' has no tag; write oci://HOST/REPOSITORY:TAG"
            : $"'{what}' is not oci://HOST/REPOSITORY:TAG: a repository has lower-case letters, digits, '.', '_', '-' and '/', a tag up to 128 letters, digits, '.', '_' and '-'";
        return null;
    }

    /// <summary>Whether an address is on this machine.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <inheritdoc/>
    public override string ToString() => $"{Scheme}{Host}/{Repository}:{Tag}";

    [GeneratedRegex(
        @"^oci://(?<host>(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?)/(?<repository>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*):(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"^oci://[^/]*/.*:[^:/]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex WithTag();
}
