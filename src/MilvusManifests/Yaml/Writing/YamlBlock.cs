using System.Text;

namespace MilvusManifests.Yaml.Writing;

/// <summary>Writes mappings and sequences in block style.</summary>
internal readonly struct YamlBlock(StringBuilder output, YamlLayout? layout)
{
    private const int Step = 2;
    private const string Blanks = "                                                                ";

    /// <summary>A longer key needs '? ' in front, or readers miss the ':' after it.</summary>
    private const int LongestSimpleKey = 1000;

    /// <summary>Whether a node is written on the line of its key or '-' rather than below.</summary>
    public static bool IsInline(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.IsEmpty,
        YamlSequence sequence => sequence.Items.IsEmpty,
        _ => true,
    };

    /// <summary>Writes a scalar or an empty collection; <paramref name="indent"/> is the column, from 0, of the block that it belongs to.</summary>
    public void WriteInline(YamlNode node, int indent, bool isRoot = false)
    {
        var start = output.Length;
        if (node is YamlScalar scalar)
        {
            if (scalar.Kind == YamlScalarKind.String && YamlLiteral.CanWrite(scalar.Value, allowIndicator: !isRoot))
            {
                YamlLiteral.Append(scalar.Value, isRoot ? Step : indent + Step, output);
            }
            else
            {
                YamlScalarText.Append(scalar, output);
            }
        }
        else
        {
            output.Append(node is YamlMapping ? "{}" : "[]");
        }

        layout?.Add(node, start, output.Length);
    }

    /// <summary>Writes a collection that is not empty; the output is at its column already.</summary>
    public void WriteCollection(YamlNode node, int indent)
    {
        var start = output.Length;
        if (node is YamlMapping mapping)
        {
            WriteMapping(mapping, indent);
        }
        else
        {
            WriteSequence((YamlSequence)node, indent);
        }

        layout?.Add(node, start, output.Length);
    }

    private void WriteMapping(YamlMapping mapping, int indent)
    {
        var first = true;
        foreach (var entry in mapping.Entries)
        {
            if (!first)
            {
                NewLine(indent);
            }

            first = false;
            WriteKey(entry.Key, indent);
            WriteValue(entry.Value, indent);
        }
    }

    /// <summary>Writes a key that needs no layout entry, and its colon.</summary>
    public void WriteKey(string key, int indent)
    {
        var start = output.Length;
        YamlScalarText.AppendKey(key, output);
        EndKey(start, indent);
    }

    private void WriteKey(YamlScalar key, int indent)
    {
        var start = output.Length;
        YamlScalarText.AppendKey(key.Value, output);
        var length = output.Length - start;
        start += EndKey(start, indent);
        layout?.Add(key, start, start + length);
    }

    /// <summary>Writes what follows a key, and returns how far that moved the key.</summary>
    private int EndKey(int start, int indent)
    {
        var moved = 0;
        if (output.Length - start > LongestSimpleKey)
        {
            const string Explicit = "? ";
            output.Insert(start, Explicit);
            moved = Explicit.Length;
            NewLine(indent);
        }

        output.Append(':');
        return moved;
    }

    private void WriteValue(YamlNode value, int indent)
    {
        if (IsInline(value))
        {
            output.Append(' ');
            WriteInline(value, indent);
            return;
        }

        var below = value is YamlMapping ? indent + Step : indent;
        NewLine(below);
        WriteCollection(value, below);
    }

    private void WriteSequence(YamlSequence sequence, int indent)
    {
        var first = true;
        foreach (var item in sequence.Items)
        {
            if (!first)
            {
                NewLine(indent);
            }

            first = false;
            output.Append("- ");
            if (IsInline(item))
            {
                WriteInline(item, indent);
            }
            else
            {
                WriteCollection(item, indent + Step);
            }
        }
    }

    /// <summary>Appends spaces as a slice of a string: repeating a character is slow in a process that has just started.</summary>
    public static void AppendBlanks(int count, StringBuilder output)
    {
        for (; count > Blanks.Length; count -= Blanks.Length)
        {
            output.Append(Blanks);
        }

        output.Append(Blanks, 0, count);
    }

    private void NewLine(int indent)
    {
        if (output[^1] != '\n')
        {
            output.Append('\n');
        }

        AppendBlanks(indent, output);
    }
}
