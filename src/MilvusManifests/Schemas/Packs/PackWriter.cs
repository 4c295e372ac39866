using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Writes schemas in the format of packs: one line per property, nested ones indented by two spaces.</summary>
internal static class PackWriter
{
    /// <summary>The text of a whole pack.</summary>
    public static string Write(SchemaPack pack)
    {
        var text = new StringBuilder();
        text.Append(SchemaPack.FirstLine).Append('\n');
        foreach (var kind in pack.OwnKinds)
        {
            WriteKind(text, kind);
        }

        foreach (var resource in pack.CustomResources)
        {
            WriteResource(text, resource);
        }

        foreach (var name in pack.DefinitionNames)
        {
            text.Append("def ").Append(name).Append(' ');
            WriteSchema(text, pack.Definition(name)!, 0);
        }

        return text.ToString();
    }

    /// <summary>The text of one schema.</summary>
    public static string Write(PackedSchema schema)
    {
        var text = new StringBuilder();
        WriteSchema(text, schema, 0);
        return text.ToString();
    }

    /// <summary>Appends the line of a kind.</summary>
    public static void WriteKind(StringBuilder text, PackedKind kind)
    {
        text.Append("kind ").Append(kind.Name).Append(" #").Append(kind.Definition);
        if (kind.Resource is not null)
        {
            text.Append(' ').Append(kind.Resource).Append(kind.IsNamespaced ? " namespaced" : "");
        }

        text.Append('\n');
    }

    /// <summary>Appends a schema from the current position to the end of its last line.</summary>
    public static void WriteSchema(StringBuilder text, PackedSchema schema, int indent)
    {
        while (true)
        {
            var within = InlineSchema(schema);
            text.Append(within is null ? Head(schema) : ReferenceEquals(within, schema.Items) ? "[]" : "{}");
            WriteKeywords(text, schema);
            if (within is null)
            {
                break;
            }

            text.Append(' ');
            schema = within;
        }

        text.Append('\n');
        WriteParts(text, schema, indent + 2);
    }

    // Plain arrays and maps have their item's schema on the same line.
    private static PackedSchema? InlineSchema(PackedSchema schema)
    {
        var bare = schema.Reference is null && schema.Properties.Length == 0 && schema.Required.Length == 0 && schema.Not is null
            && schema.AllOf.Length == 0 && schema.AnyOf.Length == 0 && schema.OneOf.Length == 0;
        return bare switch
        {
            true when schema is { Type: "array", AdditionalProperties: null } => schema.Items,
            true when schema is { Type: "object", Items: null } => schema.AdditionalProperties,
            _ => null,
        };
    }

    private static string Head(PackedSchema schema)
    {
        if (schema.Reference is not null)
        {
            return schema.Type is null ? "#" + schema.Reference : $"#{schema.Reference} type={schema.Type}";
        }

        return ReferenceEquals(schema, PackedSchema.True) ? "true"
            : ReferenceEquals(schema, PackedSchema.False) ? "false"
            : schema.Type ?? (schema.IsIntegerOrString ? "integer|string" : "any");
    }

    private static void WriteKeywords(StringBuilder text, PackedSchema schema)
    {
        foreach (var (keyword, value) in schema.Keywords)
        {
            text.Append(' ').Append(SchemaKeywords.PackName(keyword));
            if (value is not YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" })
            {
                text.Append('=');
                PackValue.Write(text, value);
            }
        }
    }

    private static void WriteParts(StringBuilder text, PackedSchema schema, int indent)
    {
        WritePart(text, "@additionalProperties ", schema.AdditionalProperties, indent);
        foreach (var part in schema.AllOf)
        {
            WritePart(text, "@allOf ", part, indent);
        }

        foreach (var part in schema.Reference is null && schema.IsIntegerOrString ? [] : schema.AnyOf)
        {
            WritePart(text, "@anyOf ", part, indent);
        }

        WritePart(text, "@items ", schema.Items, indent);
        WritePart(text, "@not ", schema.Not, indent);
        foreach (var part in schema.OneOf)
        {
            WritePart(text, "@oneOf ", part, indent);
        }

        WriteProperties(text, schema, indent);
    }

    private static void WritePart(StringBuilder text, string name, PackedSchema? schema, int indent)
    {
        if (schema is not null)
        {
            text.Append(' ', indent).Append(name);
            WriteSchema(text, schema, indent);
        }
    }

    private static void WriteProperties(StringBuilder text, PackedSchema schema, int indent)
    {
        var marked = CanMark(schema);
        if (!marked)
        {
            text.Append(' ', indent).Append("@required ");
            PackValue.Write(text, new YamlSequence([.. schema.Required.Select(name => YamlScalar.String(name))]));
            text.Append('\n');
        }

        var required = 0;
        foreach (var (name, within) in schema.Properties)
        {
            text.Append(' ', indent);
            PackValue.WriteString(text, name);
            if (marked && required < schema.Required.Length && schema.Required[required] == name)
            {
                text.Append('!');
                required++;
            }

            text.Append(' ');
            WriteSchema(text, within, indent);
        }
    }

    // Required names are marks on the properties if they are properties in the same order.
    private static bool CanMark(PackedSchema schema)
    {
        var required = 0;
        foreach (var property in schema.Properties)
        {
            if (required < schema.Required.Length && schema.Required[required] == property.Name)
            {
                required++;
            }
        }

        return required == schema.Required.Length;
    }

    private static void WriteResource(StringBuilder text, PackedCustomResource resource)
    {
        text.Append("crd ").Append(resource.Name).Append('\n');
        if (resource.File is not null)
        {
            text.Append("  file ");
            PackValue.WriteString(text, resource.File);
            text.Append('\n');
        }

        WriteEntries(text, "  metadata ", resource.Metadata);
        WriteEntries(text, "  spec ", resource.Spec);
        foreach (var version in resource.Versions)
        {
            text.Append("  version ").Append(version.Name);
            if (version.Definition is not null)
            {
                text.Append(" #").Append(version.Definition);
            }

            text.Append('\n');
            foreach (var (key, value) in version.Members.Entries)
            {
                WriteMember(text, key.Value, value);
            }
        }
    }

    private static void WriteMember(StringBuilder text, string key, YamlNode value)
    {
        if (key == PackedVersion.ColumnsKey && value is YamlSequence { Items.Length: > 0 } columns)
        {
            foreach (var column in columns.Items)
            {
                text.Append("    column ");
                PackValue.Write(text, column);
                text.Append('\n');
            }

            return;
        }

        WriteEntry(text, "    ", key, value);
    }

    private static void WriteEntries(StringBuilder text, string lead, YamlMapping entries)
    {
        foreach (var (key, value) in entries.Entries)
        {
            WriteEntry(text, lead, key.Value, value);
        }
    }

    private static void WriteEntry(StringBuilder text, string lead, string key, YamlNode value)
    {
        text.Append(lead);
        PackValue.WriteString(text, key);
        text.Append(' ');
        PackValue.Write(text, value);
        text.Append('\n');
    }
}
