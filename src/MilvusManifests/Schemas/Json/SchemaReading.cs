using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>
/// Walks a schema document once: finds addresses and anchors, and every keyword with an invalid value. The library reports the
/// latter with one exception and no location.
/// </summary>
internal sealed class SchemaReading(SchemaIndex index, JsonSchemaDialect standard)
{
    private const int MaxDepth = 300;
    private const int MaxNodes = 500_000;

    private const int MaxDiagnostics = 1000;

    // An engine for a short pattern needs as much memory as one for some hundred characters.
    private const int MaxPatternLength = 200_000;
    private const int LeastPatternLength = 400;

    private readonly DiagnosticBag diagnostics = new(MaxDiagnostics);
    private readonly HashSet<string> patterns = new(StringComparer.Ordinal);
    private SchemaDialect? documentDialect;
    private int patternLength;

    /// <summary>The schemas with an address that were found.</summary>
    public List<SchemaResource> Resources { get; } = [];

    /// <summary>What is wrong with the document.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics.ToImmutable();

    /// <summary>Adds a document to the index.</summary>
    /// <returns>The document as a place, and as passed to the library; null if it cannot be read at all.</returns>
    public (SchemaPlace Place, YamlNode Text)? Read(string address, YamlNode document)
    {
        if (document.Depth > MaxDepth || document.NodeCount > MaxNodes)
        {
            Error(JsonSchemaCodes.Size, document, $"the schema is deeper than {MaxDepth} levels or larger than {MaxNodes} values");
            return null;
        }

        if (!JsonKeywords.IsSchema(document))
        {
            Error(JsonSchemaCodes.Keyword, document, $"a schema must be a mapping, true or false, not {document.Description}");
            return null;
        }

        documentDialect = document is YamlMapping mapping ? FindDialect(mapping) : null;
        var dialect = documentDialect?.Dialect ?? standard;
        var resource = OwnResource(document, address, dialect) ?? new SchemaResource(address, document, dialect);
        Add(resource, document);
        index.AddAlias(address, resource);
        return (new SchemaPlace(document, resource), Walk(document, resource));
    }

    /// <summary>Reads a schema that is not below any keyword: only a reference makes it a schema.</summary>
    public void ReadPart(YamlMapping part, SchemaResource resource) => Walk(part, resource);

    private YamlNode Walk(YamlNode node, SchemaResource parent)
    {
        if (node is not YamlMapping schema)
        {
            return node;
        }

        index.MarkRead(schema);
        var resource = Enter(schema, parent, out var dialect);
        AddAnchors(schema, resource);
        ImmutableArray<YamlEntry>.Builder? changed = null;
        for (var i = 0; i < schema.Entries.Length; i++)
        {
            var (key, value) = (schema.Entries[i].Key, schema.Entries[i].Value);
            if (JsonKeywords.Find(key.Value, resource.Dialect) is not { } keyword)
            {
                continue;
            }

            if (!keyword.Accepts(value))
            {
                ReportMalformed(key.Value, keyword, value);
                continue;
            }

            CheckPatterns(key.Value, value);
            var walked = key.Value == "$schema" ? YamlScalar.String(dialect?.Address ?? "") : WalkParts(keyword, value, resource);
            if (!ReferenceEquals(walked, value))
            {
                changed ??= schema.Entries.ToBuilder();
                changed[i] = new YamlEntry(key, walked);
            }
        }

        var written = changed is null ? schema : new YamlMapping(changed.DrainToImmutable(), schema.Location);

        // Only a schema with its own address can have its own dialect, although the library allows more.
        written = dialect is null || !ReferenceEquals(resource.Root, schema) ? written.Without("$schema") : written;
        written = WithIdentityFirst(WithoutHidden(written, resource.Dialect));
        return resource.Dialect > JsonSchemaDialect.Draft7 ? written : WithNumericBound(WithNumericBound(written, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
    }

    private void ReportMalformed(string name, JsonKeyword keyword, YamlNode value)
    {
        var isWhole = true;
        foreach (var (within, part) in keyword.Members(value))
        {
            if (!JsonKeywords.IsSchema(part) && !(keyword.Holds == SchemaHolding.MapOrNames && JsonKeywords.IsStrings(part)))
            {
                var expected = keyword.Holds == SchemaHolding.MapOrNames ? "a schema or a list of names" : "a schema: a mapping, true or false";
                Error(JsonSchemaCodes.Keyword, part, $"'{name}{within}' must be {expected}, not {Shown(part)}");
                isWhole = false;
            }
        }

        if (isWhole)
        {
            Error(JsonSchemaCodes.Keyword, value, $"'{name}' must be {keyword.Expected}, not {Shown(value)}");
        }
    }

    private YamlNode WalkParts(JsonKeyword keyword, YamlNode value, SchemaResource resource)
    {
        switch (keyword.Holds, value)
        {
            case (SchemaHolding.None, _):
                return value;
            case (SchemaHolding.One or SchemaHolding.OneOrList, YamlMapping or YamlScalar):
                return Walk(value, resource);
            case (_, YamlSequence list):
                var items = list.Items.Select(item => Walk(item, resource)).ToImmutableArray();
                return items.SequenceEqual(list.Items) ? value : new YamlSequence(items, list.Location);
            case (_, YamlMapping map):
                var entries = map.Entries.Select(entry => Walk(entry.Value, resource) is var walked && ReferenceEquals(walked, entry.Value) ? entry : new YamlEntry(entry.Key, walked)).ToImmutableArray();
                return entries.SequenceEqual(map.Entries) ? value : new YamlMapping(entries, map.Location);
            default:
                return value;
        }
    }

    // The library ignores these for the keywords before them.
    private static YamlMapping WithIdentityFirst(YamlMapping schema) => schema.IndexOf("$schema") <= 0 && schema.IndexOf("$id") <= 0 ? schema
        : new YamlMapping(schema.Entries.OrderBy(entry => entry.Key.Value switch { "$schema" => 0, "$id" => 1, _ => 2 }).ToImmutableArray(), schema.Location);

    // Up to draft 7 a $ref hides its siblings. The library depends on their order, and on the dialect that it started with.
    private static YamlMapping WithoutHidden(YamlMapping schema, JsonSchemaDialect dialect) =>
        dialect > JsonSchemaDialect.Draft7 || schema.IndexOf("$ref") < 0 ? schema
            : new YamlMapping([.. schema.Entries.Where(entry => entry.Key.Value is "$ref" or "$schema" or "definitions" or "$defs" || JsonKeywords.Find(entry.Key.Value, dialect) is null)], schema.Location);

    // Draft 4's 'exclusiveMinimum: true' next to 'minimum', which schemas generated from OpenAPI still have.
    private static YamlMapping WithNumericBound(YamlMapping schema, string bound, string exclusive) =>
        schema[exclusive] is not YamlScalar { Kind: YamlScalarKind.Boolean } flag ? schema
            : flag.Value is ['t' or 'T', ..] && schema[bound] is { } limit ? schema.Without(bound).With(exclusive, limit)
            : schema.Without(exclusive);

    private SchemaResource Enter(YamlMapping schema, SchemaResource parent, out SchemaDialect? dialect)
    {
        if (ReferenceEquals(parent.Root, schema))
        {
            dialect = documentDialect;
            return parent;
        }

        dialect = Id(schema, JsonSchemaDialect.Draft202012) is null ? null : FindDialect(schema);
        if (OwnResource(schema, parent.Address, dialect?.Dialect ?? parent.Dialect) is not { } own)
        {
            return parent;
        }

        Add(own, schema);
        return own;
    }

    private static SchemaResource? OwnResource(YamlNode node, string baseAddress, JsonSchemaDialect dialect) =>
        Id(node, dialect) is { } id && SchemaAddress.Resolve(baseAddress, id.Value) is { } resolved ? new SchemaResource(resolved.Address, node, dialect) : null;

    // Drafts up to 7 ignore the siblings of a $ref, and define anchors with $id.
    private static YamlScalar? Id(YamlNode node, JsonSchemaDialect dialect) =>
        node is YamlMapping schema && schema["$id"] is YamlScalar { Kind: YamlScalarKind.String } id && id.Value is [not '#', ..]
            && (dialect > JsonSchemaDialect.Draft7 || schema["$ref"] is null) ? id : null;

    private void AddAnchors(YamlMapping schema, SchemaResource resource)
    {
        if (resource.Dialect <= JsonSchemaDialect.Draft7)
        {
            if (schema["$id"] is YamlScalar { Kind: YamlScalarKind.String, Value: ['#', _, ..] } id && schema["$ref"] is null)
            {
                AddAnchor(resource, id, id.Value[1..], schema);
            }

            return;
        }

        resource.IsRecursive |= ReferenceEquals(resource.Root, schema) && schema["$recursiveAnchor"] is YamlScalar { Value: "true" };
        if (schema["$anchor"] is YamlScalar { Kind: YamlScalarKind.String } anchor)
        {
            AddAnchor(resource, anchor, anchor.Value, schema);
        }

        if (resource.Dialect == JsonSchemaDialect.Draft202012 && schema["$dynamicAnchor"] is YamlScalar { Kind: YamlScalarKind.String } dynamicAnchor)
        {
            AddAnchor(resource, dynamicAnchor, dynamicAnchor.Value, schema);
            resource.DynamicAnchors[dynamicAnchor.Value] = schema;
        }
    }

    private void AddAnchor(SchemaResource resource, YamlScalar written, string name, YamlMapping schema)
    {
        if (!resource.Anchors.TryAdd(name, schema))
        {
            Error(JsonSchemaCodes.Identity, written, $"duplicate anchor {ValueText.Quote(name)}; references to it are ambiguous");
        }
    }

    private void Add(SchemaResource resource, YamlNode node)
    {
        Resources.Add(resource);
        if (!index.TryAdd(resource))
        {
            Error(JsonSchemaCodes.Identity, (node as YamlMapping)?["$id"] ?? node, $"duplicate schema address {ValueText.Quote(resource.Address)}");
        }
    }

    private SchemaDialect? FindDialect(YamlMapping schema)
    {
        if (schema["$schema"] is not YamlScalar { Kind: YamlScalarKind.String } written)
        {
            return null;
        }

        if (SchemaDialect.Standard(written.Value) is { } known)
        {
            return known;
        }

        var address = written.Value.TrimEnd('#');
        if (index.Find(address)?.Root is not YamlMapping meta)
        {
            Warn(JsonSchemaCodes.Dialect, written, $"unknown dialect {ValueText.Quote(written.Value)}; the schema is read as {Name(standard)}");
            return null;
        }

        if (SchemaDialect.UnknownVocabulary(meta) is { } unknown)
        {
            Error(JsonSchemaCodes.Dialect, written, $"{ValueText.Quote(written.Value)} requires the unknown vocabulary {ValueText.Quote(unknown)}");
        }

        return SchemaDialect.Read(meta, address);
    }

    private void CheckPatterns(string keyword, YamlNode value)
    {
        if (keyword == "pattern")
        {
            CheckPattern((YamlScalar)value);
        }
        else if (keyword == "patternProperties")
        {
            foreach (var entry in ((YamlMapping)value).Entries)
            {
                CheckPattern(entry.Key);
            }
        }
    }

    private void CheckPattern(YamlScalar pattern)
    {
        var before = patternLength;
        patternLength += patterns.Add(pattern.Value) && patternLength <= MaxPatternLength ? LeastPatternLength + Math.Min(pattern.Value.Length, Pattern.LongestPattern) : 0;
        if (patternLength > MaxPatternLength)
        {
            if (before <= MaxPatternLength)
            {
                Error(JsonSchemaCodes.Size, pattern, $"the schema has more patterns than {MaxPatternLength / LeastPatternLength}, or longer ones");
            }
        }
        else if (Pattern.Translate(pattern.Value, PatternFlavour.EcmaScript).Prepare() is { } reason)
        {
            Warn(JsonSchemaCodes.Pattern, pattern, $"the pattern {ValueText.Quote(pattern.Value)} is not supported and is ignored: {reason}");
        }
    }

    private static string Name(JsonSchemaDialect dialect) => dialect switch
    {
        JsonSchemaDialect.Draft6 => "draft 6",
        JsonSchemaDialect.Draft7 => "draft 7",
        JsonSchemaDialect.Draft201909 => "draft 2019-09",
        _ => "draft 2020-12",
    };

    private void Warn(DiagnosticCode code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Warning(code, node.Location, message));

    private void Error(DiagnosticCode code, YamlNode node, string message) => diagnostics.Error(code, node.Location, message);

    private static string Shown(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.String } or YamlScalar { Kind: not YamlScalarKind.Null } ? ValueText.Of(node) : node.Description;
}
