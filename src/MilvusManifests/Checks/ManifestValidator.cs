using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Validates any YAML or JSON against the schemas of a cluster, with the locations of that text. Thread-safe.</summary>
/// <param name="cluster">The schemas.</param>
/// <param name="unknown">What to report of a kind without a schema.</param>
internal sealed class ManifestValidator(SchemaCatalogue cluster, UnknownKinds unknown = UnknownKinds.Error)
{
    private const int MaximumListDepth = 16;

    private readonly ObjectValidator validator = new(cluster.BuiltIn, cluster.Rules);

    /// <summary>Validates every object of a text against its schema; lists are expanded, and a document that is not an object is an error.</summary>
    public ManifestValidation Validate(SourceText text)
    {
        var found = new DiagnosticBag();
        var rules = ImmutableArray.CreateBuilder<UnevaluatedRule>();
        var documents = found.Take(YamlReader.Read(text));
        var origins = new HashSet<string>(StringComparer.Ordinal);
        var objects = 0;
        foreach (var (node, kind) in documents.Where(IsManifest).SelectMany(document => Objects(document.Root, 0, found)))
        {
            objects++;
            var schema = cluster.Find(kind);
            found.AddRange(ServedKinds.Find(node, schema, cluster, unknown) is { } fault ? [fault] : []);
            if (schema is not null)
            {
                var validation = validator.Validate(node, schema);
                found.AddRange(validation.Diagnostics);
                rules.AddRange(validation.UnevaluatedRules);
                origins.Add(schema.Origin);
            }
        }

        return new ManifestValidation(found.ToImmutable(), objects, rules.DrainToImmutable()) { SchemaOrigins = [.. origins] };
    }

    // A JSON Patch is a file of a set as well.
    private static bool IsManifest(YamlDocument document) => document.Root switch
    {
        YamlScalar { Kind: YamlScalarKind.Null } => false,
        YamlSequence { Items: [YamlMapping first, ..] } => first["op"] is not YamlScalar || first["path"] is not YamlScalar,
        _ => true,
    };

    private static IEnumerable<(YamlMapping Node, GroupVersionKind Kind)> Objects(YamlNode node, int depth, DiagnosticBag found)
    {
        if (node is not YamlMapping mapping)
        {
            found.Error(BuildingCodes.NoObject, node.Location, $"expected a Kubernetes object, found {node.Description}");
            return [];
        }

        if (!HasText(mapping, "apiVersion", found) || !HasText(mapping, "kind", found))
        {
            return [];
        }

        var kind = GroupVersionKind.Of(mapping);
        return kind.Kind.EndsWith("List", StringComparison.Ordinal) && mapping["items"] is YamlSequence items && depth < MaximumListDepth
            ? items.Items.SelectMany(item => Objects(item, depth + 1, found))
            : kind.IsLocal ? [] : [(mapping, kind)];
    }

    private static bool HasText(YamlMapping mapping, string key, DiagnosticBag found)
    {
        var entry = mapping.Find(key);
        if (entry?.Value is YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 })
        {
            return true;
        }

        found.Error(
            BuildingCodes.NoObject,
            (entry?.Value ?? mapping).Location,
            entry is null ? $"the object has no {key}{Suggestion.Phrase(key, mapping.Keys)}" : $"{key} must be a string, found {entry.Value.Description}");
        return false;
    }
}
