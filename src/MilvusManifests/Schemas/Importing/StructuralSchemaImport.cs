using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Reads a structural schema of a CustomResourceDefinition or an OpenAPI document, without its prose.</summary>
/// <param name="diagnostics">What is wrong with it.</param>
/// <param name="definitionOf">Resolves a reference to a definition; null if references are not allowed.</param>
internal sealed class StructuralSchemaImport(DiagnosticBag diagnostics, Func<string, string?>? definitionOf = null)
{
    /// <summary>The schema; null, with a diagnostic, if it is invalid.</summary>
    public PackedSchema? Read(YamlNode node) => Read(node, 0);

    private PackedSchema? Read(YamlNode node, int depth)
    {
        if (depth > PackCursor.MaximumDepth)
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.TooLarge, node.Location, FormattableString.Invariant($"the schema is nested deeper than {PackCursor.MaximumDepth} levels")));
            return null;
        }

        if (node is YamlScalar { Kind: YamlScalarKind.Boolean } boolean)
        {
            return boolean.Value is "true" or "True" or "TRUE" ? PackedSchema.True : PackedSchema.False;
        }

        if (node is not YamlMapping mapping)
        {
            Report(node, $"a schema must be a mapping, not {node.Description}");
            return null;
        }

        var parts = new SchemaParts();
        var keywords = new SortedDictionary<SchemaKeyword, YamlNode>();
        foreach (var (key, value) in mapping.Entries)
        {
            if (key.Value == "$ref" && definitionOf is not null)
            {
                parts.Reference = ReadReference(value);
            }
            else if (!SchemaKeywords.TryParse(key.Value, out var keyword))
            {
                ReportUnknown(key);
            }
            else if (SchemaKeywords.HasPlainValue(keyword))
            {
                ReadPlain(keywords, keyword, value);
            }
            else
            {
                ReadPart(parts, keyword, value, depth);
            }
        }

        foreach (var (keyword, value) in keywords)
        {
            parts.Add(new PackedKeyword(keyword, value));
        }

        return parts.Build();
    }

    private string? ReadReference(YamlNode value)
    {
        if ((value as YamlScalar)?.Value is { } reference && definitionOf!(reference) is { } definition)
        {
            return definition;
        }

        Report(value, "'$ref' must refer to a definition in the same document");
        return null;
    }

    private void ReadPlain(SortedDictionary<SchemaKeyword, YamlNode> keywords, SchemaKeyword keyword, YamlNode value)
    {
        if (SchemaKeywords.Expected(keyword, value) is { } expected)
        {
            Report(value, $"'{SchemaKeywords.Name(keyword)}' must be {expected}, not {value.Description}");
        }
        else if (keyword == SchemaKeyword.Pattern && Pattern.Translate(((YamlScalar)value).Value, PatternFlavour.Re2).Fault is { } fault)
        {
            Report(value, $"{ValueText.Of(value)} is not a valid regular expression: {fault}");
        }
        else if (PlainValueImport.Read(value, diagnostics) is { } plain)
        {
            keywords.Add(keyword, plain);
        }
    }

    private void ReadPart(SchemaParts parts, SchemaKeyword keyword, YamlNode value, int depth)
    {
        switch (keyword)
        {
            case SchemaKeyword.Type:
                parts.Type = ReadType(value);
                break;
            case SchemaKeyword.Required:
                ReadRequired(parts, value);
                break;
            case SchemaKeyword.Properties:
                ReadProperties(parts, value, depth);
                break;
            case SchemaKeyword.Items:
                parts.Items = Read(value, depth + 1);
                break;
            case SchemaKeyword.AdditionalProperties:
                parts.AdditionalProperties = Read(value, depth + 1);
                break;
            case SchemaKeyword.Not:
                parts.Not = Read(value, depth + 1);
                break;
            case SchemaKeyword.AllOf:
                parts.AllOf = ReadAll(keyword, value, depth);
                break;
            case SchemaKeyword.AnyOf:
                parts.AnyOf = ReadAll(keyword, value, depth);
                break;
            default:
                parts.OneOf = ReadAll(keyword, value, depth);
                break;
        }
    }

    private string? ReadType(YamlNode value)
    {
        if (value is YamlScalar { Value: "string" or "object" or "array" or "integer" or "number" or "boolean" } type)
        {
            return string.Intern(type.Value);
        }

        Report(value, "'type' must be 'array', 'boolean', 'integer', 'number', 'object' or 'string'");
        return null;
    }

    private void ReadRequired(SchemaParts parts, YamlNode value)
    {
        if (SchemaKeywords.Expected(SchemaKeyword.ListMapKeys, value) is { } expected)
        {
            Report(value, $"'required' must be {expected}, not {value.Description}");
            return;
        }

        parts.Required.AddRange(((YamlSequence)value).Items.Select(item => ((YamlScalar)item).Value));
    }

    private void ReadProperties(SchemaParts parts, YamlNode value, int depth)
    {
        if (value is not YamlMapping mapping)
        {
            Report(value, $"'properties' must be a mapping, not {value.Description}");
            return;
        }

        foreach (var (key, within) in mapping.Entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
        {
            if (Read(within, depth + 1) is { } schema)
            {
                parts.Properties.Add(new PackedProperty(key.Value, schema));
            }
        }
    }

    private ImmutableArray<PackedSchema> ReadAll(SchemaKeyword keyword, YamlNode value, int depth)
    {
        if (value is not YamlSequence sequence)
        {
            Report(value, $"'{SchemaKeywords.Name(keyword)}' must be a list, not {value.Description}");
            return [];
        }

        var schemas = ImmutableArray.CreateBuilder<PackedSchema>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (Read(item, depth + 1) is { } schema)
            {
                schemas.Add(schema);
            }
        }

        return schemas.ToImmutable();
    }

    private void ReportUnknown(YamlScalar key)
    {
        if (key.Value is not ("description" or "title" or "example" or "externalDocs" or "x-kubernetes-group-version-kind" or "x-kubernetes-unions"))
        {
            diagnostics.Add(Diagnostic.Warning(
                PackCodes.UnknownKeyword,
                key.Location,
                $"unknown schema keyword '{key.Value}' is ignored{Suggestion.Phrase(key.Value, SchemaKeywords.All.ToArray())}"));
        }
    }

    private void Report(YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(PackCodes.BadKeyword, node.Location, message));
}
