using System.Text;

namespace MilvusManifests.Yaml.Writing;

/// <summary>
/// Writes nodes as canonical YAML: the same node is always the same text, and readers of YAML 1.1 and 1.2 both read that node back. Block style,
/// two columns a level, list items at the column of their key, keys in the given order, lines never folded. How a scalar was written
/// before is ignored.
/// </summary>
internal static class YamlWriter
{
    /// <summary>The text of a node, with a line break at the end.</summary>
    public static string Write(YamlNode node)
    {
        var output = new StringBuilder();
        Write(node, output);
        return output.ToString();
    }

    /// <summary>Appends the text of a node, with a line break at the end; <paramref name="output"/> must be at the start of a line.</summary>
    /// <param name="node">The node.</param>
    /// <param name="output">The text to append to.</param>
    /// <param name="layout">Records where in <paramref name="output"/> each node is written.</param>
    public static void Write(YamlNode node, StringBuilder output, YamlLayout? layout = null)
    {
        var start = output.Length;
        var block = new YamlBlock(output, layout);
        if (YamlBlock.IsInline(node))
        {
            block.WriteInline(node, 0, isRoot: true);
        }
        else
        {
            block.WriteCollection(node, 0);
        }

        layout?.Add(node, start, output.Length);
        if (output.Length == start || output[^1] != '\n')
        {
            output.Append('\n');
        }
    }

    /// <summary>A string as YAML on one line: plain where every reader reads back the same string, else in double quotes.</summary>
    public static string WriteString(string value)
    {
        if (YamlScalarText.IsPlain(value))
        {
            return value;
        }

        var output = new StringBuilder(value.Length + 2);
        YamlScalarText.AppendQuoted(value, output);
        return output.ToString();
    }

    /// <summary>A scalar as YAML on one line.</summary>
    public static string WriteScalar(YamlScalar scalar)
    {
        var output = new StringBuilder();
        YamlScalarText.Append(scalar, output);
        return output.ToString();
    }
}
