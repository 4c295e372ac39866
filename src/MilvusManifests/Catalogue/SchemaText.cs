using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Catalogue;

/// <summary>
/// Writes packed schemas as the same YAML as their nodes, without creating the nodes. The text of a definition is cached:
/// the same few, at the same depth, make up most of every large schema.
/// </summary>
internal sealed class SchemaText(SchemaPack pack)
{
    private const int Capacity = 320 * 1024;

    private readonly StringBuilder output = new(Capacity);
    private readonly Dictionary<string, string?[]> written = new(StringComparer.Ordinal);

    private const int Step = 2;

    /// <summary>The pack with the definitions.</summary>
    public SchemaPack Pack => pack;

    /// <summary>What was written since the last time.</summary>
    public string TakeText()
    {
        var text = output.ToString();
        output.Clear();
        return text;
    }

    /// <summary>What was written since the last time, in UTF-8.</summary>
    public byte[] TakeUtf8()
    {
        var chunks = output.GetChunks().GetEnumerator();
        chunks.MoveNext();
        var first = chunks.Current.Span;
        if (first.Length != output.Length)
        {
            return Encoding.UTF8.GetBytes(TakeText());
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(first)];
        Encoding.UTF8.GetBytes(first, bytes);
        output.Clear();
        return bytes;
    }

    /// <summary>Writes text as it is.</summary>
    public void Write(string text) => output.Append(text);

    /// <summary>Ends a line.</summary>
    public void EndLine() => output.Append('\n');

    /// <summary>Writes a key and its colon.</summary>
    public void WriteKey(string key, int column, bool isPlaced = false)
    {
        if (!isPlaced)
        {
            Indent(column);
        }

        new YamlBlock(output, null).WriteKey(key, column);
    }

    /// <summary>Writes a key and its value, up to the end of the value's last line.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="column">The column of the key.</param>
    /// <param name="isPlaced">Whether the text is already at that column.</param>
    public void WriteMember(string key, YamlNode value, int column, bool isPlaced = false)
    {
        WriteKey(key, column, isPlaced);
        WriteValue(value, column);
    }

    /// <summary>Writes a named schema after its key, up to the end of its last line.</summary>
    /// <param name="definition">The name of the definition.</param>
    /// <param name="column">The column of the key.</param>
    public void WriteDefinition(string definition, int column) => WriteResolved(pack.Definition(definition)!, column);

    private void Indent(int column) => YamlBlock.AppendBlanks(column, output);

    /// <summary>Writes a schema after its key, up to the end of its last line.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="column">The column of the key.</param>
    public void WriteSchema(PackedSchema schema, int column)
    {
        if (schema.Reference is null)
        {
            WriteResolved(schema, column);
            return;
        }

        ref var text = ref WrittenAt(schema.Reference, column);
        if (text is not null)
        {
            output.Append(text);
            return;
        }

        var start = output.Length;
        WriteResolved(schema, column);
        text = output.ToString(start, output.Length - start);
    }

    private ref string? WrittenAt(string definition, int column)
    {
        if (!written.TryGetValue(definition, out var texts) || texts.Length <= column)
        {
            Array.Resize(ref texts, column + 16);
            written[definition] = texts;
        }

        return ref texts[column];
    }

    private void WriteResolved(PackedSchema schema, int column)
    {
        schema = pack.Resolve(schema);
        if (IsInline(schema))
        {
            output.Append(' ').Append(Inline(schema)).Append('\n');
            return;
        }

        EndLine();
        Indent(column + Step);
        WriteKeywords(schema, column + Step);
    }

    private static bool IsInline(PackedSchema schema) =>
        schema.IsBoolean
        || (schema.Type is null && schema.Keywords.Length == 0 && schema.Properties.Length == 0 && schema.Required.Length == 0
            && schema.Items is null && schema.AdditionalProperties is null && schema.Not is null
            && schema.AllOf.Length == 0 && schema.AnyOf.Length == 0 && schema.OneOf.Length == 0);

    private static string Inline(PackedSchema schema) =>
        ReferenceEquals(schema, PackedSchema.True) ? "true" : ReferenceEquals(schema, PackedSchema.False) ? "false" : "{}";

    // The output is at the column of the first key.
    private void WriteKeywords(PackedSchema schema, int column)
    {
        var start = output.Length;
        var next = 0;
        WritePart(schema.AdditionalProperties, SchemaKeyword.AdditionalProperties, column, start);
        WriteSchemas(schema.AllOf, SchemaKeyword.AllOf, column, start);
        WriteSchemas(schema.AnyOf, SchemaKeyword.AnyOf, column, start);
        WriteValues(schema, ref next, SchemaKeyword.Items, column, start);
        WritePart(schema.Items, SchemaKeyword.Items, column, start);
        WriteValues(schema, ref next, SchemaKeyword.Not, column, start);
        WritePart(schema.Not, SchemaKeyword.Not, column, start);
        WriteValues(schema, ref next, SchemaKeyword.OneOf, column, start);
        WriteSchemas(schema.OneOf, SchemaKeyword.OneOf, column, start);
        WriteValues(schema, ref next, SchemaKeyword.Properties, column, start);
        WriteProperties(schema.Properties, column, start);
        WriteRequired(schema.Required, column, start);
        WriteType(schema.Type, column, start);
        WriteValues(schema, ref next, (SchemaKeyword)int.MaxValue, column, start);
    }

    private void WriteKey(SchemaKeyword keyword, int column, int start)
    {
        if (output.Length > start)
        {
            Indent(column);
        }

        output.Append(SchemaKeywords.Name(keyword)).Append(':');
    }

    private void WritePart(PackedSchema? schema, SchemaKeyword keyword, int column, int start)
    {
        if (schema is not null)
        {
            WriteKey(keyword, column, start);
            WriteSchema(schema, column);
        }
    }

    private void WriteSchemas(ImmutableArray<PackedSchema> schemas, SchemaKeyword keyword, int column, int start)
    {
        if (schemas.Length == 0)
        {
            return;
        }

        WriteKey(keyword, column, start);
        output.Append('\n');
        foreach (var reference in schemas)
        {
            var schema = pack.Resolve(reference);
            Indent(column);
            output.Append("- ");
            if (IsInline(schema))
            {
                output.Append(Inline(schema)).Append('\n');
            }
            else
            {
                WriteKeywords(schema, column + Step);
            }
        }
    }

    // The keywords with plain values that come before another keyword.
    private void WriteValues(PackedSchema schema, ref int next, SchemaKeyword before, int column, int start)
    {
        for (; next < schema.Keywords.Length && schema.Keywords[next].Keyword < before; next++)
        {
            var (keyword, value) = schema.Keywords[next];
            WriteKey(keyword, column, start);
            WriteValue(value, column);
        }
    }

    private void WriteValue(YamlNode value, int column)
    {
        var block = new YamlBlock(output, null);
        if (YamlBlock.IsInline(value))
        {
            output.Append(' ');
            block.WriteInline(value, column);
        }
        else
        {
            var below = value is YamlMapping ? column + Step : column;
            EndLine();
            Indent(below);
            block.WriteCollection(value, below);
        }

        if (output[^1] != '\n')
        {
            output.Append('\n');
        }
    }

    private void WriteProperties(ImmutableArray<PackedProperty> properties, int column, int start)
    {
        if (properties.Length == 0)
        {
            return;
        }

        WriteKey(SchemaKeyword.Properties, column, start);
        output.Append('\n');
        foreach (var (name, schema) in properties)
        {
            Indent(column + Step);
            new YamlBlock(output, null).WriteKey(name, column + Step);
            WriteSchema(schema, column + Step);
        }
    }

    private void WriteRequired(ImmutableArray<string> required, int column, int start)
    {
        if (required.Length == 0)
        {
            return;
        }

        WriteKey(SchemaKeyword.Required, column, start);
        output.Append('\n');
        foreach (var name in required)
        {
            Indent(column);
            output.Append('-');
            WriteValue(YamlScalar.String(name), column);
        }
    }

    private void WriteType(string? type, int column, int start)
    {
        if (type is not null)
        {
            WriteKey(SchemaKeyword.Type, column, start);
            output.Append(' ').Append(type).Append('\n');
        }
    }
}
