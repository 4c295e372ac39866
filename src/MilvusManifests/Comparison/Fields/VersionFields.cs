using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>The fields that change with every version and mean nothing else.</summary>
internal static class VersionFields
{
    private const string Annotations = "metadata.annotations.";

    private static readonly string[] VersionedKeys =
        ["helm.sh/chart", "operator.prometheus.io/version", "controller-gen.kubebuilder.io/version"];

    /// <summary>Whether a change of a field only follows from a new version.</summary>
    public static bool Has(string kind, FieldPath path, YamlNode? old, YamlNode? fresh)
    {
        if (old is not YamlScalar before || fresh is not YamlScalar after)
        {
            return false;
        }

        return IsVersionLabel(path) || IsChecksum(path) || SelectsVersion(kind, path)
            || (path.Shape == "spec.version" && OperatorKinds.IsOperand(kind))
            || (NamesImage(path) && ImageReference.Parse(before.Value) is { IsPullable: true } left && ImageReference.Parse(after.Value) is { IsPullable: true } right && left.Name == right.Name);
    }

    /// <summary>Whether the field is a label or annotation that holds a version.</summary>
    public static bool IsVersionLabel(FieldPath path) =>
        (path.LastField == "app.kubernetes.io/version" && path.Shape is var shape && shape.EndsWith("etadata.labels." + path.LastField, StringComparison.Ordinal))
        || VersionedKeys.Contains(path.LastField, StringComparer.Ordinal);

    // A monitor that selects by version follows its Service. The selector of a workload does not: it is immutable.
    private static bool SelectsVersion(string kind, FieldPath path) =>
        kind is "ServiceMonitor" or "PodMonitor" && path.Shape == "spec.selector.matchLabels.app.kubernetes.io/version";

    /// <summary>Whether the field is an annotation that makes pods follow their configuration.</summary>
    public static bool IsChecksum(FieldPath path) =>
        path.Shape is var shape && shape.Contains(Annotations, StringComparison.Ordinal) && path.LastField.Contains("checksum", StringComparison.Ordinal);

    /// <summary>Whether the field or flag names an image.</summary>
    public static bool NamesImage(FieldPath path) =>
        path.LastFlag is { } flag ? flag == "--prometheus-config-reloader" || flag.EndsWith("-image", StringComparison.Ordinal) : path.LastField == "image";
}
