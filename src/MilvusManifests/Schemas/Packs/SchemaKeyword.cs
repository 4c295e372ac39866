namespace MilvusManifests.Schemas.Packs;

/// <summary>The keywords of a Kubernetes schema, in the ordinal order of their names.</summary>
internal enum SchemaKeyword
{
    /// <summary><c>additionalProperties</c></summary>
    AdditionalProperties,

    /// <summary><c>allOf</c></summary>
    AllOf,

    /// <summary><c>anyOf</c></summary>
    AnyOf,

    /// <summary><c>default</c></summary>
    Default,

    /// <summary><c>enum</c></summary>
    Enum,

    /// <summary><c>exclusiveMaximum</c></summary>
    ExclusiveMaximum,

    /// <summary><c>exclusiveMinimum</c></summary>
    ExclusiveMinimum,

    /// <summary><c>format</c></summary>
    Format,

    /// <summary><c>items</c></summary>
    Items,

    /// <summary><c>maxItems</c></summary>
    MaxItems,

    /// <summary><c>maxLength</c></summary>
    MaxLength,

    /// <summary><c>maxProperties</c></summary>
    MaxProperties,

    /// <summary><c>maximum</c></summary>
    Maximum,

    /// <summary><c>minItems</c></summary>
    MinItems,

    /// <summary><c>minLength</c></summary>
    MinLength,

    /// <summary><c>minProperties</c></summary>
    MinProperties,

    /// <summary><c>minimum</c></summary>
    Minimum,

    /// <summary><c>multipleOf</c></summary>
    MultipleOf,

    /// <summary><c>not</c></summary>
    Not,

    /// <summary><c>nullable</c></summary>
    Nullable,

    /// <summary><c>oneOf</c></summary>
    OneOf,

    /// <summary><c>pattern</c></summary>
    Pattern,

    /// <summary><c>properties</c></summary>
    Properties,

    /// <summary><c>required</c></summary>
    Required,

    /// <summary><c>type</c></summary>
    Type,

    /// <summary><c>uniqueItems</c></summary>
    UniqueItems,

    /// <summary><c>x-kubernetes-embedded-resource</c></summary>
    EmbeddedResource,

    /// <summary><c>x-kubernetes-int-or-string</c></summary>
    IntOrString,

    /// <summary><c>x-kubernetes-list-map-keys</c></summary>
    ListMapKeys,

    /// <summary><c>x-kubernetes-list-type</c></summary>
    ListType,

    /// <summary><c>x-kubernetes-map-type</c></summary>
    MapType,

    /// <summary><c>x-kubernetes-patch-merge-key</c></summary>
    PatchMergeKey,

    /// <summary><c>x-kubernetes-patch-strategy</c></summary>
    PatchStrategy,

    /// <summary><c>x-kubernetes-preserve-unknown-fields</c></summary>
    PreserveUnknownFields,

    /// <summary><c>x-kubernetes-validations</c></summary>
    Validations,
}
