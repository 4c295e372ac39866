using System.Globalization;

namespace MilvusManifests.Configuration;

/// <summary>A minor version of Kubernetes: patch releases change no API.</summary>
/// <param name="Minor">The number behind <c>1.</c>.</param>
public readonly record struct KubernetesVersion(int Minor) : IComparable<KubernetesVersion>
{
    /// <summary>Reads <c>1.35</c>; the text must be valid.</summary>
    public static KubernetesVersion Parse(string text) => new(int.Parse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Whether a text is a minor version, such as <c>1.35</c>.</summary>
    public static bool IsValid(string text) => VersionSyntax.IsKubernetes(text);

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion other) => Minor.CompareTo(other.Minor);

    /// <summary>Whether the left version is the older one.</summary>
    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.Minor < right.Minor;

    /// <summary>Whether the left version is the newer one.</summary>
    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.Minor > right.Minor;

    /// <summary>Whether the left version is not the newer one.</summary>
    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.Minor <= right.Minor;

    /// <summary>Whether the left version is not the older one.</summary>
    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.Minor >= right.Minor;

    /// <summary>The version as <c>1.35</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"1.{Minor}");
}
