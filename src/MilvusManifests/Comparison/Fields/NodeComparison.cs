using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Comparison.Defaults;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Finds the fields in which two forms of one object differ: lists by what names their items, command lines by flag.</summary>
internal sealed class NodeComparison
{
    private static readonly ObjectReference NoObject = new("", "", "", "");

    private readonly ObjectReference reference;
    private readonly DefaultedForm? form;
    private readonly DeepHash comparer = new();
    private readonly ListMatching matching;
    private readonly ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();

    private NodeComparison(ObjectReference reference, DefaultedForm? form)
    {
        this.reference = reference;
        this.form = form;
        matching = new ListMatching(comparer);
    }

    /// <summary>The fields in which two forms of an object differ.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="old">Its old form.</param>
    /// <param name="fresh">Its new form.</param>
    /// <param name="schema">The schema of its kind; null where none is known.</param>
    public static ImmutableArray<FieldChange> Compare(ObjectReference reference, YamlMapping old, YamlMapping fresh, KindSchema? schema)
    {
        var form = schema is null ? null : new DefaultedForm(schema.Pack, schema.Kind.IsCustomResource);
        var comparison = new NodeComparison(reference, form);
        var (left, right) = ServerFields.Without(reference, old, fresh);
        comparison.Visit(FieldPath.Root, left, right, schema is null ? null : new FieldType(schema.Schema, schema.Kind.Definition));
        return comparison.changes.DrainToImmutable();
    }

    /// <summary>The places in which two documents of any kind differ.</summary>
    public static ImmutableArray<FieldChange> CompareDocuments(YamlNode old, YamlNode fresh)
    {
        var comparison = new NodeComparison(NoObject, null);
        comparison.Visit(FieldPath.Root, old, fresh, null);
        return comparison.changes.DrainToImmutable();
    }

    private void Visit(FieldPath path, YamlNode? old, YamlNode? fresh, FieldType? type)
    {
        (old, fresh) = (WithoutNull(old), WithoutNull(fresh));
        if (ReferenceEquals(old, fresh))
        {
            return;
        }

        switch (old, fresh)
        {
            case (YamlMapping left, YamlMapping right):
                VisitMappings(path, left, right, type);
                break;
            case (YamlSequence left, YamlSequence right):
                VisitLists(path, left, right, type);
                break;
            case (YamlScalar left, YamlScalar right) when comparer.Equals(left, right) || form?.AreEqual(type, left, right) == true:
                break;
            default:
                Add(path, old, fresh);
                break;
        }
    }

    // A null means an absent field.
    private static YamlNode? WithoutNull(YamlNode? node) => node is YamlScalar { Kind: YamlScalarKind.Null } ? null : node;

    private void VisitMappings(FieldPath path, YamlMapping old, YamlMapping fresh, FieldType? type)
    {
        foreach (var key in old.Keys.Union(fresh.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (left, right) = (WithoutNull(old[key]), WithoutNull(fresh[key]));
            if (!ReferenceEquals(left, right) && !IsFilledIn(key, old, left, fresh, right, type))
            {
                VisitField(path.Field(key), left, right, form?.Field(type, key));
            }
        }
    }

    private bool IsFilledIn(string key, YamlMapping old, YamlNode? left, YamlMapping fresh, YamlNode? right, FieldType? type) => (left, right) switch
    {
        (null, { } added) => form?.IsFilledIn(type, old, key, added) == true,
        ({ } removed, null) => form?.IsFilledIn(type, fresh, key, removed) == true,
        _ => false,
    };

    private void VisitField(FieldPath field, YamlNode? old, YamlNode? fresh, FieldType? type)
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
            Visit(field, old, fresh, type);
        }
    }

    private void VisitLists(FieldPath path, YamlSequence old, YamlSequence fresh, FieldType? type)
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

        var items = form?.Items(type);
        var key = ListKey.Find(field, type?.Schema, old, fresh) with { Default = name => form?.Constant(items, name) };
        var written = new Dictionary<YamlNode, YamlNode>(ReferenceEqualityComparer.Instance);
        var (before, after) = key.IsNamed || items is null ? (old, fresh) : (Strip(old, items, written), Strip(fresh, items, written));
        var pairs = matching.Match(before, after, key);
        foreach (var pair in pairs)
        {
            var isValue = (pair.Old ?? pair.New) is YamlScalar;
            Visit(path.Item(isValue ? "" : pair.Label), Written(pair.Old, written), Written(pair.New, written), items);
        }

        var isOrdered = field == "initContainers" || (!key.IsNamed && !SetLikeLists.Has(field, type?.Schema));
        if (pairs.Count == 0 && isOrdered && matching.IsReordered(before, after))
        {
            changes.Add(new FieldChange(path, old, fresh) { Summary = "same items in a different order" });
        }
    }

    // Items without names are matched by what they mean, and shown as they are written.
    private YamlSequence Strip(YamlSequence list, FieldType items, Dictionary<YamlNode, YamlNode> written) => list.WithItems(item =>
    {
        var stripped = form!.Strip(item, items);
        if (!ReferenceEquals(stripped, item))
        {
            written[stripped] = item;
        }

        return stripped;
    });

    private static YamlNode? Written(YamlNode? node, Dictionary<YamlNode, YamlNode> written) => node is null ? null : written.GetValueOrDefault(node, node);

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
