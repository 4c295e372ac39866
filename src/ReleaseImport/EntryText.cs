using System.Collections.Frozen;
using System.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.ReleaseImport;

/// <summary>Writes the facts of a release for reading and comparing: lists of words on one line where they fit, with comments.</summary>
internal sealed class EntryText
{
    private const int Width = 100;

    // One line each in every release, so that two releases compare line by line.
    private static readonly FrozenSet<string> Tables = FrozenSet.Create(StringComparer.Ordinal, "images", "crds");

    private static readonly FrozenDictionary<string, string> Comments = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["images"] = "Every image of the stack. An empty registry is the container runtime's own default.",
        ["kubernetesControlPlane.labels"] = "The labels of the PrometheusRule, and of the ServiceMonitors in addition to the name of what they scrape.",
        ["kubernetesControlPlane.dropMetrics.deprecated"] = "Metrics of long-removed Kubernetes releases, dropped for the API server, the controller manager and the kubelet alike.",
        ["kubernetesControlPlane.dropMetrics.kubeletSlis"] = "'relabelings' run before the scrape, when there is no metric name yet: dropping by name has no effect there.",
        ["prometheus.serviceDiscoveryRole"] = "How Prometheus discovers the pods of a Service; null if the Prometheus object does not set it, which means Endpoints.",
        ["prometheus.namespaceRules"] = "What Prometheus may read in a namespace whose Services it scrapes.",
        ["prometheus.discoveryRules"] = "What is needed to discover the targets of another namespace's ServiceMonitors and PodMonitors.",
        ["prometheus.clusterRules"] = "All rules of the ClusterRole prometheus-k8s as published.",
        ["prometheusOperator.args"] = "In addition to the flags that every release has: the kubelet's Service and the image of the config reloader.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly StringBuilder output = new();

    private EntryText()
    {
    }

    /// <summary>The text of the facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="tag">The release.</param>
    public static string Write(YamlMapping facts, string tag)
    {
        var text = new EntryText();
        text.output.Append("# What kube-prometheus ").Append(tag).Append(" pins and how it differs from its neighbours, derived from what it published. Templates read it as `release`.\n");
        text.WriteMapping(facts, "", 0);
        return text.output.ToString();
    }

    private void WriteMapping(YamlMapping mapping, string path, int indent)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            var field = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            if (path.Length == 0 && !IsInline(value, indent + key.Value.Length + 2))
            {
                output.Append('\n');
            }

            if (Comments.GetValueOrDefault(field) is { } comment)
            {
                output.Append(' ', indent).Append("# ").Append(comment).Append('\n');
            }

            output.Append(' ', indent).Append(YamlWriter.WriteString(key.Value)).Append(':');
            WriteValue(value, field, indent, key.Value.Length + 2);
        }
    }

    // A value on the line of its key, or below it.
    private void WriteValue(YamlNode value, string path, int indent, int taken)
    {
        if (IsInline(value, indent + taken) || (Tables.Contains(path.Split('.')[0]) && path.Contains('.', StringComparison.Ordinal)))
        {
            output.Append(' ').Append(Inline(value)).Append('\n');
        }
        else if (value is YamlMapping mapping)
        {
            output.Append('\n');
            WriteMapping(mapping, path, indent + 2);
        }
        else
        {
            output.Append('\n');
            WriteItems((YamlSequence)value, path, indent + 2);
        }
    }

    private void WriteItems(YamlSequence sequence, string path, int indent)
    {
        foreach (var item in sequence.Items)
        {
            output.Append(' ', indent).Append('-');
            if (item is YamlMapping mapping && !Tables.Contains(path))
            {
                var start = output.Length;
                WriteMapping(mapping, $"{path}[]", indent + 2);
                output.Remove(start, indent + 1);
            }
            else
            {
                output.Append(' ').Append(Inline(item)).Append('\n');
            }
        }
    }

    private static bool IsInline(YamlNode node, int column) => node switch
    {
        YamlSequence sequence => sequence.Items.All(item => item is YamlScalar) && column + Flow(sequence).Length <= Width,
        YamlMapping mapping => mapping.Entries.IsEmpty,
        _ => true,
    };

    private static string Inline(YamlNode node) => node is YamlScalar scalar ? YamlWriter.WriteScalar(scalar) : Flow(node);

    private static string Flow(YamlNode node) => node switch
    {
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{YamlWriter.WriteString(entry.Key.Value)}: {Flow(entry.Value)}"))}}}",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Flow))}]",
        _ => FlowScalar((YamlScalar)node),
    };

    // The separators of a flow collection must be quoted inside one.
    private static string FlowScalar(YamlScalar scalar)
    {
        var text = YamlWriter.WriteScalar(scalar);
        if (text[0] == '"' || text.AsSpan().IndexOfAny(",[]{}") < 0)
        {
            return text;
        }

        var quoted = new StringBuilder();
        YamlScalarText.AppendQuoted(scalar.Value, quoted);
        return quoted.ToString();
    }
}
