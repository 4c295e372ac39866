using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation;

/// <summary>Validates any YAML or JSON against the schemas of a cluster, with the locations of that text. Thread-safe.</summary>
/// <param name="cluster">The schemas.</param>
/// <param name="options">What is validated.</param>
internal sealed class ManifestValidator(SchemaCatalogue cluster, ManifestValidatorOptions options)
{
    private readonly ObjectValidator validator = new(cluster.BuiltIn, cluster.Rules);
    private readonly ObjectValidator tolerant = new(cluster.BuiltIn, cluster.Rules, ObjectValidatorOptions.Default with { MayHavePlaceholders = true });

    /// <summary>Validates every object of a text against its schema; lists are expanded, and a document that is not an object is an error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Its documents; null if they were not read yet.</param>
    /// <param name="mayBeSkipped">Whether it is skipped if it is not a manifest: it was found in a folder, and nobody asked for it.</param>
    public ManifestValidation Validate(SourceText text, Result<ImmutableArray<YamlDocument>>? known = null, bool mayBeSkipped = false)
    {
        var read = known ?? KubectlReader.Read(text);
        if (!read.Succeeded && GoTemplate.Find(text) is var action and >= 0)
        {
            return mayBeSkipped
                ? new ManifestValidation([], 0) { Skipped = SkipReason.GoTemplate }
                : new ManifestValidation([Diagnostic.Error(ValidationCodes.NotRendered, text.At(action, 2), "this is a Go template, not YAML; render it first, for example with helm template")], 0);
        }

        if (mayBeSkipped && FileContent.ReasonToSkip(text, read) is { } reason)
        {
            return new ManifestValidation([], 0) { Skipped = reason };
        }

        var found = new DiagnosticBag();
        var documents = found.Take(read);
        var tally = new Tally(found);
        var mayHavePlaceholders = Placeholders.MayHave(text);
        foreach (var node in documents.Where(document => FileContent.IsManifest(document, text.Path)).SelectMany(document => ObjectStream.ObjectsOf(document.Root, found)))
        {
            Validate(node, mayHavePlaceholders, tally);
        }

        return tally.ToValidation();
    }

    private void Validate(YamlMapping node, bool mayHavePlaceholders, Tally tally)
    {
        var kind = GroupVersionKind.Of(node);
        if (kind.IsLocal || options.Skip.Any(filter => filter.Matches(kind)))
        {
            tally.SkippedKinds.Add(kind);
            return;
        }

        var schema = cluster.Find(kind);
        if (ServedKinds.IsIgnored(kind, schema, cluster, options.UnknownKinds))
        {
            tally.UnknownKinds.Add(kind);
            return;
        }

        tally.Objects++;
        tally.Found.AddRange(ServedKinds.Find(node, schema, cluster, options.UnknownKinds) is { } fault ? [fault] : []);
        if (schema is null)
        {
            return;
        }

        var marked = mayHavePlaceholders ? Placeholders.Mark(node, options.HasVariables) : node;
        var validation = (ReferenceEquals(marked, node) ? validator : tolerant).Validate(marked, schema);
        tally.Add(validation, schema, isEncrypted: mayHavePlaceholders && Placeholders.IsEncrypted(node));
    }

    private sealed class Tally(DiagnosticBag found)
    {
        private readonly HashSet<string> origins = new(StringComparer.Ordinal);
        private readonly List<UnevaluatedRule> rules = [];
        private readonly List<GroupVersionKind> withoutFields = [];

        // What cannot be read is of no type either.
        private readonly HashSet<Location?> unreadable = [.. found.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Location)];
        private int variables;
        private int unverified;
        private int encrypted;

        public DiagnosticBag Found { get; } = found;

        public List<GroupVersionKind> UnknownKinds { get; } = [];

        public List<GroupVersionKind> SkippedKinds { get; } = [];

        public int Objects { get; set; }

        public void Add(ObjectValidation validation, KindSchema schema, bool isEncrypted)
        {
            Found.AddRange(unreadable.Count == 0 ? validation.Diagnostics : validation.Diagnostics.Where(diagnostic => !unreadable.Contains(diagnostic.Location)));
            rules.AddRange(validation.UnevaluatedRules);
            if (schema.HasFields)
            {
                origins.Add(schema.Origin);
            }
            else
            {
                withoutFields.Add(schema.Kind.Name);
            }

            unverified += validation.Unverified;
            encrypted += isEncrypted ? 1 : 0;
            variables += isEncrypted ? 0 : validation.Unjudged;
        }

        public ManifestValidation ToValidation() => new(Found.InOrderOfText(), Objects)
        {
            UnevaluatedRules = [.. rules],
            SchemaOrigins = [.. origins],
            UnknownKinds = [.. UnknownKinds],
            SkippedKinds = [.. SkippedKinds],
            KindsWithoutFields = [.. withoutFields],
            Unverified = unverified,
            Variables = variables,
            Encrypted = encrypted,
        };
    }
}
