using MilvusManifests.Schemas.Formats;
using MilvusManifests.Schemas.Keywords;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Turns the keywords of one schema into objects that evaluate them; schemas below it are left for later. Malformed keywords mean nothing.</summary>
internal sealed class SchemaCompiler
{
    private static readonly Keyword[] Nothing = [];

    private readonly CompiledSchema schema;
    private readonly JsonSchemaRegistry registry;
    private readonly YamlMapping mapping;
    private readonly JsonSchemaVocabulary vocabulary;
    private readonly List<Keyword> keywords = [];

    private SchemaCompiler(CompiledSchema schema, YamlMapping mapping, JsonSchemaRegistry registry)
    {
        this.schema = schema;
        this.registry = registry;
        this.mapping = mapping;
        vocabulary = schema.Resource.Vocabulary;
    }

    private bool IsDraft7 => (vocabulary & JsonSchemaVocabulary.Draft7) != 0;

    /// <summary>The keywords of a schema, cheap and telling ones first.</summary>
    public static Keyword[] Compile(CompiledSchema schema, JsonSchemaRegistry registry) =>
        schema.Node is YamlMapping mapping ? new SchemaCompiler(schema, mapping, registry).Compile() : schema.IsFalse ? [new FalseKeyword()] : Nothing;

    private Keyword[] Compile()
    {
        if (IsDraft7 && Find("$ref") is not null)
        {
            AddReference("$ref");
            return [.. keywords];
        }

        AddValueKeywords();
        AddNumberKeywords();
        AddTextKeywords();
        AddCollectionKeywords();
        AddReference("$ref");
        AddDynamicReference();
        AddFields();
        AddItems();
        AddCombinations();
        AddUnevaluated();
        return [.. keywords];
    }

    private void AddValueKeywords()
    {
        if (Find("type") is { } type)
        {
            var types = JsonTypes.None;
            foreach (var name in type is YamlSequence list ? [.. list.Items] : new[] { type })
            {
                types |= JsonTypes.Parse(((YamlScalar)name).Value);
            }

            keywords.Add(new TypeKeyword(types));
        }

        if (Find("const") is { } value)
        {
            keywords.Add(new EnumKeyword([value]));
        }

        if (Find("enum") is YamlSequence values)
        {
            keywords.Add(new EnumKeyword([.. values.Items]));
        }
    }

    private void AddNumberKeywords()
    {
        AddBound("minimum", "exclusiveMinimum", isUpper: false);
        AddBound("maximum", "exclusiveMaximum", isUpper: true);
        if (Find("multipleOf") is YamlScalar written && JsonSchemaKeywords.Number(written) is { } divisor)
        {
            keywords.Add(new MultipleOfKeyword(divisor, written.Value));
        }
    }

    private void AddBound(string name, string exclusiveName, bool isUpper)
    {
        var exclusive = Find(exclusiveName) as YamlScalar;
        if (Find(name) is YamlScalar written && JsonSchemaKeywords.Number(written) is { } bound)
        {
            var isExclusive = exclusive is { Kind: YamlScalarKind.Boolean, Value: ['t' or 'T', ..] };
            keywords.Add(new BoundKeyword(bound, written.Value, isUpper, isExclusive));
        }

        if (exclusive is not null && JsonSchemaKeywords.Number(exclusive) is { } limit)
        {
            keywords.Add(new BoundKeyword(limit, exclusive.Value, isUpper, isExclusive: true));
        }
    }

    private void AddTextKeywords()
    {
        if (FindCount("minLength") is var minimum && FindCount("maxLength") is var maximum && (minimum ?? maximum) is not null)
        {
            keywords.Add(new LengthKeyword(minimum ?? 0, maximum ?? long.MaxValue));
        }

        if (Find("pattern") is YamlScalar pattern)
        {
            keywords.Add(new PatternKeyword(SchemaPattern.Of(pattern.Value, PatternFlavour.EcmaScript)));
        }

        var assertsFormats = registry.Options.AssertFormats || (vocabulary & JsonSchemaVocabulary.FormatAssertion) != 0;
        if (assertsFormats && Find("format") is YamlScalar name && StringFormats.Find(name.Value) is { } format)
        {
            keywords.Add(new FormatKeyword(format));
        }
    }

    private void AddCollectionKeywords()
    {
        AddCount("minItems", "maxItems", ofFields: false);
        AddCount("minProperties", "maxProperties", ofFields: true);
        if (Find("uniqueItems") is YamlScalar { Value: ['t' or 'T', ..] })
        {
            keywords.Add(new UniqueItemsKeyword());
        }

        if (Find("required") is YamlSequence { Items.Length: > 0 } required)
        {
            keywords.Add(new RequiredKeyword(Strings(required)));
        }

        if (Find("dependentRequired") is YamlMapping dependent)
        {
            foreach (var entry in dependent.Entries)
            {
                keywords.Add(new DependentRequiredKeyword(entry.Key.Value, Strings((YamlSequence)entry.Value)));
            }
        }
    }

    private void AddCount(string minimumName, string maximumName, bool ofFields)
    {
        var (minimum, maximum) = (FindCount(minimumName), FindCount(maximumName));
        if ((minimum ?? maximum) is not null)
        {
            keywords.Add(new CountKeyword(ofFields, minimum ?? 0, maximum ?? long.MaxValue));
        }
    }

    private void AddReference(string name)
    {
        if (Find(name) is YamlScalar reference && registry.Resolve(schema.Resource, reference.Value) is { } target)
        {
            keywords.Add(new ReferenceKeyword(target.Schema));
        }
    }

    private void AddDynamicReference()
    {
        if (Find("$dynamicRef") is not YamlScalar reference || registry.Resolve(schema.Resource, reference.Value) is not var (target, anchor))
        {
            return;
        }

        var isDynamic = anchor is not null && target.Resource.DynamicAnchors.TryGetValue(anchor, out var named) && ReferenceEquals(named, target.Node);
        keywords.Add(isDynamic ? new DynamicReferenceKeyword(target, anchor!, registry) : new ReferenceKeyword(target));
    }

    private void AddFields()
    {
        var properties = Find("properties") as YamlMapping;
        var patterns = Find("patternProperties") as YamlMapping;
        var additional = Find("additionalProperties");
        if (properties is not null || patterns is not null || additional is not null)
        {
            keywords.Add(new FieldsKeyword(schema, registry, Named(properties), Patterns(patterns), additional is null ? null : Part(additional)));
        }

        if (Find("propertyNames") is { } names)
        {
            keywords.Add(new FieldNamesKeyword(Part(names)));
        }

        if (Find("dependentSchemas") is YamlMapping dependent)
        {
            foreach (var entry in dependent.Entries)
            {
                keywords.Add(new DependentSchemaKeyword(entry.Key.Value, Part(entry.Value)));
            }
        }

        if (Find("dependencies") is YamlMapping dependencies)
        {
            foreach (var entry in dependencies.Entries)
            {
                keywords.Add(entry.Value is YamlSequence list
                    ? new DependentRequiredKeyword(entry.Key.Value, Strings(list))
                    : new DependentSchemaKeyword(entry.Key.Value, Part(entry.Value)));
            }
        }
    }

    private void AddItems()
    {
        var items = Find("items");
        var prefix = IsDraft7 ? items as YamlSequence : Find("prefixItems") as YamlSequence;
        var rest = IsDraft7 && prefix is not null ? Find("additionalItems") : items;
        if (prefix is not null || rest is not null)
        {
            keywords.Add(new ItemsKeyword(prefix is null ? [] : Parts(prefix), rest is null ? null : Part(rest)));
        }

        if (Find("contains") is { } contains)
        {
            keywords.Add(new ContainsKeyword(Part(contains), FindCount("minContains") ?? 1, FindCount("maxContains") ?? long.MaxValue, !IsDraft7));
        }
    }

    private void AddCombinations()
    {
        if (Find("allOf") is YamlSequence all)
        {
            keywords.Add(new AllOfKeyword(Parts(all)));
        }

        if (Find("anyOf") is YamlSequence any)
        {
            keywords.Add(new AlternativesKeyword(Parts(any), isExclusive: false));
        }

        if (Find("oneOf") is YamlSequence one)
        {
            keywords.Add(new AlternativesKeyword(Parts(one), isExclusive: true));
        }

        if (Find("not") is { } not)
        {
            keywords.Add(new NotKeyword(Part(not)));
        }

        if (Find("if") is { } condition)
        {
            keywords.Add(new ConditionKeyword(
                Part(condition), Find("then") is { } then ? Part(then) : null, Find("else") is { } otherwise ? Part(otherwise) : null));
        }
    }

    private void AddUnevaluated()
    {
        var fields = Find("unevaluatedProperties");
        var items = Find("unevaluatedItems");
        if (fields is null && items is null)
        {
            return;
        }

        var others = keywords.ToArray();
        keywords.Clear();
        keywords.Add(new UnevaluatedKeyword(schema, registry, others, fields is null ? null : Part(fields), items is null ? null : Part(items)));
    }

    // The value of a keyword that the vocabulary has, if it is one that the keyword can have.
    private YamlNode? Find(string name)
    {
        if (mapping[name] is not { } value)
        {
            return null;
        }

        var shape = JsonSchemaKeywords.Shape(name, vocabulary);
        var isKnown = shape != KeywordShape.Any || (name == "const" && (vocabulary & JsonSchemaVocabulary.Validation) != 0);
        return isKnown && JsonSchemaKeywords.Expected(shape, value) is null ? value : null;
    }

    private long? FindCount(string name) =>
        Find(name) is { } value && JsonSchemaKeywords.Number(value) is { } count ? count.ToInt64() ?? long.MaxValue : null;

    private CompiledSchema Part(YamlNode node) => registry.Schema(node, schema.Resource);

    private CompiledSchema[] Parts(YamlSequence list)
    {
        var parts = new CompiledSchema[list.Items.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Part(list.Items[i]);
        }

        return parts;
    }

    private Dictionary<string, CompiledSchema> Named(YamlMapping? properties)
    {
        var named = new Dictionary<string, CompiledSchema>(properties?.Entries.Length ?? 0, StringComparer.Ordinal);
        foreach (var entry in properties?.Entries ?? [])
        {
            named[entry.Key.Value] = Part(entry.Value);
        }

        return named;
    }

    private (SchemaPattern Pattern, CompiledSchema Schema)[] Patterns(YamlMapping? patterns)
    {
        var made = new (SchemaPattern, CompiledSchema)[patterns?.Entries.Length ?? 0];
        for (var i = 0; i < made.Length; i++)
        {
            var entry = patterns!.Entries[i];
            made[i] = (SchemaPattern.Of(entry.Key.Value, PatternFlavour.EcmaScript), Part(entry.Value));
        }

        return made;
    }

    private static string[] Strings(YamlSequence list)
    {
        var strings = new string[list.Items.Length];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = ((YamlScalar)list.Items[i]).Value;
        }

        return strings;
    }
}
