using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>
/// The annotations of upstream's Grafana that restart it when what it reads has changed: the MD5 of each object, as upstream's Jsonnet writes it on
/// one line. They are made anew, since a namespace, a setting or a patch may have changed the object; of an unchanged one the same sum comes out.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "The annotation is upstream's own; it tells a change from none, and protects nothing.")]
internal static class GrafanaChecksums
{
    private static readonly (string Annotation, string Kind, string Name)[] Objects =
    [
        ("checksum/grafana-config", "Secret", "grafana-config"),
        ("checksum/grafana-dashboardproviders", "ConfigMap", "grafana-dashboards"),
        ("checksum/grafana-datasources", "Secret", "grafana-datasources"),
    ];

    /// <summary>Whether an object carries the annotations.</summary>
    public static bool Concern(ObjectReference reference) => reference is { Kind: "Deployment", Name: "grafana" };

    /// <summary>The Deployment with its annotations made anew from the objects of the set.</summary>
    public static YamlMapping Apply(YamlMapping deployment, IReadOnlyCollection<ManifestObject> objects)
    {
        foreach (var (annotation, kind, name) in Objects)
        {
            var found = objects.FirstOrDefault(candidate => candidate.Reference.Kind == kind && candidate.Reference.Name == name);
            if (found is not null)
            {
                deployment = NodeEdit.Change<YamlScalar>(
                    deployment, ["spec", "template", "metadata", "annotations", annotation], old => Of(found.Node) is var sum && sum == old.Value ? old : YamlScalar.String(sum, old.Location));
            }
        }

        return deployment;
    }

    private static string Of(YamlNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var lead = "{";
                foreach (var (key, value) in mapping.Entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
                {
                    text.Append(lead);
                    Write(key.Value, text);
                    text.Append(": ");
                    Write(value, text);
                    lead = ", ";
                }

                text.Append(mapping.Entries.IsEmpty ? "{ }" : "}");
                break;
            case YamlSequence sequence:
                text.Append('[');
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(sequence.Items[i], text);
                }

                text.Append(sequence.Items.IsEmpty ? " ]" : "]");
                break;
            case YamlScalar { Kind: YamlScalarKind.String } scalar:
                Write(scalar.Value, text);
                break;
            case YamlScalar scalar:
                text.Append(scalar.Value);
                break;
        }
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(FormattableString.Invariant($"\\u{(int)c:x4}")),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
