using System.Collections.Immutable;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The walk through an object and its schema.</summary>
internal sealed partial class ObjectWalk
{
    private const int MaximumDepth = 500;
    private const int MaximumVisits = 2_000_000;
    private const string ObjectMeta = "meta.v1.ObjectMeta";
    private const string LabelSelector = "meta.v1.LabelSelector";

    private readonly KindSchema kind;
    private readonly SchemaPack builtIn;
    private readonly ObjectRules rules;
    private readonly ObjectValidatorOptions options;
    private readonly InstancePath path;
    private SchemaPack pack;
    private int depth;
    private int visits;
    private int tries;

    public ObjectWalk(KindSchema kind, SchemaPack builtIn, ObjectRules rules, ObjectValidatorOptions options, InstancePath? root = null)
    {
        this.kind = kind;
        this.builtIn = builtIn;
        this.rules = rules;
        this.options = options;
        pack = kind.Pack;
        path = root ?? new InstancePath(kind.Kind.Name.Kind);
    }

    /// <summary>What is wrong with the object.</summary>
    public SchemaErrors Errors { get; } = new();

    /// <summary>The rules that apply.</summary>
    public ImmutableArray<UnevaluatedRule>.Builder Rules { get; } = ImmutableArray.CreateBuilder<UnevaluatedRule>();

    /// <summary>How many values would be errors if they were not placeholders.</summary>
    public int Unjudged { get; private set; }

    /// <summary>Validates the whole object.</summary>
    public void VisitObject(YamlMapping node)
    {
        if (kind.Kind.IsCustomResource)
        {
            node = SchemaDefaults.Apply(node, kind.Schema, pack);
            VisitResource(node, kind.Schema, UnknownFields.Pruned, isRoot: true);
            OperatorRules.Check(node, kind.Kind.Name, path, Errors);
        }
        else
        {
            Visit(node, kind.Schema, UnknownFields.Pruned);
            CheckObjectRules(node, kind.Kind.Definition, 0);
        }

        ObjectNames.Check(node, kind.Kind, path, Errors);
    }

    /// <summary>Validates the object against a JSON Schema, which need not describe the metadata of every object.</summary>
    public void VisitDescribed(YamlMapping node, JsonSchemaValidator schema)
    {
        foreach (var diagnostic in schema.Validate(node, kind.Kind.Name.Kind))
        {
            Errors.Add(new SchemaError(diagnostic, 0));
        }

        VisitMetadata(node);
        ObjectNames.Check(node, kind.Kind, path, Errors);
    }

    /// <summary>Validates a document that is what a custom resource has in a field.</summary>
    public void VisitPart(YamlMapping node, string field)
    {
        var schema = kind.Schema.Property(field) ?? throw new ArgumentException($"{kind} has no field '{field}'.", nameof(field));
        Visit(node, schema, UnknownFields.Pruned);
        OperatorRules.CheckPart(node, kind.Kind.Name, field, path, Errors);
    }

    /// <param name="node">The value.</param>
    /// <param name="schema">What it must be.</param>
    /// <param name="unknown">What becomes of fields that are not in the schema.</param>
    private void Visit(YamlNode node, PackedSchema schema, UnknownFields unknown)
    {
        if (++visits > MaximumVisits || depth >= MaximumDepth)
        {
            if (visits == MaximumVisits + 1 || depth == MaximumDepth)
            {
                Errors.Add(SchemaMessages.TooMuch(node, path, "is too large or nested too deeply to be validated"));
            }

            return;
        }

        depth++;
        var errorsBefore = Errors.Count;
        if (schema.Reference is { } reference)
        {
            VisitReference(node, schema, reference, unknown);
            CheckRules(node, schema, errorsBefore);
        }
        else if (ReferenceEquals(schema, PackedSchema.False))
        {
            Errors.Add(SchemaMessages.Forbidden(node, path, "is not allowed here"));
        }
        else if (unknown != UnknownFields.Ignored && schema is { Type: null, AnyOf.Length: > 0 } && !AllowsIntegerOrString(schema))
        {
            VisitTypedAlternative(node, schema, unknown);
        }
        else if (FitsType(node, schema))
        {
            VisitKeywords(node, schema);
            VisitParts(node, schema, unknown);
            VisitAlternatives(node, schema);
            CheckRules(node, schema, errorsBefore);
        }

        depth--;
        if (node is YamlScalar { IsPlaceholder: true } && Errors.Count > errorsBefore)
        {
            Errors.Take(errorsBefore);
            Unjudged++;
        }
    }

    private void VisitReference(YamlNode node, PackedSchema schema, string reference, UnknownFields unknown)
    {
        var errorsBefore = Errors.Count;
        Visit(node, pack.Resolve(schema), unknown);
        VisitKeywords(node, schema);
        if (unknown != UnknownFields.Ignored && node is YamlMapping mapping && ReferenceEquals(pack, builtIn))
        {
            switch (reference)
            {
                case ObjectMeta:
                    ObjectMetadata.Check(mapping, path, Errors);
                    break;
                case LabelSelector:
                    ObjectMetadata.CheckLabels(mapping, "matchLabels", path, Errors);
                    break;
            }

            CheckObjectRules(mapping, reference, errorsBefore);
        }
    }

    private void CheckObjectRules(YamlMapping node, string definition, int errorsBefore)
    {
        if (ReferenceEquals(pack, builtIn) && !(options.MayHavePlaceholders && YamlPlaceholders.AreIn(node)))
        {
            rules.Check(definition, node, path, Errors, errorsBefore);
        }
    }

    private void VisitParts(YamlNode node, PackedSchema schema, UnknownFields unknown)
    {
        if (unknown == UnknownFields.Pruned && IsTrue(schema, SchemaKeyword.PreserveUnknownFields))
        {
            unknown = UnknownFields.Preserved;
        }

        switch (node)
        {
            case YamlMapping mapping when unknown != UnknownFields.Ignored && IsTrue(schema, SchemaKeyword.EmbeddedResource):
                VisitResource(mapping, schema, unknown, isRoot: false);
                break;
            case YamlMapping mapping:
                VisitFields(mapping, schema, unknown, isResource: false);
                break;
            case YamlSequence sequence when schema.Items is { } items:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    path.Push(i);
                    Visit(sequence.Items[i], items, unknown);
                    path.Pop();
                }

                break;
        }
    }

    // An object of a kind that a CustomResourceDefinition defines: its schema need not describe what every object has.
    private void VisitResource(YamlMapping node, PackedSchema schema, UnknownFields unknown, bool isRoot)
    {
        var errorsBefore = Errors.Count;
        VisitFields(node, schema, isRoot && IsTrue(schema, SchemaKeyword.PreserveUnknownFields) ? UnknownFields.Preserved : unknown, isResource: true);
        if (isRoot)
        {
            VisitKeywords(node, schema);
            VisitAlternatives(node, schema);
            CheckRules(node, schema, errorsBefore);
        }

        foreach (var name in (ReadOnlySpan<string>)["apiVersion", "kind"])
        {
            if (node.Find(name) is not { } entry)
            {
                Errors.Add(SchemaMessages.MissingField(node, path, name));
            }
            else if (schema.Property(name) is null)
            {
                path.Push(entry.Key);
                Visit(entry.Value, PackedSchema.String, UnknownFields.Pruned);
                path.Pop();
            }
        }

        VisitMetadata(node);
    }

    private void VisitMetadata(YamlMapping node)
    {
        if (node.Find("metadata") is { } metadata && builtIn.Definition(ObjectMeta) is not null)
        {
            var outer = pack;
            pack = builtIn;
            path.Push(metadata.Key);
            Visit(metadata.Value, new PackedSchema { Reference = ObjectMeta }, UnknownFields.Pruned);
            path.Pop();
            pack = outer;
        }
    }

    private static bool IsNull(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Null };

    private static bool IsTrue(PackedSchema schema, SchemaKeyword keyword) =>
        schema[keyword] is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" };
}
