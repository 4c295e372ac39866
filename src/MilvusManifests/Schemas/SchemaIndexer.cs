using System.Collections.Immutable;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Walks through a schema document once: finds what has an address or an anchor, and every keyword with a value it cannot have.</summary>
internal sealed class SchemaIndexer(JsonSchemaRegistry registry)
{
    private const int MaxDepth = 400;
    private const int MaxNodes = 4_000_000;

    private readonly ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Adds a document to the registry.</summary>
    public ImmutableArray<Diagnostic> Index(string address, YamlNode document)
    {
        if (document.Depth > MaxDepth || document.NodeCount > MaxNodes)
        {
            Error(Codes.JsonSchemaSize, document, $"the schema is deeper than {MaxDepth} levels or larger than {MaxNodes} values");
            return diagnostics.ToImmutable();
        }

        if (!JsonSchemaKeywords.IsSchema(document))
        {
            Error(Codes.JsonSchemaKeyword, document, $"a schema is a mapping, true or false, not {document.Description}");
            return diagnostics.ToImmutable();
        }

        var vocabulary = Dialect(document) ?? (registry.Options.Dialect == JsonSchemaDialect.Draft7 ? JsonSchemaVocabulary.AllOfDraft7 : JsonSchemaVocabulary.AllOf202012);
        var resource = OwnResource(document, address, vocabulary) ?? new SchemaResource(address, document, vocabulary);
        Add(resource, document);
        registry.AddAlias(address, resource);
        Walk(document, resource);
        return diagnostics.ToImmutable();
    }

    private void Walk(YamlNode node, SchemaResource parent)
    {
        if (node is not YamlMapping schema)
        {
            return;
        }

        var resource = ReferenceEquals(parent.Root, node) ? parent : OwnResource(node, parent.Address, Dialect(node) ?? parent.Vocabulary);
        if (resource is null)
        {
            resource = parent;
        }
        else if (!ReferenceEquals(resource, parent))
        {
            Add(resource, node);
        }

        AddAnchors(schema, resource);
        foreach (var entry in schema.Entries)
        {
            var shape = JsonSchemaKeywords.Shape(entry.Key.Value, resource.Vocabulary);
            if (JsonSchemaKeywords.Expected(shape, entry.Value) is { } expected)
            {
                Error(Codes.JsonSchemaKeyword, entry.Value, $"'{entry.Key.Value}' takes {expected}, not {Shown(entry.Value)}");
            }
            else
            {
                Descend(shape, entry.Value, resource);
            }
        }
    }

    private void Descend(KeywordShape shape, YamlNode value, SchemaResource resource)
    {
        if (shape == KeywordShape.Pattern)
        {
            CheckPattern((YamlScalar)value);
        }
        else if (shape is KeywordShape.Schema or KeywordShape.SchemaOrSchemas && value is YamlMapping)
        {
            Walk(value, resource);
        }
        else if (shape is KeywordShape.Schemas or KeywordShape.SchemaOrSchemas && value is YamlSequence list)
        {
            foreach (var item in list.Items)
            {
                Walk(item, resource);
            }
        }
        else if (shape is KeywordShape.SchemaMap or KeywordShape.PatternMap or KeywordShape.Dependencies && value is YamlMapping map)
        {
            foreach (var entry in map.Entries)
            {
                if (shape == KeywordShape.PatternMap)
                {
                    CheckPattern(entry.Key);
                }

                Walk(entry.Value, resource);
            }
        }
    }

    private void CheckPattern(YamlScalar pattern)
    {
        if (SchemaPattern.Of(pattern.Value, PatternFlavour.EcmaScript).Prepare() is { } reason)
        {
            diagnostics.Add(Diagnostic.Warning(Codes.JsonSchemaPattern, pattern.Location,
                $"the pattern {ValueText.Quote(pattern.Value)} cannot be honoured: {reason}; any text passes for a match"));
        }
    }

    private static SchemaResource? OwnResource(YamlNode node, string baseAddress, JsonSchemaVocabulary vocabulary) =>
        Id(node, vocabulary) is { } id && SchemaAddress.Resolve(baseAddress, id.Value) is { } resolved ? new SchemaResource(resolved.Address, node, vocabulary) : null;

    // Draft 7 leaves out whatever stands beside a $ref, and names anchors with $id.
    private static YamlScalar? Id(YamlNode node, JsonSchemaVocabulary vocabulary) =>
        node is YamlMapping schema && schema["$id"] is YamlScalar { Kind: YamlScalarKind.String } id && id.Value is [not '#', ..]
            && ((vocabulary & JsonSchemaVocabulary.Draft7) == 0 || schema["$ref"] is null) ? id : null;

    private void AddAnchors(YamlMapping schema, SchemaResource resource)
    {
        if ((resource.Vocabulary & JsonSchemaVocabulary.Draft7) != 0)
        {
            if (schema["$id"] is YamlScalar { Kind: YamlScalarKind.String } id && schema["$ref"] is null && id.Value.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at
                && at + 1 < id.Value.Length)
            {
                AddAnchor(resource, id, id.Value[(at + 1)..], schema);
            }

            return;
        }

        if (schema["$anchor"] is YamlScalar { Kind: YamlScalarKind.String } anchor)
        {
            AddAnchor(resource, anchor, anchor.Value, schema);
        }

        if (schema["$dynamicAnchor"] is YamlScalar { Kind: YamlScalarKind.String } dynamicAnchor)
        {
            AddAnchor(resource, dynamicAnchor, dynamicAnchor.Value, schema);
            resource.DynamicAnchors[dynamicAnchor.Value] = schema;
        }
    }

    private void AddAnchor(SchemaResource resource, YamlScalar written, string name, YamlMapping schema)
    {
        if (!resource.Anchors.TryAdd(name, schema) && !ReferenceEquals(resource.Anchors[name], schema))
        {
            Error(Codes.JsonSchemaIdentity, written, $"the anchor {ValueText.Quote(name)} is given twice; references to it are ambiguous");
        }
    }

    private void Add(SchemaResource resource, YamlNode node)
    {
        if (!registry.TryAdd(resource))
        {
            Error(Codes.JsonSchemaIdentity, ((YamlMapping)node)["$id"] ?? node, $"the address {ValueText.Quote(resource.Address)} is given to two schemas");
        }
    }

    private JsonSchemaVocabulary? Dialect(YamlNode node)
    {
        if (node is not YamlMapping schema || schema["$schema"] is not YamlScalar { Kind: YamlScalarKind.String } written)
        {
            return null;
        }

        var address = written.Value.TrimEnd('#');
        if (SchemaDialects.Known(address) is { } known)
        {
            return known;
        }

        if (registry.FindResource(address)?.Root is not YamlMapping meta)
        {
            diagnostics.Add(Diagnostic.Warning(Codes.JsonSchemaDialect, written.Location,
                $"{ValueText.Quote(written.Value)} is no known dialect; the schema is read as {(registry.Options.Dialect == JsonSchemaDialect.Draft7 ? "draft 7" : "draft 2020-12")}"));
            return null;
        }

        var vocabulary = SchemaDialects.Declared(meta, out var unknown);
        if (unknown is not null)
        {
            Error(Codes.JsonSchemaDialect, written, $"{ValueText.Quote(written.Value)} requires the vocabulary {ValueText.Quote(unknown)}, which is not known");
        }

        return vocabulary;
    }

    private void Error(DiagnosticCode code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));

    private static string Shown(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.String } or YamlScalar { Kind: not YamlScalarKind.Null } ? ValueText.Of(node) : node.Description;
}
