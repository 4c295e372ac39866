using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>The references of a schema and their targets.</summary>
internal static class SchemaReferences
{
    /// <summary>The keywords that refer to another schema, with their values.</summary>
    public static IEnumerable<(string Keyword, YamlScalar Reference)> Find(SchemaPlace schema) =>
        schema.Node is YamlMapping mapping && (mapping.IndexOf("$ref") >= 0 || mapping.IndexOf("$dynamicRef") >= 0 || mapping.IndexOf("$recursiveRef") >= 0)
            ? Find(schema, mapping) : [];

    /// <summary>Every possible target of a reference: of a dynamic one, in any scope.</summary>
    public static IEnumerable<SchemaPlace> Targets(this SchemaIndex index, SchemaPlace schema, string keyword, string reference)
    {
        if (index.Resolve(schema.Resource, reference) is not { } target)
        {
            return [];
        }

        return (keyword, DynamicAnchor(target, reference)) switch
        {
            ("$dynamicRef", { } anchor) => index.Resources.Where(resource => resource.DynamicAnchors.ContainsKey(anchor))
                .Select(resource => index.At(resource.DynamicAnchors[anchor], resource)),
            ("$recursiveRef", _) when target.Resource.IsRecursive => index.Resources.Where(resource => resource.IsRecursive)
                .Select(resource => index.At(resource.Root, resource)),
            _ => [target],
        };
    }

    /// <summary>The target of a reference from a scope.</summary>
    /// <param name="index">Resolves addresses.</param>
    /// <param name="schema">The schema with the reference.</param>
    /// <param name="keyword">The keyword of the reference.</param>
    /// <param name="reference">Its value.</param>
    /// <param name="scope">The schemas with an address that were entered, the outermost first.</param>
    public static SchemaPlace? Target(this SchemaIndex index, SchemaPlace schema, string keyword, string reference, List<SchemaResource> scope)
    {
        if (index.Resolve(schema.Resource, reference) is not { } target)
        {
            return null;
        }

        if (keyword == "$dynamicRef" && DynamicAnchor(target, reference) is { } anchor)
        {
            return scope.Find(resource => resource.DynamicAnchors.ContainsKey(anchor)) is { } outermost ? index.At(outermost.DynamicAnchors[anchor], outermost) : target;
        }

        if (keyword == "$recursiveRef" && target.Resource.IsRecursive)
        {
            var first = scope.FindLastIndex(resource => !resource.IsRecursive) + 1;
            return first < scope.Count ? index.At(scope[first].Root, scope[first]) : target;
        }

        return target;
    }

    private static string? DynamicAnchor(SchemaPlace target, string reference) =>
        reference.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash && reference[(hash + 1)..] is var anchor
        && target.Resource.DynamicAnchors.TryGetValue(anchor, out var named) && ReferenceEquals(named, target.Node) ? anchor : null;

    private static IEnumerable<(string Keyword, YamlScalar Reference)> Find(SchemaPlace schema, YamlMapping mapping)
    {
        if (mapping["$ref"] is YamlScalar reference)
        {
            yield return ("$ref", reference);
        }

        if (schema.Resource.Dialect == JsonSchemaDialect.Draft202012 && mapping["$dynamicRef"] is YamlScalar dynamicReference)
        {
            yield return ("$dynamicRef", dynamicReference);
        }

        if (schema.Resource.Dialect == JsonSchemaDialect.Draft201909 && mapping["$recursiveRef"] is YamlScalar recursiveReference)
        {
            yield return ("$recursiveRef", recursiveReference);
        }
    }
}
