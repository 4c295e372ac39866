using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Follows every reference that a schema can come to and reports those that lead nowhere.</summary>
internal sealed class ReferenceCheck(JsonSchemaRegistry registry)
{
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly HashSet<YamlNode> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(YamlNode Node, SchemaResource Resource)> pending = new();

    /// <summary>The references that lead nowhere.</summary>
    public ImmutableArray<Diagnostic> Check(YamlNode schema, SchemaResource resource)
    {
        Visit(schema, resource);
        while (pending.TryDequeue(out var next))
        {
            CheckSchema((YamlMapping)next.Node, next.Resource);
        }

        return diagnostics.ToImmutable();
    }

    private void Visit(YamlNode node, SchemaResource resource)
    {
        if (node is YamlMapping && seen.Add(node))
        {
            pending.Enqueue((node, registry.ResourceOf(node) ?? resource));
        }
    }

    private void CheckSchema(YamlMapping schema, SchemaResource resource)
    {
        foreach (var entry in schema.Entries)
        {
            var shape = JsonSchemaKeywords.Shape(entry.Key.Value, resource.Vocabulary);
            switch (shape)
            {
                case KeywordShape.String when entry.Key.Value is "$ref" or "$dynamicRef" && entry.Value is YamlScalar reference:
                    CheckReference(reference, resource);
                    break;
                case KeywordShape.Schema or KeywordShape.Schemas or KeywordShape.SchemaOrSchemas or KeywordShape.SchemaMap or KeywordShape.PatternMap
                    or KeywordShape.Dependencies:
                    VisitAll(shape, entry.Value, resource);
                    break;
            }
        }
    }

    private void VisitAll(KeywordShape shape, YamlNode value, SchemaResource resource)
    {
        if (value is YamlSequence list)
        {
            foreach (var item in list.Items)
            {
                Visit(item, resource);
            }
        }
        else if (value is YamlMapping map && shape is KeywordShape.SchemaMap or KeywordShape.PatternMap or KeywordShape.Dependencies)
        {
            foreach (var entry in map.Entries)
            {
                Visit(entry.Value, resource);
            }
        }
        else
        {
            Visit(value, resource);
        }
    }

    private void CheckReference(YamlScalar reference, SchemaResource resource)
    {
        if (registry.Resolve(resource, reference.Value) is { } target)
        {
            Visit(target.Schema.Node, target.Schema.Resource);
            return;
        }

        diagnostics.Add(Diagnostic.Error(Codes.JsonSchemaReference, reference.Location, Message(reference.Value, resource)));
    }

    private string Message(string reference, SchemaResource resource)
    {
        if (SchemaAddress.Resolve(resource.Address, reference) is not var (address, fragment))
        {
            return $"{ValueText.Quote(reference)} is no reference; write a URI";
        }

        var target = string.Equals(address, resource.Address, StringComparison.Ordinal) ? resource : registry.FindResource(address);
        if (target is null)
        {
            return $"{ValueText.Quote(reference)} leads to {ValueText.Quote(address)}, which is not given; add that document";
        }

        return fragment.StartsWith('/')
            ? $"{ValueText.Quote(reference)} leads nowhere: there is no schema at {ValueText.Quote(fragment)}"
            : $"{ValueText.Quote(reference)} leads nowhere: there is no anchor {ValueText.Quote(fragment)}{Suggestion.Phrase(fragment, target.Anchors.Keys)}";
    }
}
