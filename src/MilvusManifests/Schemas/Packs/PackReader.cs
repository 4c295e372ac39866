using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Reads schemas from the text of a pack, a definition at a time.</summary>
internal sealed class PackReader
{
    private readonly PackCursor cursor;

    public PackReader(SourceText source, DiagnosticBag diagnostics) => cursor = new PackCursor(source, diagnostics);

    /// <summary>Reads the schema that starts at <paramref name="start"/>, on a line without indentation.</summary>
    public PackedSchema ReadDefinition(int start)
    {
        cursor.At = start;
        var schema = ReadSchema(0, 0);
        SkipDeeper(0);
        return schema;
    }

    private PackedSchema ReadSchema(int indent, int depth)
    {
        var start = cursor.At;
        var token = cursor.TakeToken();
        if (depth > PackCursor.MaximumDepth)
        {
            cursor.Report(PackCodes.TooLarge, start, FormattableString.Invariant($"the schema is nested deeper than {PackCursor.MaximumDepth} levels"));
            cursor.SkipLine();
            return PackedSchema.Any;
        }

        switch (token)
        {
            case "[]":
                return ReadInline(indent, depth, isList: true);
            case "{}":
                return ReadInline(indent, depth, isList: false);
            case "true" or "false":
                var boolean = token is "true" ? PackedSchema.True : PackedSchema.False;
                cursor.EndLine();
                return boolean;
        }

        if (cursor.Current == '\n' && Bare(token) is { } bare && !cursor.NextLineIsDeeper(indent))
        {
            cursor.SkipLine();
            return bare;
        }

        var parts = new SchemaParts();
        if (token.Length > 1 && token[0] == '#')
        {
            parts.Reference = token[1..].ToString();
        }
        else if (token is "integer|string")
        {
            parts.AnyOf = IntegerOrString;
        }
        else if (token is not "any")
        {
            parts.Type = TypeName(token);
            if (parts.Type is null)
            {
                cursor.Report(PackCodes.Malformed, start, $"unknown type '{token}'");
            }
        }

        ReadKeywords(parts, inline: false);
        cursor.EndLine();
        ReadParts(parts, indent + 2, depth);
        return parts.Build();
    }

    private static ImmutableArray<PackedSchema> IntegerOrString { get; } = [PackedSchema.Integer, PackedSchema.String];

    // Most properties only have a type.
    private static PackedSchema? Bare(ReadOnlySpan<char> token) => token switch
    {
        "string" => PackedSchema.String,
        "integer" => PackedSchema.Integer,
        "boolean" => PackedSchema.Boolean,
        "any" => PackedSchema.Any,
        _ => null,
    };

    private static string? TypeName(ReadOnlySpan<char> token) => token switch
    {
        "string" => "string",
        "object" => "object",
        "integer" => "integer",
        "boolean" => "boolean",
        "array" => "array",
        "number" => "number",
        _ => null,
    };

    private PackedSchema ReadInline(int indent, int depth, bool isList)
    {
        var parts = new SchemaParts { Type = isList ? "array" : "object" };
        ReadKeywords(parts, inline: true);
        if (cursor.Current == '\n')
        {
            cursor.Report(PackCodes.Malformed, cursor.At, "expected the schema of the items");
            cursor.SkipLine();
            return parts.Build();
        }

        var within = ReadSchema(indent, depth + 1);
        parts.Items = isList ? within : null;
        parts.AdditionalProperties = isList ? null : within;
        return parts.Build();
    }

    // Reads keywords as long as there are any; inline, the first other word starts the item's schema.
    private void ReadKeywords(SchemaParts parts, bool inline)
    {
        while (cursor.Take(' '))
        {
            var start = cursor.At;
            var name = cursor.TakeToken();
            if (name is "type" && parts.Reference is not null && cursor.Take('='))
            {
                parts.Type = TypeName(cursor.TakeToken());
            }
            else if (SchemaKeywords.TryParsePackName(name, out var keyword))
            {
                ReadKeyword(parts, keyword, start);
            }
            else if (inline)
            {
                cursor.At = start;
                return;
            }
            else
            {
                cursor.Report(PackCodes.Malformed, start, $"unknown keyword '{name}'");
            }
        }
    }

    private void ReadKeyword(SchemaParts parts, SchemaKeyword keyword, int start)
    {
        YamlNode? value = cursor.Take('=') ? cursor.TakeValue() : new YamlScalar("true", YamlScalarStyle.Plain, YamlScalarKind.Boolean);
        if (value is null)
        {
            return;
        }

        if (SchemaKeywords.Expected(keyword, value) is { } expected)
        {
            cursor.Report(PackCodes.BadKeyword, start, $"'{SchemaKeywords.Name(keyword)}' must be {expected}");
        }
        else if (!parts.Add(new PackedKeyword(keyword, value)))
        {
            cursor.Report(PackCodes.Malformed, start, $"'{SchemaKeywords.Name(keyword)}' is out of order; sort keywords alphabetically");
        }
    }

    private void ReadParts(SchemaParts parts, int indent, int depth)
    {
        while (cursor.CountIndent() == indent)
        {
            cursor.At += indent;
            if (cursor.Current == '@')
            {
                ReadPart(parts, indent, depth);
            }
            else
            {
                ReadProperty(parts, indent, depth);
            }

            SkipDeeper(indent);
        }
    }

    private void ReadPart(SchemaParts parts, int indent, int depth)
    {
        var start = cursor.At;
        var name = cursor.TakeToken();
        if (!cursor.Take(' '))
        {
            cursor.Report(PackCodes.Malformed, start, $"expected a schema after '{name}'");
            cursor.SkipLine();
            return;
        }

        switch (name)
        {
            case "@additionalProperties":
                parts.AdditionalProperties = ReadSchema(indent, depth + 1);
                break;
            case "@items":
                parts.Items = ReadSchema(indent, depth + 1);
                break;
            case "@not":
                parts.Not = ReadSchema(indent, depth + 1);
                break;
            case "@allOf":
                parts.AllOf = parts.AllOf.Add(ReadSchema(indent, depth + 1));
                break;
            case "@anyOf":
                parts.AnyOf = parts.AnyOf.Add(ReadSchema(indent, depth + 1));
                break;
            case "@oneOf":
                parts.OneOf = parts.OneOf.Add(ReadSchema(indent, depth + 1));
                break;
            case "@required":
                ReadRequired(parts, start);
                break;
            default:
                cursor.Report(PackCodes.Malformed, start, $"unexpected '{name}' in a schema");
                cursor.SkipLine();
                break;
        }
    }

    private void ReadRequired(SchemaParts parts, int start)
    {
        if (cursor.TakeValue() is { } value)
        {
            if (SchemaKeywords.Expected(SchemaKeyword.ListMapKeys, value) is { } expected)
            {
                cursor.Report(PackCodes.BadKeyword, start, $"'required' must be {expected}");
            }
            else
            {
                parts.Required.AddRange(((YamlSequence)value).Items.Select(item => ((YamlScalar)item).Value));
            }
        }

        cursor.EndLine();
    }

    private void ReadProperty(SchemaParts parts, int indent, int depth)
    {
        var start = cursor.At;
        if (cursor.TakeString() is not { } name)
        {
            cursor.SkipLine();
            return;
        }

        if (parts.Properties.Count > 0 && string.CompareOrdinal(parts.Properties[^1].Name, name) >= 0)
        {
            cursor.Report(PackCodes.Malformed, start, $"the property '{name}' must come before '{parts.Properties[^1].Name}'; properties are in ordinal order");
        }

        if (cursor.Take('!'))
        {
            parts.Required.Add(name);
        }

        if (!cursor.Take(' '))
        {
            cursor.Report(PackCodes.Malformed, start, $"expected a schema after '{name}'");
            cursor.SkipLine();
            return;
        }

        parts.Properties.Add(new PackedProperty(name, ReadSchema(indent, depth + 1)));
    }

    private void SkipDeeper(int indent)
    {
        var reported = false;
        while (cursor.CountIndent() > indent)
        {
            if (!reported)
            {
                cursor.Report(PackCodes.Malformed, cursor.At, "unexpected indentation");
                reported = true;
            }

            cursor.SkipLine();
        }
    }
}
