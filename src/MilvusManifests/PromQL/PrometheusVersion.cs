using System.Globalization;

namespace MilvusManifests.PromQL;

/// <summary>The major and minor version of a Prometheus.</summary>
internal readonly record struct PrometheusVersion(int Major, int Minor)
{
    /// <summary>Whether it is this version or a newer one.</summary>
    public bool IsAtLeast(int major, int minor) => Major > major || (Major == major && Minor >= minor);

    /// <summary>The version of an image's tag or of <c>spec.version</c>, <c>v3.5.0</c>; null if it has none.</summary>
    public static PrometheusVersion? Parse(string text)
    {
        var parts = text.TrimStart('v').Split('.', 3);
        return parts.Length > 1
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new(major, minor)
            : null;
    }

    /// <summary>The version as it is written: <c>3.5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
