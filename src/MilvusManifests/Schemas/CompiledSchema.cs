using MilvusManifests.Schemas.Keywords;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>A schema or a part of one, compiled when it is first applied.</summary>
internal sealed class CompiledSchema(YamlNode node, SchemaResource resource, JsonSchemaRegistry registry)
{
    private Keyword[]? keywords;

    /// <summary>The schema as it was written.</summary>
    public YamlNode Node => node;

    /// <summary>Where it belongs: the base of its references, and a scope of dynamic anchors.</summary>
    public SchemaResource Resource => resource;

    /// <summary>Whether it takes nothing at all.</summary>
    public bool IsFalse => node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: ['f' or 'F', ..] };

    /// <summary>Its keywords, in the order in which they are applied.</summary>
    public Keyword[] Keywords => Volatile.Read(ref keywords) ?? Compile();

    private Keyword[] Compile()
    {
        // Two threads may both compile it; either result will do.
        var compiled = SchemaCompiler.Compile(this, registry);
        Volatile.Write(ref keywords, compiled);
        return compiled;
    }
}
