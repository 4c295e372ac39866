using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Fields with enumerated values that are missing from their published schemas: the facts of one file.</summary>
internal sealed class ClosedFields
{
    private readonly YamlMapping? facts;

    /// <summary>Creates the facts: the allowed strings by definition (<c>core.v1.Container</c>) and field.</summary>
    public ClosedFields(YamlMapping facts) => this.facts = facts;

    private ClosedFields()
    {
    }

    /// <summary>No fields.</summary>
    public static ClosedFields None { get; } = new();

    /// <summary>Every field: its definition, its name and its values.</summary>
    public IEnumerable<(string Definition, string Field, YamlSequence Values)> Fields =>
        from definition in facts?.Entries ?? []
        from entry in (definition.Value as YamlMapping)?.Entries ?? []
        where entry.Value is YamlSequence
        select (definition.Key.Value, entry.Key.Value, (YamlSequence)entry.Value);

    /// <summary>The definition with its enumerated fields; a published enum is kept.</summary>
    internal PackedSchema Close(string definition, PackedSchema schema) => facts?[definition] is YamlMapping fields
        ? schema.Map((within, name) => schema.Property(name) == within && fields[name] is YamlSequence values ? Close(within, values) : within)
        : schema;

    private static PackedSchema Close(PackedSchema field, YamlSequence values)
    {
        if (field is { Type: "array", Items: not null })
        {
            return field.Map((items, _) => Close(items, values));
        }

        return field.Type != "string" || field[SchemaKeyword.Enum] is not null ? field : new PackedSchema
        {
            Type = field.Type,
            Keywords = OpenApiSchema.Insert(field.Keywords, new PackedKeyword(SchemaKeyword.Enum, values)),
        };
    }
}
