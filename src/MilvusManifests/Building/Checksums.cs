using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Templating.Values;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Building;

/// <summary>Checksums of the objects that Grafana reads at its start: a pod that carries them in annotations restarts when one of them changes.</summary>
/// <remarks>
/// Templates write placeholders for them, since settings and patches may still change the objects. Upstream's Deployment has the MD5 of each object, as
/// its Jsonnet writes it on one line; they are made anew, and of an unchanged object the same sum comes out.
/// </remarks>
[SuppressMessage("Security", "CA5351", Justification = "The annotation is upstream's own; it distinguishes a change from none, and protects nothing.")]
internal static class Checksums
{
    private const string Lead = "milvus-manifests/checksum/";

    private static readonly (string Member, string Annotation, string Kind, string Name)[] Objects =
    [
        ("grafanaConfig", "checksum/grafana-config", "Secret", "grafana-config"),
        ("grafanaDashboardProviders", "checksum/grafana-dashboardproviders", "ConfigMap", "grafana-dashboards"),
        ("grafanaDatasources", "checksum/grafana-datasources", "Secret", "grafana-datasources"),
    ];

    private static readonly OncePerObject<bool> HasPlaceholder = new(found => Has(found.Node));

    /// <summary>What templates see as <c>checksum</c>.</summary>
    public static Globals Placeholders { get; } = Objects.Aggregate(Globals.Empty, (globals, read) => globals.With(read.Member, Placeholder(read.Member)));

    /// <summary>The files with the checksums of their objects in them.</summary>
    public static ImmutableArray<Manifest> Fill(ImmutableArray<Manifest> manifests)
    {
        var objects = manifests.SelectMany(manifest => manifest.Objects).ToLookup(found => (found.Reference.Kind, found.Reference.Name));
        return [.. manifests.Select(manifest => manifest.Content is null ? Fill(manifest, (kind, name) => objects[(kind, name)].FirstOrDefault()?.Node) : manifest)];
    }

    private static Manifest Fill(Manifest manifest, Func<string, string, YamlMapping?> find)
    {
        for (var i = 0; i < manifest.Objects.Length; i++)
        {
            var (found, node) = (manifest.Objects[i], manifest.Objects[i].Node);
            node = found.Reference is { Kind: "Deployment", Name: "grafana" } ? WithUpstreams(node, find) : node;
            node = HasPlaceholder.Of(found) ? (YamlMapping)WithPlaceholders(node, find) : node;
            manifest = ReferenceEquals(node, found.Node) ? manifest : manifest with { Objects = manifest.Objects.SetItem(i, found.With(node)) };
        }

        return manifest;
    }

    private static YamlMapping WithUpstreams(YamlMapping deployment, Func<string, string, YamlMapping?> find)
    {
        foreach (var (_, annotation, kind, name) in Objects)
        {
            if (find(kind, name) is { } read)
            {
                deployment = deployment.Change<YamlScalar>(
                    ["spec", "template", "metadata", "annotations", annotation],
                    old => old.Value.StartsWith(Lead, StringComparison.Ordinal) || (Md5(read) is var sum && sum == old.Value) ? old : YamlScalar.String(Md5(read), old.Location));
            }
        }

        return deployment;
    }

    private static bool Has(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Any(entry => Has(entry.Value)),
        YamlSequence sequence => sequence.Items.Any(Has),
        YamlScalar scalar => scalar.Value.Contains(Lead, StringComparison.Ordinal),
        _ => false,
    };

    private static YamlNode WithPlaceholders(YamlNode node, Func<string, string, YamlMapping?> find) => node switch
    {
        YamlMapping mapping => mapping.WithValues(entry => WithPlaceholders(entry.Value, find)),
        YamlSequence sequence => sequence.WithItems(item => WithPlaceholders(item, find)),
        YamlScalar scalar when scalar.Value.Contains(Lead, StringComparison.Ordinal) => Fill(scalar, find),
        _ => node,
    };

    private static YamlScalar Fill(YamlScalar scalar, Func<string, string, YamlMapping?> find) => new(
        Objects.Aggregate(scalar.Value, (text, read) => text.Replace(Placeholder(read.Member), find(read.Kind, read.Name) is { } node ? Sha256(node) : "", StringComparison.Ordinal)),
        scalar.Style,
        YamlScalarKind.String,
        scalar.Location);

    private static string Placeholder(string member) => $"{Lead}{member}/";

    private static string Sha256(YamlMapping node) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(YamlWriter.Write(node))));

    private static string Md5(YamlNode node)
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
