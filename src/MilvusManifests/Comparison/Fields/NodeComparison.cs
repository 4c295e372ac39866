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
    private static readonly Dictionary<string, string> NoNames = new(StringComparer.Ordinal);

    private readonly ObjectReference reference;
    private readonly DefaultedForm? form;
    private readonly IReadOnlyDictionary<string, string> generated;
    private readonly DeepHash comparer = new();
    private readonly ListMatching matching;
    private readonly ImmutableArray<FieldChange>.Builder changes = ImmutableArray.CreateBuilder<FieldChange>();

    private NodeComparison(ObjectReference reference, DefaultedForm? form, IReadOnlyDictionary<string, string> generated)
    {
        this.reference = reference;
        this.form = form;
        this.generated = generated;
        matching = new ListMatching(comparer, generated);
    }

    /// <summary>The fields in which two forms of an object differ.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="old">Its old form.</param>
    /// <param name="fresh">Its new form.</param>
    /// <param name="schema">The schema of its kind; null where none is known.</param>
    /// <param name="generated">The new names of generated ConfigMaps and Secrets, by the old ones.</param>
    public static ImmutableArray<FieldChange> Compare(
        ObjectReference reference, YamlMapping old, YamlMapping fresh, KindSchema? schema, IReadOnlyDictionary<string, string> generated)
    {
        var form = schema is null ? null : new DefaultedForm(schema.Pack, schema.Kind.IsCustomResource);
        var comparison = new NodeComparison(reference, form, generated);
        var (left, right) = ServerFields.Without(reference, old, fresh);
        comparison.Visit(FieldPath.Root, left, Renamed(left, right), schema is null ? null : new FieldType(schema.Schema, schema.Kind.Definition));
        return comparison.changes.DrainToImmutable();
    }

    /// <summary>The fields of a manifest that its object in a cluster lacks or has differently. What the manifest does not say is no difference.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="live">It in the cluster.</param>
    /// <param name="applied">It in the manifest.</param>
    /// <param name="schema">The schema of its kind; null where none is known.</param>
    public static ImmutableArray<FieldChange> CompareApplied(ObjectReference reference, YamlMapping live, YamlMapping applied, KindSchema? schema)
    {
        var form = schema is null ? null : new DefaultedForm(schema.Pack, schema.Kind.IsCustomResource);
        var type = schema is null ? null : new FieldType(schema.Schema, schema.Kind.Definition);
        var comparison = new NodeComparison(reference, form, NoNames);
        var (left, right) = ServerFields.Without(reference, live, applied);
        comparison.Visit(FieldPath.Root, new AppliedFields(form).Of(left, right, type), right, type);
        return comparison.changes.DrainToImmutable();
    }

    // The new name of an object is not a field that changed.
    private static YamlMapping Renamed(YamlMapping old, YamlMapping fresh)
    {
        if (old["metadata"] is not YamlMapping before || fresh["metadata"] is not YamlMapping after)
        {
            return fresh;
        }

        foreach (var key in (ReadOnlySpan<string>)["name", "namespace"])
        {
            if (!YamlNodeComparer.Json.Equals(before[key], after[key]))
            {
                after = before[key] is { } value ? after.With(key, value) : after.Without(key);
            }
        }

        return ReferenceEquals(after, fresh["metadata"]) ? fresh : fresh.With("metadata", after);
    }

    /// <summary>The places in which two documents of any kind differ.</summary>
    public static ImmutableArray<FieldChange> CompareDocuments(YamlNode old, YamlNode fresh)
    {
        var comparison = new NodeComparison(NoObject, null, NoNames);
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
            case (YamlScalar left, YamlScalar right) when comparer.Equals(left, right) || DefaultedForm.AreEqual(type, left, right):
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
        var (left, right) = ((old as YamlScalar)?.Value, (fresh as YamlScalar)?.Value);
        if (SecretFields.Has(reference, path))
        {
            var counted = left is null || right is null ? null : EmbeddedDocument.Compare(path.LastField, SecretFields.Decoded(path, left), SecretFields.Decoded(path, right));
            changes.Add(new FieldChange(path, old is null ? null : FieldChange.Hidden, fresh is null ? null : FieldChange.Hidden) { Summary = counted?.Summary });
            return;
        }

        var embedded = old is YamlScalar { Kind: YamlScalarKind.String } && fresh is YamlScalar { Kind: YamlScalarKind.String }
            ? EmbeddedDocument.Compare(path.LastField, left!, right!)
            : null;
        var follows = left is not null && generated.GetValueOrDefault(left) is { } name && name == right;
        changes.Add(new FieldChange(path, SecretFields.Mask(old), SecretFields.Mask(fresh))
        {
            Summary = embedded?.Summary,
            Parts = embedded?.Parts ?? [],
            FollowsHash = follows,
            IsVersion = follows || VersionFields.Has(reference.Kind, path, old, fresh),
        });
    }
}
