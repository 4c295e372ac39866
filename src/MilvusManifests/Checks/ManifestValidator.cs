using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Holds anybody's YAML or JSON against the schemas of a cluster, at the places of that text. Thread-safe.</summary>
/// <param name="catalogue">The schemas.</param>
public sealed class ManifestValidator(SchemaCatalogue catalogue)
{
    private readonly SchemaCatalogue catalogue = catalogue;

    private const int MaximumListDepth = 16;

    private readonly ObjectValidator validator = new(catalogue.BuiltIn);

    /// <summary>Holds every object of a text against its schema; lists are expanded, and what is no object is an error.</summary>
    public ManifestValidation Validate(SourceText text)
    {
        var read = YamlReader.Read(text);
        var run = new Run(this, read.Diagnostics.ToBuilder());
        foreach (var document in read.Value.IsDefault ? [] : read.Value)
        {
            if (document.Root is not (null or YamlScalar { Kind: YamlScalarKind.Null }) && !IsPatch(document.Root))
            {
                run.Visit(document.Root, 0);
            }
        }

        return run.ToResult();
    }

    // A JSON Patch is a file of a set as well.
    private static bool IsPatch(YamlNode root) =>
        root is YamlSequence { Items: [YamlMapping first, ..] } && first["op"] is YamlScalar && first["path"] is YamlScalar;

    private sealed class Run(ManifestValidator parent, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        private readonly ImmutableArray<UnevaluatedRule>.Builder rules = ImmutableArray.CreateBuilder<UnevaluatedRule>();
        private int objects;

        public ManifestValidation ToResult() => new(diagnostics.DrainToImmutable(), objects, rules.DrainToImmutable());

        public void Visit(YamlNode node, int depth)
        {
            if (node is not YamlMapping mapping)
            {
                Report(Codes.NoObject, node, $"a Kubernetes object is a mapping, and this is {node.Description}");
            }
            else if (Text(mapping, "apiVersion") is not null && Text(mapping, "kind") is not null)
            {
                Visit(mapping, GroupVersionKind.Of(mapping), depth);
            }
        }

        private void Visit(YamlMapping mapping, GroupVersionKind kind, int depth)
        {
            if (kind.Kind.EndsWith("List", StringComparison.Ordinal) && mapping["items"] is YamlSequence items && depth < MaximumListDepth)
            {
                foreach (var item in items.Items)
                {
                    Visit(item, depth + 1);
                }
            }
            else if (!kind.IsLocal)
            {
                objects++;
                Validate(mapping, parent.Schema(kind));
            }
        }

        private void Validate(YamlMapping mapping, KindSchema? schema)
        {
            if (parent.catalogue.CheckKind(mapping, schema) is { } fault)
            {
                diagnostics.Add(fault);
            }

            if (schema is not null)
            {
                var found = parent.Validate(mapping, schema);
                diagnostics.AddRange(found.Diagnostics);
                rules.AddRange(found.UnevaluatedRules);
            }
        }

        private YamlScalar? Text(YamlMapping mapping, string key)
        {
            if (mapping[key] is YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } text)
            {
                return text;
            }

            var entry = mapping.Find(key);
            Report(
                Codes.NoObject,
                (YamlNode?)entry?.Value ?? mapping,
                entry is null ? $"the object has no {key}{Suggestion.Phrase(key, mapping.Keys)}" : $"{key} of an object is a text, and this is {entry.Value.Description}");
            return null;
        }

        private void Report(DiagnosticCode code, YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(code, node.Location, message));
    }

    private KindSchema? Schema(GroupVersionKind kind) => catalogue.Find(kind);

    private ObjectValidation Validate(YamlMapping node, KindSchema schema) => validator.Validate(node, schema);
}
