using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Finds the fields in which two forms of one object differ: lists by what names their items, command lines by flag.</summary>
internal sealed class NodeComparison
{
    // Written by the API server, and never applied.
    private static readonly string[] ServerMetadata = ["creationTimestamp", "generation", "managedFields", "resourceVersion", "selfLink", "uid"];

    private static readonly ObjectReference NoObject = new("", "", "", "");

    private readonly ObjectReference reference;
    private readonly SchemaPack? pack;
    private readonly DeepHash comparer = new();
    private readonly ListMatching matching;
    private readonly ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();

    private NodeComparison(ObjectReference reference, SchemaPack? pack)
    {
        this.reference = reference;
        this.pack = pack;
        matching = new ListMatching(comparer);
    }

    /// <summary>The fields in which two forms of an object differ.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="old">Its old form.</param>
    /// <param name="fresh">Its new form.</param>
    /// <param name="schema">The schema of its kind; null where none is known.</param>
    public static ImmutableArray<FieldChange> Compare(ObjectReference reference, YamlMapping old, YamlMapping fresh, KindSchema? schema)
    {
        var comparison = new NodeComparison(reference, schema?.Pack);
        comparison.Visit(FieldPath.Root, old, fresh, schema?.Schema);
        return comparison.changes.DrainToImmutable();
    }

    /// <summary>The places in which two documents of any kind differ.</summary>
    public static ImmutableArray<FieldChange> CompareDocuments(YamlNode old, YamlNode fresh)
    {
        var comparison = new NodeComparison(NoObject, null);
        comparison.Visit(FieldPath.Root, old, fresh, null);
        return comparison.changes.DrainToImmutable();
    }

    private void Visit(FieldPath path, YamlNode? old, YamlNode? fresh, PackedSchema? schema)
    {
        (old, fresh) = (WithoutNull(old), WithoutNull(fresh));
        if (ReferenceEquals(old, fresh))
        {
            return;
        }

        schema = schema is null ? null : pack!.Resolve(schema);
        switch (old, fresh)
        {
            case (YamlMapping left, YamlMapping right):
                VisitMappings(path, left, right, schema);
                break;
            case (YamlSequence left, YamlSequence right):
                VisitLists(path, left, right, schema);
                break;
            case (YamlScalar left, YamlScalar right) when comparer.Equals(left, right):
                break;
            default:
                Add(path, old, fresh);
                break;
        }
    }

    // A null means an absent field.
    private static YamlNode? WithoutNull(YamlNode? node) => node is YamlScalar { Kind: YamlScalarKind.Null } ? null : node;

    private void VisitMappings(FieldPath path, YamlMapping old, YamlMapping fresh, PackedSchema? schema)
    {
        foreach (var key in old.Keys.Union(fresh.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (left, right) = (old[key], fresh[key]);
            if (!ReferenceEquals(left, right) && !IsOfServer(path, key))
            {
                VisitField(path.Field(key), left, right, schema?.Property(key) ?? schema?.AdditionalProperties);
            }
        }
    }

    private bool IsOfServer(FieldPath path, string key) =>
        !ReferenceEquals(reference, NoObject)
        && ((path.Depth == 0 && key == "status")
            || (path is { Depth: 1, LastField: "metadata" } && ServerMetadata.Contains(key, StringComparer.Ordinal)));

    private void VisitField(FieldPath field, YamlNode? old, YamlNode? fresh, PackedSchema? schema)
    {
        if (Permissions.AreIn(reference, field))
        {
            changes.AddRange(PermissionChanges.Compare(field, old, fresh));
        }
        else if (DefinitionChanges.HasSchema(reference, field))
        {
            changes.AddRange(DefinitionChanges.Summarize(field, old, fresh));
        }
        else
        {
            Visit(field, old, fresh, schema);
        }
    }

    private void VisitLists(FieldPath path, YamlSequence old, YamlSequence fresh, PackedSchema? schema)
    {
        var field = path.LastField;
        if (ArgumentList.Fits(field, old, fresh))
        {
            foreach (var (flag, left, right) in ArgumentList.Compare(old, fresh))
            {
                Add(flag.Length == 0 ? path.Item("") : path.Flag(flag), Text(left), Text(right));
            }

            return;
        }

        var key = ListKey.Find(field, schema, old, fresh);
        var pairs = matching.Match(old, fresh, key);
        foreach (var pair in pairs)
        {
            var isValue = (pair.Old ?? pair.New) is YamlScalar;
            Visit(path.Item(isValue ? "" : pair.Label), pair.Old, pair.New, schema?.Items);
        }

        var isOrdered = field == "initContainers" || (!key.IsNamed && !SetLikeLists.Has(field, schema));
        if (pairs.Count == 0 && isOrdered && matching.IsReordered(old, fresh))
        {
            changes.Add(new FieldChange(path, old, fresh) { Summary = "same items in a different order" });
        }
    }

    private static YamlScalar? Text(string? value) => value is null ? null : YamlScalar.String(value);

    private void Add(FieldPath path, YamlNode? old, YamlNode? fresh)
    {
        if (SecretFields.Has(reference, path))
        {
            changes.Add(new FieldChange(path, old is null ? null : FieldChange.Hidden, fresh is null ? null : FieldChange.Hidden));
            return;
        }

        var summary = old is YamlScalar { Kind: YamlScalarKind.String } left && fresh is YamlScalar { Kind: YamlScalarKind.String } right
            ? EmbeddedDocument.Summarize(path.LastField, left.Value, right.Value)
            : null;
        changes.Add(new FieldChange(path, SecretFields.Mask(old), SecretFields.Mask(fresh)) { Summary = summary, IsVersion = VersionFields.Has(reference.Kind, path, old, fresh) });
    }
}
