using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Fields that take one of a few strings though their published schemas do not say so: the facts of one file.</summary>
internal sealed class ClosedFields
{
    private readonly YamlMapping? facts;

    /// <summary>Takes the facts: by definition (<c>core.v1.Container</c>) and field, the strings it takes.</summary>
    public ClosedFields(YamlMapping facts) => this.facts = facts;

    private ClosedFields()
    {
    }

    /// <summary>No field at all.</summary>
    public static ClosedFields None { get; } = new();

    /// <summary>The definition with its closed fields; a list that was published stays.</summary>
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
